gcloud run deploy chat --timeout 1h
