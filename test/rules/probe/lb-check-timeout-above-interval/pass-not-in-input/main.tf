resource "google_compute_backend_service" "chat" {
  name                  = "chat-websocket"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  timeout_sec           = 3600
  health_checks         = [google_compute_health_check.chat.id]

  backend {
    group = google_compute_network_endpoint_group.chat.id
  }
}

resource "google_compute_network_endpoint_group" "chat" {
  name                  = "chat"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
