locals {
  minutes = 10
}

resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"

  template {
    timeout                          = "${local.minutes * 60}s"
    max_instance_request_concurrency = 250
    session_affinity                 = true

    scaling {
      min_instance_count = 1
      max_instance_count = 10
    }

    containers {
      image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
      args  = ["uvicorn", "app.main:app", "--host=0.0.0.0", "--port=8080", "--ws-ping-interval=20"]

      ports {
        name           = "h2c"
        container_port = 8080
      }

      startup_probe {
        period_seconds    = 10
        timeout_seconds   = 20
        failure_threshold = 3

        http_get {
          path = "/ready"
          port = 8080
        }
      }
    }
  }
}
