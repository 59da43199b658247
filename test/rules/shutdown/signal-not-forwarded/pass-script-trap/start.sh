#!/bin/sh
trap 'kill -TERM "$server"' TERM
uvicorn chat:app --host 0.0.0.0 --port "$PORT" &
server=$!
wait "$server"
