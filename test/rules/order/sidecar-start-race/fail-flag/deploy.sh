#!/bin/sh
gcloud run services replace service.yaml --region=europe-west1
gcloud run services update chat --region=europe-west1 --container=app --depends-on=proxy
