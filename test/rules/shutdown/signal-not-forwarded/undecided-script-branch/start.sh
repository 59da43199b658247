#!/bin/sh
if [ "$RELOAD" = "1" ]; then
  exec uvicorn chat:app --reload
fi
uvicorn chat:app --host 0.0.0.0 --port "$PORT"
