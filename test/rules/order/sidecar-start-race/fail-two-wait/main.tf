resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"
  template {
    containers {
      name       = "app"
      image      = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
      args       = ["uvicorn", "app.main:app", "--port=8080", "--ws-ping-interval=20"]
      depends_on = ["proxy"]
      ports {
        container_port = 8080
      }
    }
    containers {
      name       = "metrics"
      image      = "europe-docker.pkg.dev/acme/metrics/agent:3"
      depends_on = ["proxy"]
    }
    containers {
      name  = "proxy"
      image = "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.2"
      args  = ["--port=5432", "acme:europe-west1:chat"]
    }
  }
}
