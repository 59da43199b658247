gcloud run deploy chat --image example/chat:2 --max-instances 5
