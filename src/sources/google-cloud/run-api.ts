import type { GoogleAuth } from "google-auth-library";
import { run_v2 } from "googleapis/build/src/apis/run/v2.js";
import type { Deadline } from "./deadline.ts";
import { type Failure, type FailureKind, failure } from "./failure.ts";
import { isObject, parseJson } from "./json.ts";
import { reasonOf, refusalOf } from "./refusal.ts";

export type Answer = { readonly ok: true; readonly value: unknown } | Failure;

/** What is asked for, in the words of a message. */
export interface Subject {
  /** `service chat` */
  readonly what: string;
  readonly permission: "run.services.get" | "run.revisions.get";
  readonly notFound: FailureKind;
  readonly name: string;
}

export interface RunApi {
  getService(subject: Subject): Promise<Answer>;
  getRevision(subject: Subject): Promise<Answer>;
}

/** The Cloud Run Admin API v2. `rootUrl` puts another server in its place. */
export function runApi(auth: GoogleAuth, rootUrl: string | undefined, deadline: Deadline): RunApi {
  const { services } = new run_v2.Run({ auth, ...(rootUrl === undefined ? {} : { rootUrl }) }).projects.locations;
  // As text, so that "not JSON" is ours to see.
  const options = {
    responseType: "text",
    signal: deadline.signal,
    maxContentLength: MAX_BYTES,
    retryConfig: RETRIES,
  } as const;
  return {
    getService: (subject) => ask(() => services.get({ name: subject.name }, options), subject, deadline),
    getRevision: (subject) => ask(() => services.revisions.get({ name: subject.name }, options), subject, deadline),
  };
}

/** A service is some kilobytes. */
const MAX_BYTES = 8 * 1024 * 1024;

/** A hiccup of the API is worth two more tries; a quota that is used up is not. */
const RETRIES = { retry: 2, noResponseRetries: 0, statusCodesToRetry: [[500, 599]], retryDelay: 200 };

async function ask(
  send: () => Promise<{ readonly data: unknown }>,
  subject: Subject,
  deadline: Deadline,
): Promise<Answer> {
  try {
    const { data } = await send();
    const parsed = typeof data === "string" ? parseJson(data) : { value: data };
    if (parsed === undefined || !isObject(parsed.value)) return failure("not-json", notTheApi(subject));
    return { ok: true, value: parsed.value };
  } catch (error) {
    return deadline.reason() ?? refused(error, subject);
  }
}

function refused(error: unknown, subject: Subject): Failure {
  const { what, permission, notFound } = subject;
  const refusal = refusalOf(error);
  if (refusal === undefined) return failure("unreachable", `Google Cloud could not be reached: ${reasonOf(error)}`);
  const { status, isGoogle, reason, retryAfter } = refusal;
  if (status === 401)
    return failure("unauthenticated", "Google refuses the credentials: the token has expired or is none");
  if (!isGoogle && status < 500) return failure("not-json", notTheApi(subject, status));
  if (status === 403 && reason === "SERVICE_DISABLED") {
    return failure("api-disabled", "the Cloud Run Admin API is switched off in this project");
  }
  if (status === 403) {
    return failure("forbidden", `the credentials may not read ${what}: they lack the permission ${permission}`);
  }
  if (status === 404) return failure(notFound, `there is no ${what}`);
  if (status === 429) {
    const wait = retryAfter === undefined ? "" : `; Google asks to wait ${retryAfter} s`;
    return failure("quota", `the quota of the Cloud Run Admin API is used up${wait}`);
  }
  if (status >= 500) return failure("server-error", `the Cloud Run Admin API answered with status ${status}`);
  return failure("unexpected-answer", `the Cloud Run Admin API refused to give ${what} (status ${status})`);
}

function notTheApi({ what }: Subject, status?: number): string {
  const code = status === undefined ? "" : ` (status ${status})`;
  return `the answer for ${what} is not from the Cloud Run Admin API${code}: a proxy or a login page may have sent it`;
}
