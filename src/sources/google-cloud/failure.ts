/** Why nothing, or not enough, could be read from Google Cloud. */
export type FailureKind =
  /** The request contradicts itself or names what cannot be a name. */
  | "senseless-request"
  | "no-credentials"
  /** Credentials were sent and refused as such. */
  | "unauthenticated"
  | "forbidden"
  | "api-disabled"
  | "quota"
  | "service-not-found"
  | "revision-not-found"
  | "tag-not-found"
  | "tag-without-url"
  | "service-without-url"
  /** The revision takes no traffic and has no tag, so no address leads to it. */
  | "revision-not-addressable"
  | "unreachable"
  | "timeout"
  | "aborted"
  | "server-error"
  /** Something answered, but not the Cloud Run Admin API. */
  | "not-json"
  | "unexpected-answer";

export interface Failure {
  readonly ok: false;
  readonly kind: FailureKind;
  /** A sentence without a full stop; never holds a token. */
  readonly message: string;
}

export function failure(kind: FailureKind, message: string): Failure {
  return { ok: false, kind, message };
}
