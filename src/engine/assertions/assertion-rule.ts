import type { AssertionConfig, Expression } from "../../config/config.ts";
import { declared, type Evidence, type Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Problem } from "../../syntax/document.ts";
import type { Outcome, Rule } from "../rule.ts";
import { type Compiled, compile, type Reading } from "./cel.ts";
import { CelMistake } from "./cel-mistake.ts";
import { type Message, readMessage } from "./message.ts";

export interface CompiledAssertions {
  readonly rules: readonly Rule[];
  /** What makes no sense, each with the characters that are at fault. */
  readonly problems: readonly Problem[];
}

/** Assertions as rules; all mistakes are told at once. */
export function compileAssertions(assertions: readonly AssertionConfig[]): CompiledAssertions {
  const problems: Problem[] = [];
  const rules: Rule[] = [];
  for (const assertion of assertions) {
    const { assert, when, message } = assertion;
    const holds = attempt(assert, problems, ({ text }) => compile(text, ["true or false"]));
    const applies = when && attempt(when, problems, ({ text }) => compile(text, ["true or false"]));
    const says = attempt(message, problems, readMessage);
    if (holds && says) rules.push(ruleOf(assertion, { holds, applies, says }));
  }
  return { rules, problems };
}

interface Parts {
  readonly holds: Compiled;
  readonly applies: Compiled | undefined;
  readonly says: Message;
}

function attempt<T>(at: Expression, problems: Problem[], read: (expression: Expression) => T): T | undefined {
  try {
    return read(at);
  } catch (error) {
    if (!(error instanceof CelMistake)) throw error;
    problems.push({ source: at.at.document.source, span: at.placeOf(error.span), message: error.message });
    return undefined;
  }
}

function ruleOf({ id, at, title, why, references }: AssertionConfig, parts: Parts): Rule {
  return {
    id,
    title: title ?? id,
    why: why?.replace(/\s+/g, " ").trim() ?? "",
    references,
    at,
    params: {},
    check: (path) => outcomesOf(id, path, parts),
  };
}

/** Nothing where it does not apply; a fact that is unknown and matters leaves it undecided. */
function outcomesOf(id: string, path: ConnectionPath, { holds, applies, says }: Parts): readonly Outcome[] {
  const gate = applies?.evaluate(path);
  if (gate && isClosed(gate)) return [];
  if (gate && gate.kind !== "value") return [undecided(id, path, gate, [])];
  const reading = holds.evaluate(path);
  const before = gate?.facts ?? [];
  if (reading.kind === "absent") return [];
  if (reading.kind !== "value") return [undecided(id, path, reading, before)];
  const evidence = evidenceOf(path, [...reading.facts, ...before]);
  if (reading.value === true) return [{ verdict: "pass", evidence }];
  return [{ verdict: "fail", evidence, message: says.textFor(path) }];
}

function isClosed(gate: Reading): boolean {
  return gate.kind === "absent" || (gate.kind === "value" && gate.value !== true);
}

type Open = Exclude<Reading, { readonly kind: "value" }>;

function undecided(id: string, path: ConnectionPath, reading: Open, before: readonly Fact<unknown>[]): Outcome {
  const read = [...reading.facts, ...before];
  const cause = `Cannot tell whether ${id} holds`;
  if (reading.kind === "unknown") {
    const { fact } = reading;
    const message = `${cause}: ${fact.what} is unknown (${fact.why}).`;
    return { verdict: "undecided", evidence: [fact, ...read.filter((one) => one !== fact)], message };
  }
  const why = reading.kind === "senseless" ? reading.why : `there is no ${reading.what}`;
  return { verdict: "undecided", evidence: evidenceOf(path, read), message: `${cause} for ${path.id}: ${why}.` };
}

/** What reads nothing that stands in a file is about the service itself. */
function evidenceOf(path: ConnectionPath, facts: readonly Fact<unknown>[]): Evidence {
  const [first, ...others] = new Set(facts);
  return first ? [first, ...others] : [declared("name of the service", path.id, path.at)];
}
