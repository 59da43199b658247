echo "starting as $(id -un)"
"$@"
