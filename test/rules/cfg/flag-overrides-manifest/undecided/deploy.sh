gcloud run deploy chat --timeout "$TIMEOUT"
