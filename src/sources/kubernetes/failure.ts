/** What went wrong, by the question of who can mend it. */
export type FailureKind =
  // What was asked for makes no sense.
  | "bad-service-name"
  | "unknown-context"
  | "service-not-found"
  | "unknown-port"
  // Nobody to ask, or nobody to ask as.
  | "no-kubeconfig"
  | "invalid-kubeconfig"
  | "credentials-failed"
  | "exec-plugin-failed"
  | "unauthorized"
  | "forbidden"
  // Something could not be read or reached.
  | "unreachable"
  | "tls"
  | "timeout"
  | "interrupted"
  | "api-error"
  | "no-ready-pod";

/** Whose turn it is after a failure: the command's, the credentials' or the cluster's. */
export type FailureCause = "request" | "credentials" | "cluster";

export interface Failure {
  readonly ok: false;
  readonly kind: FailureKind;
  /** One line without a secret in it, to be shown as it is. */
  readonly message: string;
}

export const FAILURE_CAUSES: Readonly<Record<FailureKind, FailureCause>> = {
  "bad-service-name": "request",
  "unknown-context": "request",
  "service-not-found": "request",
  "unknown-port": "request",
  "no-kubeconfig": "credentials",
  "invalid-kubeconfig": "credentials",
  "credentials-failed": "credentials",
  "exec-plugin-failed": "credentials",
  unauthorized: "credentials",
  forbidden: "credentials",
  unreachable: "cluster",
  tls: "cluster",
  timeout: "cluster",
  interrupted: "cluster",
  "api-error": "cluster",
  "no-ready-pod": "cluster",
};

/** Travels inside this folder only; `settle` makes a `Failure` of it. */
export class KubernetesError extends Error {
  override readonly name = "KubernetesError";
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Why nothing more is waited for; `late` says what had not happened by then. */
export function endedEarly({ reason }: AbortSignal, late: string): KubernetesError {
  const isTimeout = reason instanceof Error && reason.name === "TimeoutError";
  return isTimeout
    ? new KubernetesError("timeout", `${late} in time`)
    : new KubernetesError("interrupted", `interrupted before it was done: ${late}`);
}

/** What was done, or why it could not be; our own faults go on as they are. */
export async function settle<T extends { readonly ok: true }>(work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KubernetesError) return { ok: false, kind: error.kind, message: error.message };
    throw error;
  }
}
