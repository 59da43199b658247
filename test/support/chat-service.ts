interface Chat {
  readonly name?: string;
  readonly timeout?: string;
  readonly drain?: string;
}

/** A Cloud Run service with two faults: sessions end after `timeout` seconds, and letting go takes `drain` of the 10. */
export function chatService({ name = "chat", timeout = "600", drain = "30" }: Chat = {}): string {
  return `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: ${name}
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      timeoutSeconds: ${timeout}
      containers:
        - name: chat
          image: europe-docker.pkg.dev/acme/chat/server:1.14.2
          args: [uvicorn, "app.main:app", --host=0.0.0.0, --port=8080, --ws-ping-interval=20, --timeout-graceful-shutdown=${drain}]
`;
}
