resource "kubernetes_deployment" "chat" {
  metadata {
    name = "chat"
  }
  spec {
    replicas = 10
    strategy {
      type = "RollingUpdate"
      rolling_update {
        max_unavailable = "60%"
      }
    }
    selector {
      match_labels = { app = "chat" }
    }
    template {
      metadata {
        labels = { app = "chat" }
      }
      spec {
        container {
          name  = "chat"
          image = "europe-docker.pkg.dev/acme-prod/chat/server:1.14.2"
          args  = ["uvicorn", "app.main:app", "--port=8080", "--ws-ping-interval=20"]
        }
      }
    }
  }
}
