#!/bin/sh
gcloud run services update websocket-chat --region europe-west1 --cpu 0.5
