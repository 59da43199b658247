locals {
  labels = { app = "chat" }
}

resource "kubernetes_deployment_v1" "chat" {
  metadata {
    name      = "chat"
    namespace = "web"
  }

  spec {
    replicas = 3

    selector {
      match_labels = local.labels
    }

    template {
      metadata {
        labels = local.labels
      }

      spec {
        termination_grace_period_seconds = 45

        container {
          name  = "chat"
          image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
          args  = ["uvicorn", "app.main:app", "--host=0.0.0.0", "--port=8080", "--ws-ping-interval=90"]

          port {
            name           = "ws"
            container_port = 8080
          }

          readiness_probe {
            period_seconds  = 5
            timeout_seconds = 2

            http_get {
              path = "/ready"
              port = 8080
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
    annotations = {
      "cloud.google.com/backend-config" = jsonencode({ default = "chat" })
    }
  }

  spec {
    selector = local.labels

    port {
      name        = "ws"
      port        = 80
      target_port = 8080
    }
  }
}

resource "kubernetes_manifest" "backend" {
  manifest = {
    apiVersion = "cloud.google.com/v1"
    kind       = "BackendConfig"
    metadata = {
      name      = "chat"
      namespace = "web"
    }
    spec = {
      timeoutSec = 60
      connectionDraining = {
        drainingTimeoutSec = 300
      }
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
    default_backend {
      service {
        name = kubernetes_service_v1.chat.metadata[0].name
        port {
          number = 80
        }
      }
    }
  }
}
