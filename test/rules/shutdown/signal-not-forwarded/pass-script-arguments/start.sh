#!/usr/bin/env bash
case "$1" in
  worker) celery -A chat worker ;;
  web)
    shift
    set -- uvicorn chat:app --host 0.0.0.0 "$@"
    ;;
esac
if [ "${1#-}" != "$1" ]; then
  set -- uvicorn "$@"
fi
exec "$@"
