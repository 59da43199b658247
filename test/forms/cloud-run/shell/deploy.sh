#!/usr/bin/env bash
set -euo pipefail
TIMEOUT=600

gcloud run deploy chat \
  --region europe-west1 \
  --image europe-docker.pkg.dev/acme/chat/server:1.14.2 \
  --args=uvicorn,app.main:app,--host=0.0.0.0,--port=8080,--ws-ping-interval=20 \
  --timeout "$TIMEOUT" \
  --concurrency=250 \
  --min-instances=1 \
  --max-instances=10 \
  --session-affinity \
  --use-http2 \
  --port=8080 \
  --startup-probe=httpGet.path=/ready,httpGet.port=8080,periodSeconds=10,timeoutSeconds=20,failureThreshold=3
