/** A mutant that nothing can tell from the original, and the argument for that. */
export interface Equivalent {
  /** `lb/session-affinity-missing`, or the name of a file that several rules share: `heartbeat`. */
  readonly rule: string;
  readonly original: string;
  readonly mutated: string;
  readonly because: string;
}

export const EQUIVALENT: readonly Equivalent[] = [
  {
    rule: "backend-setting",
    original: "setting.service ?? setting.backendService",
    mutated: "setting.service",
    because:
      "Settings stand on a Service itself only behind a passthrough load balancer. It has no backend timeout and no draining of its own, so the only setting that anybody advises there is affinity, and that names its spelling on a Service.",
  },
  {
    rule: "shutdown/unbounded-graceful-wait",
    original: 'traffic.kind === "websocket" && origin.kind === "default" && origin.limit.id === "uvicorn-drain"',
    mutated: 'traffic.kind === "websocket" && origin.kind === "default"',
    because:
      "Of the servers that are read, uvicorn alone waits without limit unless it is told otherwise: no other default comes here. The row is asked for because the message is about uvicorn.",
  },
];
