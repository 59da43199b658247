gcloud run deploy chat --timeout 900
gcloud run services replace service.yaml
