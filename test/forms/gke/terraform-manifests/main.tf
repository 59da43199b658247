resource "kubectl_manifest" "deployment" {
  yaml_body = <<-YAML
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: chat
      namespace: web
    spec:
      replicas: 3
      selector:
        matchLabels:
          app: chat
      template:
        metadata:
          labels:
            app: chat
        spec:
          terminationGracePeriodSeconds: 45
          containers:
            - name: chat
              image: europe-docker.pkg.dev/acme/chat/server:1.14.2
              args:
                - uvicorn
                - app.main:app
                - --host=0.0.0.0
                - --port=8080
                - --ws-ping-interval=90
              ports:
                - name: ws
                  containerPort: 8080
              readinessProbe:
                httpGet:
                  path: /ready
                  port: 8080
                periodSeconds: 5
                timeoutSeconds: 2
  YAML
}

resource "kubectl_manifest" "service" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: Service
    metadata:
      name: chat
      namespace: web
      annotations:
        cloud.google.com/backend-config: '{"default": "chat"}'
    spec:
      selector:
        app: chat
      ports:
        - name: ws
          port: 80
          targetPort: 8080
  YAML
}

resource "kubectl_manifest" "backendconfig" {
  yaml_body = <<-YAML
    apiVersion: cloud.google.com/v1
    kind: BackendConfig
    metadata:
      name: chat
      namespace: web
    spec:
      timeoutSec: 60
      connectionDraining:
        drainingTimeoutSec: 300
  YAML
}

resource "kubectl_manifest" "ingress" {
  yaml_body = <<-YAML
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: chat
      namespace: web
      annotations:
        kubernetes.io/ingress.class: gce
    spec:
      defaultBackend:
        service:
          name: chat
          port:
            number: 80
  YAML
}
