import type { PerEnvironment, PolicyLayer } from "../config/config.ts";
import type { Pack } from "./pack.ts";
import { PACKS } from "./packs.generated.ts";
import type { Params, Rule, Setting, Values } from "./rule.ts";

/** What packs and config ask for in one environment. */
export interface Policy {
  readonly environment: string;
  /** What a session must survive where its service does not say; 0 asks for nothing. */
  readonly sessionSeconds: number;
  /** A rule that nobody mentions is off. */
  severityOf(ruleId: string): Setting;
  paramsOf<P extends Params>(rule: Ruled<P>): Values<P>;
}

/** What a policy has a say in: rules over files and scenarios over sockets alike. */
export type Ruled<P extends Params = Params> = Pick<Rule<P>, "id" | "params">;

/** The names that `extends:` may use. */
export const PACK_NAMES: readonly string[] = Object.keys(PACKS);

/** The layers of these packs and of the packs beneath them, the lowest first and each once; then the config's own. */
export function policyLayers(extended: readonly string[], config?: PolicyLayer): readonly PolicyLayer[] {
  const found = new Set<Pack>();
  const add = (name: string): void => {
    const pack = own(PACKS, name);
    if (pack === undefined) return;
    for (const below of pack.extends) add(below);
    found.add(pack);
  };
  for (const name of extended) add(name);
  return [...[...found].map(({ layer }) => layer), ...(config ? [config] : [])];
}

/** What the layers say in one environment, worked out once. Later layers win over earlier ones. */
export function resolvePolicy(layers: readonly PolicyLayer[], environment: string, rules: readonly Ruled[]): Policy {
  const top = [...layers].reverse();
  const severities = new Map<string, Setting>();
  const params = new Map<string, Values<Params>>();
  for (const rule of rules) {
    const settings = top.map((layer) => own(layer.rules, rule.id)).filter((setting) => setting !== undefined);
    severities.set(rule.id, first(settings, ({ severity }) => pick(severity, environment)) ?? "off");
    const chosen = (name: string): Value | undefined =>
      first(settings, (setting) => pick(own(setting.params, name), environment));
    params.set(rule.id, valuesOf(rule.params, chosen));
  }
  return {
    environment,
    sessionSeconds: first(top, ({ session }) => pick(session, environment)) ?? 0,
    severityOf: (id) => severities.get(id) ?? "off",
    // `valuesOf` gives each parameter the type of its own default.
    paramsOf: <P extends Params>(rule: Ruled<P>) =>
      (params.get(rule.id) ?? valuesOf(rule.params, () => undefined)) as Values<P>,
  };
}

type Value = number | boolean | string;

/** A value of another type than the default counts for nothing; the config's reader has complained of it by then. */
function valuesOf(params: Params, chosen: (name: string) => Value | undefined): Values<Params> {
  const pairs = Object.entries(params).map(([name, { default: base }]) => {
    const value = chosen(name);
    return [name, value !== undefined && typeof value === typeof base ? value : base] as const;
  });
  return Object.fromEntries(pairs);
}

/** The value for an environment. One that the layer does not name is held to the standard of production. */
function pick<T extends Value>(value: PerEnvironment<T> | undefined, environment: string): T | undefined {
  if (value === undefined || typeof value !== "object") return value;
  const asked = own(value, environment);
  return asked !== undefined || isStandard(environment) ? asked : own(value, "production");
}

function isStandard(environment: string): boolean {
  return environment === "development" || environment === "staging" || environment === "production";
}

function first<T, U>(items: readonly T[], read: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Ids and environments come from files: `constructor` is a name like any other. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
