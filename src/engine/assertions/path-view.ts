import type { Fact, UnknownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { type AnySection, type Because, type Field, PATH } from "./path-schema.ts";

/** What an expression met while it was worked out. */
export class ReadLog {
  /** In the order of reading, each once. */
  readonly facts: Set<Fact<unknown>> = new Set();
  /** Names of things that are not there. */
  readonly absent: Set<string> = new Set();

  get unknown(): UnknownFact | undefined {
    return [...this.facts].find((fact) => !fact.known);
  }
}

/** Thrown where something unknown is read: whatever hangs on it cannot be worked out. */
class UnknownRead extends Error {}

interface Behind {
  readonly of: unknown;
  readonly log: ReadLog;
}

/** What stands behind a view, out of reach of expressions. */
const behind = new WeakMap<object, Behind>();

/** A class for each section: CEL tells types by the class of a value. */
const views = new Map<AnySection, new () => object>();

export function viewClass(section: AnySection): new () => object {
  const known = views.get(section);
  if (known) return known;
  const View = class {};
  views.set(section, View);
  for (const [name, field] of Object.entries(section.fields)) {
    const get = function (this: object): unknown {
      const { of, log } = behind.get(this) ?? { of: undefined, log: new ReadLog() };
      return readField(field, of, log) ?? missing(`${section.name}.${name}`, log);
    };
    Object.defineProperty(View.prototype, name, { get });
  }
  return View;
}

/** A path as expressions see it; what they read is written to `log`. */
export function viewOf(path: ConnectionPath, log: ReadLog): object {
  return view(PATH, path, log);
}

function view(section: AnySection, of: unknown, log: ReadLog): object {
  const made = new (viewClass(section))();
  behind.set(made, { of, log });
  return made;
}

// The value behind a view is what the field above it has read, for the section that this field names.
function readField(field: Field<never>, of: unknown, log: ReadLog): unknown {
  const from = of as never;
  switch (field.kind) {
    case "number":
    case "flag":
      return plain(field.read(from), log);
    case "text": {
      const value = plain(field.read(from), log);
      return value === undefined ? undefined : String(value);
    }
    case "labels":
      return labels(field.read(from), log);
    case "part": {
      const value: unknown = field.read(from);
      return value === undefined ? undefined : view(field.part, value, log);
    }
    case "list":
      return field.read(from).map((item) => view(field.part, item, log));
  }
}

function plain(read: unknown, log: ReadLog): unknown {
  if (typeof read !== "object" || read === null) return read;
  if ("because" in read) {
    const { value, because } = read as Because<unknown>;
    if (because) log.facts.add(because);
    return value;
  }
  const fact = read as Fact<unknown>;
  log.facts.add(fact);
  if (!fact.known) throw new UnknownRead(fact.why);
  return fact.value;
}

function labels(facts: Readonly<Record<string, Fact<string>>>, log: ReadLog): object {
  const made = {};
  for (const [name, fact] of Object.entries(facts)) {
    Object.defineProperty(made, name, { enumerable: true, get: () => plain(fact, log) });
  }
  return made;
}

function missing(name: string, log: ReadLog): undefined {
  log.absent.add(name);
}
