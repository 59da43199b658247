/** Systems in which no rule finds a fault, for faults to be planted in. */

export const CONFIG = `services:
  chat:
    traffic: websocket
    sessionSeconds: 3600
    paths: [/ws]
`;

const WORKLOAD = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: chat
  namespace: web
spec:
  replicas: 3
  selector: { matchLabels: { app: chat } }
  template:
    metadata: { labels: { app: chat } }
    spec:
      terminationGracePeriodSeconds: 90
      containers:
        - name: chat
          image: europe-docker.pkg.dev/acme/chat/server:1.14.2
          args:
            - uvicorn
            - --ws-ping-interval=20
            - --ws-ping-timeout=20
            - --timeout-keep-alive=650
            - --timeout-graceful-shutdown=20
            - app.main:app
            - --host=0.0.0.0
            - --port=8080
          ports: [{ name: http, containerPort: 8080 }]
          lifecycle: { preStop: { exec: { command: [sleep, "15"] } } }
          startupProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 24
          readinessProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 10
            timeoutSeconds: 3
          livenessProbe:
            httpGet: { path: /live, port: http }
            periodSeconds: 10
            timeoutSeconds: 3
            failureThreshold: 3
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: chat, namespace: web }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: chat } }
`;

const service = (annotation: string): string => `---
apiVersion: v1
kind: Service
metadata:
  name: chat
  namespace: web
${annotation}spec:
  selector: { app: chat }
  ports: [{ name: http, port: 80, targetPort: 8080 }]
`;

/** A Deployment behind a GKE Ingress, whose timeout is a lifetime. */
export const INGRESS: Readonly<Record<string, string>> = {
  "workload.yaml":
    WORKLOAD +
    service(`  annotations:
    cloud.google.com/neg: '{"ingress": true}'
    cloud.google.com/backend-config: '{"default": "chat"}'
`),
  "ingress.yaml": `apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata:
  name: chat
  namespace: web
spec:
  timeoutSec: 3600
  connectionDraining: { drainingTimeoutSec: 60 }
  healthCheck:
    type: HTTP
    requestPath: /ready
    port: 8080
    checkIntervalSec: 10
    timeoutSec: 5
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: chat
  namespace: web
  annotations: { kubernetes.io/ingress.class: gce }
spec:
  defaultBackend: { service: { name: chat, port: { number: 80 } } }
`,
};

/** The same behind a GKE Gateway, whose timeout cuts silent connections. */
export const GATEWAY: Readonly<Record<string, string>> = {
  "workload.yaml": WORKLOAD + service(""),
  "gateway.yaml": `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: chat, namespace: web }
spec:
  gatewayClassName: gke-l7-global-external-managed
  listeners: [{ name: http, protocol: HTTP, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: chat, namespace: web }
spec:
  parentRefs: [{ name: chat }]
  rules: [{ backendRefs: [{ name: chat, port: 80 }] }]
---
apiVersion: networking.gke.io/v1
kind: HealthCheckPolicy
metadata: { name: chat, namespace: web }
spec:
  default:
    checkIntervalSec: 10
    timeoutSec: 5
    config: { type: HTTP, httpHealthCheck: { port: 8080, requestPath: /ready } }
  targetRef: { group: "", kind: Service, name: chat }
---
apiVersion: networking.gke.io/v1
kind: GCPBackendPolicy
metadata: { name: chat, namespace: web }
spec:
  default: { timeoutSec: 3600, connectionDraining: { drainingTimeoutSec: 60 } }
  targetRef: { group: "", kind: Service, name: chat }
`,
};

/** A Cloud Run service. */
export const CLOUD_RUN: Readonly<Record<string, string>> = {
  "service.yaml": `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  labels: { cloud.googleapis.com/location: europe-west1 }
  annotations:
    run.googleapis.com/minScale: "1"
spec:
  template:
    metadata:
      annotations:
        autoscaling.knative.dev/maxScale: "20"
        run.googleapis.com/cpu-throttling: "false"
        run.googleapis.com/execution-environment: gen2
        run.googleapis.com/sessionAffinity: "true"
    spec:
      timeoutSeconds: 3600
      containerConcurrency: 250
      containers:
        - image: europe-docker.pkg.dev/acme/chat/server:1.14.2
          args: [uvicorn, "app.main:app", --host=0.0.0.0, --port=8080, --ws-ping-interval=20, --timeout-graceful-shutdown=8]
          ports: [{ name: http1, containerPort: 8080 }]
          resources: { limits: { cpu: "1", memory: 1Gi } }
          startupProbe:
            httpGet: { path: /ready, port: 8080 }
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 24
          livenessProbe:
            httpGet: { path: /live, port: 8080 }
            periodSeconds: 30
            timeoutSeconds: 5
            failureThreshold: 3
`,
};

/** The same behind a load balancer. */
export const SERVERLESS: Readonly<Record<string, string>> = {
  ...CLOUD_RUN,
  "lb.tf": `resource "google_compute_backend_service" "chat" {
  name                  = "chat"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.chat.id
  }
}

resource "google_compute_region_network_endpoint_group" "chat" {
  name                  = "chat"
  region                = "europe-west1"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = "chat"
  }
}
`,
};
