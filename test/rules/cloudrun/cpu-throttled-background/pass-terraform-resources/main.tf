resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"

  template {
    timeout = "3600s"

    containers {
      image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"

      resources {
        limits = {
          memory = "1Gi"
        }
      }
    }
  }
}
