resource "kubernetes_deployment_v1" "chat" {
  metadata {
    name      = "chat"
    namespace = "web"
  }
  spec {
    replicas = 3
    selector {
      match_labels = { app = "chat" }
    }
    template {
      metadata {
        labels = { app = "chat" }
      }
      spec {
        termination_grace_period_seconds = 30
        container {
          name  = "chat"
          image = "europe-docker.pkg.dev/acme-prod/chat/server:1.14.2"
          args = [
            "uvicorn",
            "app.main:app",
            "--host=0.0.0.0",
            "--port=8080",
            "--timeout-graceful-shutdown=20",
          ]
          port {
            name           = "http"
            container_port = 8080
          }
          readiness_probe {
            http_get {
              path = "/"
              port = 8080
            }
          }
          lifecycle {
            pre_stop {
              exec {
                command = ["sleep", "15"]
              }
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_service_v1" "chat" {
  metadata {
    name      = "chat"
    namespace = "web"
  }
  spec {
    selector = {
      app = kubernetes_deployment_v1.chat.spec[0].template[0].metadata[0].labels.app
    }
    port {
      name        = "http"
      port        = 80
      target_port = "http"
    }
  }
}

resource "kubernetes_ingress_v1" "chat" {
  metadata {
    name      = "chat"
    namespace = "web"
    annotations = {
      "kubernetes.io/ingress.class" = "gce"
    }
  }
  spec {
    rule {
      host = "chat.example.com"
      http {
        path {
          path      = "/ws"
          path_type = "Prefix"
          backend {
            service {
              name = kubernetes_service_v1.chat.metadata[0].name
              port {
                number = 80
              }
            }
          }
        }
      }
    }
  }
}
