resource "google_cloud_run_v2_service" "chat" {
  name     = "websocket-chat"
  location = "europe-west1"

  template {
    max_instance_request_concurrency = 1

    containers {
      image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
    }
  }
}
