resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"

  template {
    annotations = {
      "autoscaling.knative.dev/minScale" = "2"
    }

    containers {
      image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
    }
  }
}
