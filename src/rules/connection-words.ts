import type { LoadBalancer } from "../model/load-balancer.ts";
import type { ConnectionPath } from "../model/path.ts";
import { TRAFFIC_WORDS } from "../model/words.ts";

/** What a client of this path holds open, as a message names it: `WebSocket`, `event stream`. */
export function connectionWord(path: ConnectionPath): string {
  return TRAFFIC_WORDS[path.traffic.kind].one;
}

/** `Ingress chat`, and `load balancer chat-run` where only the backend service has a name. */
export function loadBalancerWord({ name, attachment }: LoadBalancer): string {
  return attachment.via === "backend-service" ? `load balancer ${name}` : name;
}

/** A word at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
