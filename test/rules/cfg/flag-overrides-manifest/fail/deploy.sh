gcloud run deploy chat --region europe-west1 --image example/chat:2 --timeout 900
