gcloud run deploy chat --timeout 900
