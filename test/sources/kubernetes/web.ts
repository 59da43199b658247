import { parseAllDocuments } from "yaml";
import type { KubernetesObject } from "../../support/fake-kubernetes.ts";

/** A namespace with a chat service behind an Ingress and a shared Gateway, and a neighbour beside it. */
export const WEB = `
apiVersion: v1
kind: Service
metadata:
  name: chat
  namespace: web
  annotations:
    cloud.google.com/neg: '{"ingress": true}'
    cloud.google.com/backend-config: '{"default": "chat-backend"}'
spec:
  type: ClusterIP
  selector: {app: chat}
  ports: [{name: ws, port: 80, targetPort: http, protocol: TCP}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: chat, namespace: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: chat}}
  template:
    metadata: {labels: {app: chat}}
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: app
          image: registry.example/chat:1
          ports: [{name: http, containerPort: 8080}]
          envFrom: [{configMapRef: {name: chat-env}}]
          readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 5, timeoutSeconds: 2}
          volumeMounts: [{name: settings, mountPath: /etc/chat}]
      volumes: [{name: settings, configMap: {name: chat-settings}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: chat-env, namespace: web}
data: {WEBSOCKET_PING_INTERVAL: "25"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: chat-settings, namespace: web}
data:
  app.yaml: |
    websocket:
      heartbeat_interval: 25
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: chat, namespace: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: chat}
  minReplicas: 2
  maxReplicas: 9
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: chat, namespace: web}
spec: {minAvailable: 1, selector: {matchLabels: {app: chat}}}
---
apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata: {name: chat-backend, namespace: web}
spec:
  timeoutSec: 3600
  connectionDraining: {drainingTimeoutSec: 60}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: chat
  namespace: web
  annotations:
    kubernetes.io/ingress.class: gce
    networking.gke.io/v1beta1.FrontendConfig: secure
spec:
  tls: [{secretName: chat-tls}]
  rules:
    - host: chat.example.com
      http:
        paths:
          - path: /ws
            pathType: Prefix
            backend: {service: {name: chat, port: {name: ws}}}
          - path: /api/*
            pathType: ImplementationSpecific
            backend: {service: {name: api, port: {number: 80}}}
status: {loadBalancer: {ingress: [{ip: 203.0.113.10}]}}
---
apiVersion: networking.gke.io/v1beta1
kind: FrontendConfig
metadata: {name: secure, namespace: web}
spec: {redirectToHttps: {enabled: true}}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: web}
spec: {type: ClusterIP, selector: {app: api}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: web}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers: [{name: app, image: "registry.example/api:1", ports: [{containerPort: 8080}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: chat, namespace: web}
spec:
  parentRefs: [{name: edge, namespace: infra}]
  hostnames: [chat.example.org]
  rules:
    - matches: [{path: {type: PathPrefix, value: /socket}}]
      backendRefs: [{name: chat, port: 80}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: gke-l7-global-external-managed
  listeners:
    - {name: http, protocol: HTTP, port: 80}
    - name: https
      protocol: HTTPS
      port: 443
      hostname: "*.example.org"
      tls: {mode: Terminate, certificateRefs: [{name: edge-tls}]}
      allowedRoutes: {namespaces: {from: All}}
status: {addresses: [{type: IPAddress, value: 203.0.113.20}]}
---
apiVersion: networking.gke.io/v1
kind: GCPGatewayPolicy
metadata: {name: edge, namespace: infra}
spec:
  default: {sslPolicy: modern}
  targetRef: {group: gateway.networking.k8s.io, kind: Gateway, name: edge}
---
apiVersion: networking.gke.io/v1
kind: GCPBackendPolicy
metadata: {name: chat, namespace: web}
spec:
  default: {timeoutSec: 1800}
  targetRef: {group: "", kind: Service, name: chat}
---
apiVersion: networking.gke.io/v1
kind: HealthCheckPolicy
metadata: {name: chat, namespace: web}
spec:
  default: {config: {type: HTTP, httpHealthCheck: {requestPath: /ready, port: 8080}}}
  targetRef: {group: "", kind: Service, name: chat}
`;

/** What is in the cluster besides, and must not be read. */
export const OTHERS = `
apiVersion: v1
kind: Secret
metadata: {name: chat-tls, namespace: web}
stringData: {key: secret}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: somebody-elses, namespace: web}
data: {a: b}
---
apiVersion: v1
kind: Namespace
metadata: {name: web}
---
apiVersion: v1
kind: Namespace
metadata: {name: infra}
`;

export function objectsIn(...texts: readonly string[]): readonly KubernetesObject[] {
  return texts.flatMap((text) => parseAllDocuments(text).map((document) => object(document.toJS())));
}

function object(value: unknown): KubernetesObject {
  if (!isObject(value)) throw new TypeError("a document that is no Kubernetes object");
  return value;
}

function isObject(value: unknown): value is KubernetesObject {
  return typeof value === "object" && value !== null && "apiVersion" in value && "kind" in value && "metadata" in value;
}
