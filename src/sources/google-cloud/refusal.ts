import { fieldOf, listOf, parseJson, textOf } from "./json.ts";

/** What an error answer of a Google API says. */
export interface Refusal {
  readonly status: number;
  /** False where the body is not what Google's APIs answer: a proxy, a login page, another server. */
  readonly isGoogle: boolean;
  /** `SERVICE_DISABLED`, `RATE_LIMIT_EXCEEDED` … */
  readonly reason: string | undefined;
  readonly retryAfter: string | undefined;
}

/** The status of the answer that an error stands for, or undefined where nothing answered. */
export function statusOf(error: unknown): number | undefined {
  const status = fieldOfError(error, "status");
  return typeof status === "number" ? status : undefined;
}

/** The answer behind an error, or undefined where nothing answered. */
export function refusalOf(error: unknown): Refusal | undefined {
  const status = statusOf(error);
  if (status === undefined) return undefined;
  const response = fieldOfError(error, "response");
  const data = readField(response, "data");
  const body = fieldOf(typeof data === "string" ? parseJson(data)?.value : data, "error");
  const reason = listOf(body, "details").map((detail) => textOf(detail, "reason"));
  const retryAfter = header(response, "retry-after");
  return {
    status,
    isGoogle: textOf(body, "status") !== undefined,
    reason: reason.find((one) => one !== undefined),
    retryAfter: /^\d{1,5}$/.test(retryAfter) ? retryAfter : undefined,
  };
}

/** Why nothing answered, as the code of the system error. Messages of libraries quote what was sent. */
export function reasonOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = fieldOfError(at, "code");
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  }
  return "the connection failed";
}

/** The libraries bring a `Headers` of their own. */
function header(response: unknown, name: string): string {
  const headers = readField(response, "headers");
  const get = readField(headers, "get");
  return typeof get === "function" ? String(get.call(headers, name) ?? "") : "";
}

function fieldOfError(error: unknown, key: string): unknown {
  return error instanceof Error ? readField(error, key) : undefined;
}

/** Unlike `fieldOf`, also what is not enumerable, as in a Response. */
function readField(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
