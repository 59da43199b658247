import { outcomesOn, type Said, saidAbout } from "../engine/consult.ts";
import type { Fact } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { factsOf, PATH_VALUES, type PathValue } from "../model/values-of-path.ts";
import type { Problem } from "../syntax/document.ts";
import { didYouMean } from "../text/nearest.ts";
import { printable } from "../text/printable.ts";
import type { LintOptions } from "./options.ts";
import { inOrder } from "./problems.ts";
import { readEnvironments } from "./read-environments.ts";
import { RequestError } from "./request-error.ts";

/** A value of one path: where each number comes from, and which rules compare it with what. */
export interface ExplainedValue {
  readonly path: string;
  readonly environment: string;
  readonly value: Pick<PathValue, "name" | "about">;
  /** Empty where the path has none. */
  readonly facts: readonly { readonly fact: Fact<unknown>; readonly said: readonly Said[] }[];
}

export interface Explained {
  readonly values: readonly ExplainedValue[];
  readonly problems: readonly Problem[];
}

/**
 * Explains a value of a service (`heartbeat`, `idle`, `grace` …), on each path that leads to it.
 *
 * @throws RequestError where there is no such service or value.
 */
export async function explainValue(service: string, name: string, options: LintOptions = {}): Promise<Explained> {
  const value = valueNamed(name);
  const { asked, rules, limits, problems } = await readEnvironments(options);
  const all = asked.flatMap((one) => one.paths.map((path) => ({ path, policy: one.policy })));
  const chosen = pathsNamed(
    service,
    all.map(({ path }) => path),
  );
  const values = all
    .filter(({ path }) => chosen.includes(path))
    .map(({ path, policy }) => {
      const outcomes = outcomesOn({ rules, path, policy, limits });
      const facts = factsOf(value, path).map((fact) => ({ fact, said: saidAbout(fact, outcomes, path.id) }));
      return { path: path.id, environment: path.environment, value, facts };
    });
  const met = asked.flatMap((one) => [...one.parsed.problems, ...one.problems]);
  return { values, problems: inOrder([...problems, ...met]) };
}

function valueNamed(name: string): PathValue {
  const found = PATH_VALUES.find((value) => value.name === name.toLowerCase());
  if (found) return found;
  const names = PATH_VALUES.map((value) => value.name);
  const hint = didYouMean(name, names) || `; known are ${names.join(", ")}`;
  throw mistaken(`there is no value "${name}"${hint}`);
}

/** A path by its id, or all ways to a service by its name. */
function pathsNamed(service: string, paths: readonly ConnectionPath[]): readonly ConnectionPath[] {
  for (const nameOf of [whole, ofService, withoutNamespace]) {
    const found = paths.filter(({ id }) => nameOf(id) === service);
    if (found.length > 0) return found;
  }
  if (paths.length === 0) throw mistaken(`there is no connection path in what was read, so none to "${service}"`);
  const names = [...new Set(paths.map(({ id }) => ofService(id)))];
  const hint =
    didYouMean(service, names) || `; there are ${names.slice(0, 10).join(", ")}${names.length > 10 ? " …" : ""}`;
  throw mistaken(`there is no connection path "${service}"${hint}`);
}

function whole(id: string): string {
  return id;
}

/** `web/chat via Ingress public@production` is a way to `web/chat`. */
function ofService(id: string): string {
  return id.replace(/@[^@]*$/, "").replace(/ via .*$/, "");
}

function withoutNamespace(id: string): string {
  return ofService(id).replace(/^[^/]*\//, "");
}

/** Names come from files and from whoever types: none of them may act on a terminal. */
function mistaken(message: string): RequestError {
  return new RequestError(printable(message));
}
