#!/bin/bash
set -euo pipefail
python manage.py migrate && python manage.py check
exec uvicorn chat:app --host 0.0.0.0 --port "$PORT"
