resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"

  template {
    timeout = "3600s"

    vpc_access {
      dynamic "network_interfaces" {
        for_each = var.networks
        content {
          network = network_interfaces.value
        }
      }
    }

    containers {
      image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
    }
  }
}

variable "networks" {
  type = list(string)
}
