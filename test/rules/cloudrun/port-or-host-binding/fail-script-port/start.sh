#!/bin/sh
export PORT=8000
exec uvicorn chat:app --host 0.0.0.0 --port $PORT
