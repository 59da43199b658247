#!/bin/sh
gcloud run deploy chat --region=europe-west1 \
  --container=app --image=europe-docker.pkg.dev/acme/chat/server:1.14.2 --port=8080 \
  --args=uvicorn,app.main:app,--port=8080,--ws-ping-interval=20 \
  --depends-on=proxy \
  --container=proxy --image=gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.2 \
  --args=--port=5432,acme:europe-west1:chat
