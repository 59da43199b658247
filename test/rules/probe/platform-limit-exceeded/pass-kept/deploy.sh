#!/bin/sh
gcloud run services update chat --region=europe-west1 --timeout=3600 --concurrency=250
