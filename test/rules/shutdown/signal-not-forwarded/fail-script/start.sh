#!/bin/sh
set -e
python manage.py migrate
uvicorn chat:app --host 0.0.0.0 --port "$PORT"
