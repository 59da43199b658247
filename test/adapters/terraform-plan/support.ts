import { adapt } from "../../../src/adapters/adapt.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { locationOf } from "../../../src/model/fact.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { limit } from "../../../src/platform/limits.ts";
import { type Document, type Problem, sourceName, sourceText, startOf } from "../../../src/syntax/document.ts";
import { parse } from "../../../src/syntax/parse.ts";

type Values = Readonly<Record<string, unknown>>;

/** One resource of a plan as a test writes it. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly module?: string;
  readonly index?: string | number;
  readonly values: Values;
  readonly unknown?: Values;
  readonly sensitive?: Values;
  readonly expressions?: Values;
  readonly actions?: readonly string[];
}

function addressOf({ module, type, name, index }: Resource): string {
  const own = `${type}.${name}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`;
  return module === undefined ? own : `${module}.${own}`;
}

export function planned(resource: Resource): Values {
  const { type, name, index, values, sensitive } = resource;
  return {
    address: addressOf(resource),
    mode: "managed",
    type,
    name,
    ...(index === undefined ? {} : { index }),
    provider_name: "registry.terraform.io/hashicorp/google",
    schema_version: 0,
    values,
    sensitive_values: sensitive ?? {},
  };
}

export function change(resource: Resource): Values {
  const { type, name, values, unknown = {}, sensitive = {}, actions = ["create"] } = resource;
  return {
    address: addressOf(resource),
    mode: "managed",
    type,
    name,
    change: { actions, before: null, after: values, after_unknown: unknown, after_sensitive: sensitive },
  };
}

export function configured({ type, name, expressions = {} }: Resource): Values {
  return { address: `${type}.${name}`, mode: "managed", type, name, expressions };
}

/** A plan whose resources all are in the root module. */
export function plan(resources: readonly Resource[], more: Values = {}): Values {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { resources: resources.map(planned) } },
    resource_changes: resources.map(change),
    configuration: { root_module: { resources: resources.map(configured) } },
    ...more,
  };
}

export function parsed(file: string, text: string): ReturnType<typeof parse> {
  const nothing = () => ({ documents: [], problems: [] });
  const parsers = { toml: nothing, hcl: nothing, dockerfile: nothing, shell: nothing, makefile: nothing };
  return parse(sourceText({ kind: "file", file }, text), "yaml", parsers);
}

export function document(value: unknown, file = "plan.json"): Document {
  const { documents, problems } = parsed(file, JSON.stringify(value, null, 2));
  const [only] = documents;
  if (only === undefined || problems.length > 0) throw new Error(problems[0]?.message ?? "nothing was read");
  return only;
}

export function adapted(documents: readonly Document[]): {
  readonly paths: readonly ConnectionPath[];
  readonly problems: readonly Problem[];
} {
  return adapt({ documents, config: undefined, environment: "production", sessionSeconds: 3600, limits: limit });
}

/** `file:line text`: where a fact stands, and what is written there. */
export function placeOf(fact: Fact<unknown>): string {
  const at = locationOf(fact);
  const { source } = at.document;
  return `${sourceName(source.source)}:${startOf(at).line} ${source.text.slice(at.span.start, at.span.end)}`;
}

/** A fact's value, or why it has none. */
export function said(fact: Fact<unknown> | undefined): unknown {
  return fact?.known ? fact.value : fact && `? ${fact.why}`;
}
