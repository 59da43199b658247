import { clip } from "../../text/printable.ts";
import type { Answer } from "../connection.ts";
import { isHealthyWord, isUnhealthyWord } from "./health-words.ts";

/** Keys under which health endpoints list what they depend on. */
const LISTS = ["dependencies", "checks", "components", "services", "details"] as const;
/** Keys that hold a state, in the order in which they are believed. */
const STATES = ["status", "state", "healthy", "ok"] as const;
/** Longer ones are no words and no names. */
const MAX_WORD = 60;
/** Deeper than any health endpoint goes. */
const MAX_DEPTH = 5;

/** `unknown`: a word that is in no list, or no word at all. */
export type HealthState = "healthy" | "unhealthy" | "unknown";

export interface HealthEntry {
  readonly name: string;
  /** The word that was said, or undefined where the entry says nothing of its state. */
  readonly status: string | undefined;
  readonly state: HealthState;
}

export interface HealthReading {
  /** Undefined where the body has no word for its own state. */
  readonly status: string | undefined;
  readonly state: HealthState;
  /** What is listed as something the service depends on. */
  readonly entries: readonly HealthEntry[];
  /** Everything in the body that has a name, wherever it stands. */
  readonly named: readonly HealthEntry[];
  /** The whole body, for those who look for more in it. */
  readonly body: object;
}

/** What a health body says; undefined where it is no JSON object. */
export function readHealth(body: string): HealthReading | undefined {
  const value = parsedJson(body);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const status = wordIn(value);
  const entries = LISTS.flatMap((list) => entriesOf(property(value, list)));
  return { status, state: stateOf(status), entries, named: namedIn(value, 0), body: value };
}

/** A 2xx or 3xx: all that a platform's probe looks at. */
export function isServed(answer: Answer): answer is Extract<Answer, { kind: "answer" }> {
  return answer.kind === "answer" && answer.status >= 200 && answer.status < 400;
}

/** A 2xx or 3xx whose body does not say otherwise. */
export function isHealthyAnswer(answer: Answer): boolean {
  if (!isServed(answer)) return false;
  const reading = readHealth(answer.body);
  return reading === undefined || [reading, ...reading.entries].every(({ state }) => state !== "unhealthy");
}

/** An answer in a word or two: `503`, `refused`, `200 with an unhealthy body`. */
export function answerWord(answer: Answer): string {
  if (answer.kind === "none") return answer.cause;
  const { status } = answer;
  if (isHealthyAnswer(answer)) return "healthy";
  return isServed(answer) ? `${status} with an unhealthy body` : String(status);
}

/** A text as JSON; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value of an own key of an object; undefined for everything else. */
export function property(value: unknown, key: string): unknown {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

function entriesOf(list: unknown): readonly HealthEntry[] {
  if (list === null || typeof list !== "object") return [];
  return Object.entries(list).flatMap(([key, value]) => {
    const name = Array.isArray(list) ? String(property(value, "name") ?? key) : key;
    // RFC draft-inadarei-api-health-check: checks are lists of results under one name.
    const results: readonly unknown[] = Array.isArray(value) ? value : [value];
    return results.map((result) => entryOf(name, result));
  });
}

function entryOf(name: string, value: unknown): HealthEntry {
  const word = wordIn(value);
  // A bare text that is no word for a state is something else: a version, a region, an address.
  const isPlain = typeof value === "string" && stateOf(word) === "unknown";
  const status = isPlain ? undefined : word;
  return { name: clip(name, MAX_WORD), status, state: stateOf(status) };
}

function namedIn(value: unknown, depth: number): readonly HealthEntry[] {
  if (value === null || typeof value !== "object" || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = Array.isArray(value) ? property(inner, "name") : key;
    const results: readonly unknown[] = Array.isArray(inner) && inner.length > 0 ? inner : [inner];
    const own = typeof name === "string" ? results.map((result) => entryOf(name, result)) : [];
    return [...own, ...namedIn(inner, depth + 1)];
  });
}

function wordIn(value: unknown): string | undefined {
  if (typeof value === "string" || typeof value === "boolean") return clip(String(value), MAX_WORD);
  const said = STATES.map((key) => property(value, key)).find((found) => found !== undefined && found !== null);
  return typeof said === "string" || typeof said === "boolean" ? clip(String(said), MAX_WORD) : undefined;
}

function stateOf(word: string | undefined): HealthState {
  if (word === undefined) return "unknown";
  return isHealthyWord(word) ? "healthy" : isUnhealthyWord(word) ? "unhealthy" : "unknown";
}
