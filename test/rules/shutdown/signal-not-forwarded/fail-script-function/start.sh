#!/bin/bash
serve() {
  local port="${PORT:-8080}"
  gunicorn -k uvicorn.workers.UvicornWorker -b "0.0.0.0:$port" "$@"
}
main() {
  serve chat:app
}
main "$@"
