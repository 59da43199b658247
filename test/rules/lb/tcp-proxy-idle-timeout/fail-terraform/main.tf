resource "google_compute_backend_service" "chat" {
  name                  = "websocket-chat"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "TCP"
  timeout_sec           = 300
  health_checks         = [google_compute_health_check.chat.id]
  backend {
    group = google_compute_network_endpoint_group.chat.id
  }
}

resource "google_compute_network_endpoint_group" "chat" {
  name    = "chat"
  network = "default"
  zone    = "europe-west1-b"
}

resource "google_compute_health_check" "chat" {
  name = "chat"
  http_health_check {
    port = 8080
  }
}
