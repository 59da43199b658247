import type { ConnectionPath, LoadBalancer } from "../model/path.ts";

const WORDS: Readonly<Record<ConnectionPath["traffic"]["kind"], string>> = {
  websocket: "WebSocket",
  sse: "event stream",
  grpc: "gRPC stream",
  "long-polling": "long poll",
  http: "connection",
};

/** What a client of this path holds open, as a message names it: `WebSocket`, `event stream`. */
export function connectionWord(path: ConnectionPath): string {
  return WORDS[path.traffic.kind];
}

/** `Ingress chat`, and `load balancer chat-run` where only the backend service has a name. */
export function loadBalancerWord({ name, attachment }: LoadBalancer): string {
  return attachment.via === "backend-service" ? `load balancer ${name}` : name;
}

/** A word at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
