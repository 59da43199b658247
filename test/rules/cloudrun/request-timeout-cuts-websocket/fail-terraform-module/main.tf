module "chat" {
  source       = "GoogleCloudPlatform/cloud-run/google"
  version      = "~> 0.10"
  service_name = "websocket-chat"
  project_id   = "acme-prod"
  location     = "europe-west1"
  image        = "europe-docker.pkg.dev/acme-prod/chat/server:1.14.2"
}
