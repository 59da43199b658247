module "chat" {
  source  = "GoogleCloudPlatform/cloud-run/google"
  version = "0.19.0"

  service_name          = "chat"
  location              = "europe-west1"
  image                 = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
  argument              = ["uvicorn", "app.main:app", "--host=0.0.0.0", "--port=8080", "--ws-ping-interval=20"]
  timeout_seconds       = 600
  container_concurrency = 250

  ports = {
    name = "h2c"
    port = 8080
  }

  template_annotations = {
    "autoscaling.knative.dev/minScale"   = "1"
    "autoscaling.knative.dev/maxScale"   = "10"
    "run.googleapis.com/sessionAffinity" = "true"
  }

  startup_probe = {
    period_seconds    = 10
    timeout_seconds   = 20
    failure_threshold = 3
    http_get = {
      path = "/ready"
      port = 8080
    }
  }
}
