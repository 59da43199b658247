variable "timeout" {
  default = 600
}

resource "google_cloud_run_service" "chat" {
  name     = "chat"
  location = "europe-west1"

  template {
    metadata {
      annotations = {
        "autoscaling.knative.dev/minScale"   = "1"
        "autoscaling.knative.dev/maxScale"   = "10"
        "run.googleapis.com/sessionAffinity" = "true"
      }
    }

    spec {
      timeout_seconds       = var.timeout
      container_concurrency = 250

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
}
