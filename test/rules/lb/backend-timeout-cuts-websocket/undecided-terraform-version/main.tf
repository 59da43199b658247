resource "google_compute_backend_service" "chat" {
  name        = "websocket-chat"
  protocol    = "HTTP"
  timeout_sec = 60
  backend {
    group = "projects/acme-prod/zones/europe-west1-b/instanceGroups/chat"
  }
}
