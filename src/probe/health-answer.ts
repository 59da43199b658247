import type { Answer } from "./connection.ts";

/** Words with which health endpoints say that all is well. */
const HEALTHY: ReadonlySet<string> = new Set(["ok", "pass", "passing", "up", "ready", "healthy", "serving", "true"]);
/** Keys under which they list what they depend on. */
const LISTS = ["dependencies", "checks", "components", "services", "details"] as const;

export interface HealthEntry {
  readonly name: string;
  /** The word that was said, or undefined where the entry says nothing of its state. */
  readonly status: string | undefined;
  readonly isHealthy: boolean;
}

export interface HealthReading {
  /** Undefined where the body has no `status`. */
  readonly status: string | undefined;
  readonly isHealthy: boolean;
  readonly entries: readonly HealthEntry[];
  /** The whole body, for those who look for more in it. */
  readonly body: object;
}

/** What a health body says; undefined where it is no JSON object. */
export function readHealth(body: string): HealthReading | undefined {
  const value = parsed(body);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const status = statusOf(value);
  const entries = LISTS.flatMap((list) => entriesOf(property(value, list)));
  const isOwnHealthy = status === undefined || isHealthyWord(status);
  return { status, isHealthy: isOwnHealthy && entries.every((entry) => entry.isHealthy), entries, body: value };
}

/** A 2xx or 3xx, as a probe sees it, whose body does not say otherwise. */
export function isHealthyAnswer(answer: Answer): boolean {
  if (answer.kind !== "answer" || answer.status < 200 || answer.status >= 400) return false;
  return readHealth(answer.body)?.isHealthy ?? true;
}

function entriesOf(list: unknown): readonly HealthEntry[] {
  if (list === null || typeof list !== "object") return [];
  // RFC draft-inadarei-api-health-check: checks are lists of results under one name.
  return Object.entries(list).flatMap(([key, value]) => {
    const name = Array.isArray(list) ? String(property(value, "name") ?? key) : key;
    const results: readonly unknown[] = Array.isArray(value) ? value : [value];
    return results.flatMap((result) => {
      const status = statusOf(result);
      return status === undefined ? [] : [{ name, status, isHealthy: isHealthyWord(status) }];
    });
  });
}

function statusOf(value: unknown): string | undefined {
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  const status =
    property(value, "status") ?? property(value, "state") ?? property(value, "healthy") ?? property(value, "ok");
  return typeof status === "string" || typeof status === "boolean" ? String(status) : undefined;
}

function isHealthyWord(word: string): boolean {
  return HEALTHY.has(word.toLowerCase());
}

function property(value: unknown, key: string): unknown {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
