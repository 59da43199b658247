/** Terraform as people write it, with something wrong in each. */
export const FIXTURES: Readonly<Record<string, string>> = {
  "Cloud Run v2": `resource "google_cloud_run_v2_service" "chat" {
  name     = "chat-websocket"
  location = "europe-west1"
  ingress  = "INGRESS_TRAFFIC_ALL"
  template {
    timeout                          = "300s"
    session_affinity                 = false
    max_instance_request_concurrency = 10
    scaling {
      min_instance_count = 0
      max_instance_count = 3
    }
    containers {
      image   = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
      command = ["uvicorn", "chat:app", "--host", "0.0.0.0", "--ws-ping-interval", "4000"]
      ports {
        name           = "h2c"
        container_port = 8080
      }
      env {
        name  = "WS_PING_SECONDS"
        value = "900"
      }
      resources {
        cpu_idle = true
        limits   = { cpu = "1", memory = "512Mi" }
      }
      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 1
        failure_threshold = 1
        http_get {
          path = "/socket.io/"
          port = 8080
        }
      }
    }
  }
}
`,
  "Cloud Run v1": `resource "google_cloud_run_service" "chat" {
  name     = "chat-websocket"
  location = "europe-west1"
  template {
    metadata {
      annotations = {
        "autoscaling.knative.dev/minScale"   = "0"
        "autoscaling.knative.dev/maxScale"   = "5"
        "run.googleapis.com/sessionAffinity" = "false"
      }
    }
    spec {
      timeout_seconds       = 60
      container_concurrency = 1
      containers {
        image = "europe-docker.pkg.dev/acme/chat/server:1"
        args  = ["gunicorn", "-k", "uvicorn.workers.UvicornWorker", "--timeout", "30", "--graceful-timeout", "60", "app"]
        ports {
          name           = "http1"
          container_port = 8080
        }
        env {
          name  = "WEBSOCKET_PING_INTERVAL"
          value = "700"
        }
      }
    }
  }
}
`,
  "a load balancer": `locals {
  groups = { a = "10", b = "20" }
  scheme = "EXTERNAL_MANAGED"
}
resource "google_compute_backend_service" "ws" {
  name                            = "websocket-backend"
  protocol                        = "HTTP"
  load_balancing_scheme           = local.scheme
  timeout_sec                     = 30
  connection_draining_timeout_sec = 0
  session_affinity                = "NONE"
  health_checks                   = [google_compute_health_check.ws.id]
  dynamic "backend" {
    for_each = local.groups
    content {
      group                 = google_compute_instance_group_manager.ws[backend.key].instance_group
      max_rate_per_instance = backend.value
    }
  }
}
resource "google_compute_instance_group_manager" "ws" {
  for_each = local.groups
  name     = "ws-\${each.key}"
  zone     = "europe-west1-\${each.key}"
}
resource "google_compute_health_check" "ws" {
  name                = "ws"
  check_interval_sec  = 1
  timeout_sec         = 5
  unhealthy_threshold = 1
  http_health_check {
    port         = 8080
    request_path = "/ws"
  }
}
resource "google_compute_url_map" "ws" {
  name            = "ws"
  default_service = google_compute_backend_service.ws.id
}
resource "google_compute_target_http_proxy" "ws" {
  name                        = "ws"
  url_map                     = google_compute_url_map.ws.id
  http_keep_alive_timeout_sec = 5
}
resource "google_compute_global_forwarding_rule" "ws" {
  name                  = "ws"
  target                = google_compute_target_http_proxy.ws.id
  load_balancing_scheme = local.scheme
  port_range            = "80"
}
`,
};
