resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"

  template {
    timeout = "3600s"

    containers {
      image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"

      dynamic "startup_probe" {
        for_each = var.probes
        content {
          http_get {
            path = "/ready"
          }
        }
      }
    }
  }
}

variable "probes" {
  type = list(string)
}
