import { resolve } from "node:path";
import type { PolicyOverride } from "../config/config.ts";
import { type Policy, type Ruled, resolvePolicy, type SettingSource, type SettledPolicy } from "../engine/policy.ts";
import type { RuleMeta, Setting } from "../engine/rule.ts";
import { docsOf } from "../report/docs.ts";
import { sourceName } from "../syntax/document.ts";
import { printable } from "../text/printable.ts";
import { environmentOf } from "./environments.ts";
import { extending, readConfigOnly } from "./input.ts";
import { ALL_RULES } from "./rules.ts";
import { teamPolicy } from "./team-policy.ts";

export interface EffectiveOptions {
  /** A pack instead of the config: a built-in name, a file (`./team.yaml`) or an installed package. */
  readonly policy?: string;
  /** A config's path, or false for none. Without it, the nearest `holdopen.yaml` in `cwd` or above. */
  readonly config?: string | false;
  /** Only this environment. Without it, those of the packs and those that the config declares. */
  readonly environment?: string;
  readonly cwd?: string;
}

/** A rule as a policy has it. */
export interface EffectiveRule {
  readonly id: string;
  readonly title: string;
  readonly docs: string;
  /** False: no suppression holds for it. */
  readonly suppressible: boolean;
  readonly settings: readonly EffectiveSetting[];
  /** What overrides make of it for the paths that they fit, the weakest first. */
  readonly overrides: readonly EffectiveOverride[];
}

export interface EffectiveOverride {
  /** What a path has to fit, as `overrides` has it. */
  readonly of: {
    readonly files: readonly string[];
    readonly services: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly settings: readonly EffectiveSetting[];
}

export interface EffectiveSetting {
  readonly environment: string;
  readonly severity: Setting;
  /** `recommended`, or file and line; undefined where nobody mentions it. */
  readonly from: string | undefined;
  /** Parameters that somebody has set; the others are the rule's own. */
  readonly params: readonly { readonly name: string; readonly value: unknown; readonly from: string }[];
}

/**
 * Every rule with its severity in each environment, and where that comes from.
 *
 * @throws ConfigError where the config or a pack makes no sense.
 */
export async function effectiveRules(options: EffectiveOptions = {}): Promise<readonly EffectiveRule[]> {
  const cwd = resolve(options.cwd ?? process.cwd());
  const input = options.policy === undefined ? readConfigOnly(options) : extending(options.policy, "--policy", cwd);
  const { layers, assertions } = await teamPolicy(input);
  const declared = input.config?.environments.map(({ name }) => name) ?? [];
  const environments =
    options.environment === undefined
      ? [...new Set(["development", "staging", "production", ...declared])]
      : [environmentOf(options.environment, input.config)];
  const policies = environments.map((environment) => resolvePolicy(layers, environment));
  return [...ALL_RULES, ...assertions].map((rule) => ({
    id: rule.id,
    title: printable(rule.title),
    docs: docsOf(rule),
    suppressible: policies.every((policy) => policy.isSuppressible(rule.id)),
    settings: policies.map((policy) => settingOf(rule, policy)),
    overrides: overridesOf(rule, policies),
  }));
}

function overridesOf(rule: Ruled & RuleMeta, policies: readonly Policy[]): readonly EffectiveOverride[] {
  const byPolicy = policies.map((policy) => policy.overridden());
  return (byPolicy[0] ?? []).flatMap(({ override }, index) => {
    if (!Object.hasOwn(override.rules, rule.id)) return [];
    const there = byPolicy.flatMap((overridden) => overridden[index]?.policy ?? []);
    return [{ of: matchersOf(override), settings: there.map((policy) => settingOf(rule, policy)) }];
  });
}

function matchersOf({ files = [], services = [], labels }: PolicyOverride): EffectiveOverride["of"] {
  const pairs = Object.entries(labels).map(([name, value]) => [printable(name), printable(value)]);
  return { files: files.map(printable), services: services.map(printable), labels: Object.fromEntries(pairs) };
}

function settingOf(rule: Ruled & RuleMeta, policy: SettledPolicy): EffectiveSetting {
  const { severity, params } = policy.sourcesOf(rule);
  const values: Readonly<Record<string, unknown>> = policy.paramsOf(rule);
  return {
    environment: policy.environment,
    severity: policy.severityOf(rule.id),
    from: severity && placeOf(severity),
    params: Object.entries(params).map(([name, source]) => ({ name, value: values[name], from: placeOf(source) })),
  };
}

function placeOf({ layer, setting: { at } }: SettingSource): string {
  if (at === undefined) return layer.name;
  const { source, lines } = at.document.source;
  return `${sourceName(source)}:${lines.position(at.span.start).line}`;
}
