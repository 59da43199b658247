module "lb" {
  source                = "GoogleCloudPlatform/lb-http/google"
  version               = "~> 12.0"
  name                  = "websocket-chat"
  project               = "acme-prod"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backends = {
    default = {
      protocol    = "HTTP"
      timeout_sec = 10
      health_check = {
        request_path = "/ready"
        port         = 8080
      }
      groups = [{ group = google_compute_region_instance_group_manager.chat.instance_group }]
    }
  }
}

resource "google_compute_region_instance_group_manager" "chat" {
  name   = "chat"
  region = "europe-west1"
}
