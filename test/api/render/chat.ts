/** A chat service behind GKE Ingress, as one base; each test changes a piece. */
export const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: chat-ws
  annotations:
    cloud.google.com/backend-config: '{"default": "chat"}'
spec:
  selector: { app: chat }
  ports: [{ name: ws, port: 80, targetPort: 8080 }]
`;

export const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: chat }
spec:
  defaultBackend: { service: { name: chat-ws, port: { number: 80 } } }
`;

export function backendConfig(spec: string): string {
  return `apiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: { name: chat }\nspec:\n${spec}`;
}

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: chat }
spec:
  selector: { matchLabels: { app: chat } }
  template:
    metadata: { labels: { app: chat } }
    spec:
      containers:
        - name: chat
          image: example/chat
          ports: [{ containerPort: 8080 }]
`;

export function together(...objects: readonly string[]): string {
  return objects.join("---\n");
}

export const TIMEOUT = "lb/backend-timeout-cuts-websocket";
