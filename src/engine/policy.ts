import type { ParamValue, PolicyLayer, PolicyOverride, RuleSetting } from "../config/config.ts";
import type { ConnectionPath } from "../model/path.ts";
import { fits } from "./override.ts";
import type { Pack } from "./pack.ts";
import { PACKS } from "./packs.generated.ts";
import { own, pick } from "./per-environment.ts";
import type { Params, Rule, Setting, Values } from "./rule.ts";
import { graver } from "./severity.ts";

/** What packs and config ask for in one environment. */
export interface Policy {
  readonly environment: string;
  /** What a session must survive where its service does not say; 0 asks for nothing. */
  readonly sessionSeconds: number;
  /** A rule that nobody mentions is off. */
  severityOf(ruleId: string): Setting;
  paramsOf<P extends Params>(rule: Ruled<P>): Values<P>;
  /** Whether suppressions hold for a rule. */
  isSuppressible(ruleId: string): boolean;
  /** What decides a rule's severity, and each of its parameters that is not the rule's own. */
  sourcesOf(rule: Ruled): Sources;
  /** The same for one path, with the overrides that fit it. */
  of(path: ConnectionPath): Policy;
  /** Every override, the weakest first, with the policy of a path that it alone fits. */
  overridden(): readonly Overridden[];
}

export interface Overridden {
  readonly override: PolicyOverride;
  readonly policy: SettledPolicy;
}

/** A policy as it is for paths that the same overrides fit. */
export type SettledPolicy = Omit<Policy, "of" | "overridden">;

export interface Sources {
  readonly severity: SettingSource | undefined;
  readonly params: Readonly<Record<string, SettingSource>>;
}

/** A setting, and the layer that it stands in. */
export interface SettingSource {
  readonly layer: PolicyLayer;
  readonly setting: RuleSetting;
}

/** What a policy has a say in: rules over files and scenarios over sockets alike. */
export type Ruled<P extends Params = Params> = Pick<Rule<P>, "id" | "params">;

/** The built-in names that `extends:` may use. */
export const PACK_NAMES: readonly string[] = Object.keys(PACKS);

/** The layers of these packs and of the packs beneath them, the lowest first and each once; then the config's own. */
export function policyLayers(
  extended: readonly string[],
  config?: PolicyLayer,
  found: ReadonlyMap<string, Pack> = new Map(),
): readonly PolicyLayer[] {
  const packs = new Set<Pack>();
  const add = (name: string): void => {
    const pack = found.get(name) ?? own(PACKS, name);
    if (pack === undefined || packs.has(pack)) return;
    for (const below of pack.extends) add(below);
    packs.add(pack);
  };
  for (const name of extended) add(name);
  return [...[...packs].map(({ layer }) => layer), ...(config ? [config] : [])];
}

/** What the layers say in one environment. Later layers win over earlier ones, and within one its overrides do. */
export function resolvePolicy(layers: readonly PolicyLayer[], environment: string): Policy {
  const overrides = layers.flatMap((layer) => layer.overrides);
  const known = new Map<string, Policy>();
  const overridden = (): readonly Overridden[] =>
    overrides.map((override) => ({ override, policy: policyFor(layers, environment, new Set([override])) }));
  const of = (path: ConnectionPath): Policy => {
    const fitting = overrides.flatMap((override, index) => (fits(override, path) ? [index] : []));
    const key = fitting.join();
    const policy = known.get(key) ?? {
      ...policyFor(layers, environment, new Set(fitting.map((index) => overrides[index]))),
      of,
      overridden,
    };
    known.set(key, policy);
    return policy;
  };
  const base = { ...policyFor(layers, environment, new Set()), of, overridden };
  known.set("", base);
  return base;
}

/** What holds where exactly these overrides do. */
function policyFor(
  layers: readonly PolicyLayer[],
  environment: string,
  fitting: ReadonlySet<PolicyOverride | undefined>,
): SettledPolicy {
  const sections = layers.flatMap((layer): readonly Section[] => [
    { layer, rules: layer.rules },
    ...layer.overrides.filter((one) => fitting.has(one)).map(({ rules }) => ({ layer, rules })),
  ]);
  const severities = new Map<string, Decided<Setting>>();
  const severityOf = (id: string): Decided<Setting> => {
    const before = severities.get(id) ?? decideSeverity(sections, id, environment);
    severities.set(id, before);
    return before;
  };
  const params = new Map<string, Values<Params>>();
  const paramsOf = (rule: Ruled): Values<Params> => {
    const before =
      params.get(rule.id) ?? valuesOf(rule.params, (name) => decideParam(sections, rule, name, environment)?.value);
    params.set(rule.id, before);
    return before;
  };
  return {
    environment,
    sessionSeconds: last(layers, ({ session }) => pick(session, environment))?.value ?? 0,
    severityOf: (id) => severityOf(id).value,
    isSuppressible: (id) => lockOf(sections, id) === undefined,
    // Each parameter has the type of its own default.
    paramsOf: <P extends Params>(rule: Ruled<P>) => paramsOf(rule) as Values<P>,
    sourcesOf: (rule) => ({
      severity: severityOf(rule.id).source,
      params: paramSources(sections, rule, environment),
    }),
  };
}

/** One map of rules of a layer: its own, or that of an override. */
interface Section {
  readonly layer: PolicyLayer;
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

interface Decided<T> {
  readonly value: T;
  readonly source: SettingSource | undefined;
}

/** The first layer that allows no suppression: what is above it may be stricter, never milder. */
function lockOf(sections: readonly Section[], id: string): PolicyLayer | undefined {
  return sections.find(({ rules }) => own(rules, id)?.suppressible === false)?.layer;
}

function decideSeverity(sections: readonly Section[], id: string, environment: string): Decided<Setting> {
  const asked = settingOf(sections, id, ({ severity }) => pick(severity, environment));
  const lock = lockOf(sections, id);
  if (lock === undefined) return asked ?? { value: "off", source: undefined };
  const owned = settingOf(upTo(sections, lock), id, ({ severity }) => pick(severity, environment));
  if (owned === undefined || asked === undefined) return asked ?? { value: "off", source: undefined };
  return graver(asked.value, owned.value) ? asked : owned;
}

function decideParam(
  sections: readonly Section[],
  { id, params }: Ruled,
  name: string,
  environment: string,
): Decided<ParamValue> | undefined {
  const lock = lockOf(sections, id);
  const base = own(params, name)?.default;
  return settingOf(lock ? upTo(sections, lock) : sections, id, (setting) => {
    const value = pick(own(setting.params, name), environment);
    // A value of another type counts for nothing; whoever read it has complained of it by then.
    return typeof value === typeof base ? value : undefined;
  });
}

function paramSources(sections: readonly Section[], rule: Ruled, environment: string): Sources["params"] {
  const found = Object.keys(rule.params).flatMap((name) => {
    const source = decideParam(sections, rule, name, environment)?.source;
    return source ? [[name, source] as const] : [];
  });
  return Object.fromEntries(found);
}

function upTo(sections: readonly Section[], layer: PolicyLayer): readonly Section[] {
  return sections.slice(0, sections.findLastIndex((section) => section.layer === layer) + 1);
}

function settingOf<T>(
  sections: readonly Section[],
  id: string,
  read: (setting: RuleSetting) => T | undefined,
): Decided<T> | undefined {
  const found = last(sections, ({ rules }) => {
    const setting = own(rules, id);
    return setting && read(setting);
  });
  const setting = found && own(found.item.rules, id);
  return found && setting && { value: found.value, source: { layer: found.item.layer, setting } };
}

function valuesOf(params: Params, chosen: (name: string) => ParamValue | undefined): Values<Params> {
  return Object.fromEntries(Object.entries(params).map(([name, { default: base }]) => [name, chosen(name) ?? base]));
}

function last<T, U>(
  items: readonly T[],
  read: (item: T) => U | undefined,
): { readonly item: T; readonly value: U } | undefined {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    const value = item === undefined ? undefined : read(item);
    if (item !== undefined && value !== undefined) return { item, value };
  }
  return undefined;
}
