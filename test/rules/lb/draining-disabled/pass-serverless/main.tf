resource "google_compute_backend_service" "chat" {
  name                            = "chat-run"
  load_balancing_scheme           = "EXTERNAL_MANAGED"
  connection_draining_timeout_sec = 0
  backend {
    group = google_compute_region_network_endpoint_group.chat.id
  }
}

resource "google_compute_region_network_endpoint_group" "chat" {
  name   = "chat-run"
  region = "europe-west1"
  cloud_run {
    service = google_cloud_run_v2_service.chat.name
  }
}

resource "google_cloud_run_v2_service" "chat" {
  name     = "websocket-chat"
  location = "europe-west1"
  template {
    timeout = "3600s"
    containers {
      image = "europe-docker.pkg.dev/acme-prod/chat/server:1.14.2"
    }
  }
}
