import { type Command, Option } from "commander";
import type { EffectiveOverride, EffectiveRule, EffectiveSetting } from "../api/effective-rules.ts";
import { writeOut } from "./output.ts";
import { requested } from "./requested.ts";

interface RulesFlags {
  readonly policy?: string;
  readonly env?: string;
  /** A path, or false with `--no-config`. */
  readonly config?: string | boolean;
  readonly json?: boolean;
}

export function addRules(program: Command): void {
  program
    .command("rules")
    .summary("list the rules")
    .description("Lists the rules with their severity in each environment, and where it comes from.")
    .addOption(
      new Option(
        "--policy <pack>",
        "the pack to show instead of what the config extends: recommended, strict, cloud-run, gke, ./team.yaml or a package",
      ).conflicts("config"),
    )
    .option("-e, --env <name>", "only this environment, with the parameters that are set")
    .option("-c, --config <file>", "config to use (default: holdopen.yaml here or above)")
    .option("--no-config", "use no config")
    .option("--json", "as JSON")
    .action(rulesCommand);
}

async function rulesCommand({ policy, env, config, json }: RulesFlags): Promise<void> {
  const { effectiveRules } = await import("../api/effective-rules.ts");
  const rules = await requested(() =>
    effectiveRules({
      ...(policy === undefined ? {} : { policy }),
      ...(env === undefined ? {} : { environment: env }),
      ...(config === undefined || config === true ? {} : { config }),
    }),
  );
  if (json) return writeOut(`${JSON.stringify(rules.map(asJson), null, 2)}\n`);
  const withParams = env !== undefined;
  const rows = rules.flatMap((rule) => [
    cellsOf(rule),
    ...(withParams ? paramRows(rule) : []),
    ...rule.overrides.flatMap((one) => [overrideCells(one), ...(withParams ? paramRows(one) : [])]),
  ]);
  await writeOut(`${table([headOf(rules), ...rows])}\n`);
}

const SHORT: Readonly<Record<string, string>> = { development: "dev", production: "prod" };

function headOf([first]: readonly EffectiveRule[]): readonly string[] {
  const environments = (first?.settings ?? []).map(({ environment }) => SHORT[environment] ?? environment);
  return ["rule", ...environments, "from", "what it says"];
}

function cellsOf({ id, settings, suppressible, title }: EffectiveRule): readonly string[] {
  const lock = suppressible ? "" : " (never suppressed)";
  return [id, ...settings.map(({ severity }) => severity), placesOf(settings), title + lock];
}

function placesOf(settings: readonly EffectiveSetting[]): string {
  return [...new Set(settings.map(({ from }) => from ?? "-"))].join(", ");
}

/** What an override says, below the rule that it is about. */
function overrideCells({ of, settings }: EffectiveOverride): readonly string[] {
  return [`  for ${matched(of)}`, ...settings.map(({ severity }) => severity), placesOf(settings), ""];
}

function matched({ files, services, labels }: EffectiveOverride["of"]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return [...files, ...services, ...pairs].join(", ");
}

function paramRows({ settings }: Pick<EffectiveRule, "settings">): readonly (readonly string[])[] {
  return settings.flatMap(({ params }) =>
    params.map(({ name, value, from }) => [`  ${name}`, String(value), from, ""]),
  );
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Severities by environment, as before there were teams' packs, and where each comes from. */
function asJson({ id, title, docs, suppressible, settings, overrides }: EffectiveRule): object {
  const overridden = overrides.map(({ of, settings: there }) => ({ for: of, ...byEnvironment(there) }));
  return { id, title, ...byEnvironment(settings), overrides: overridden, suppressible, docs };
}

function byEnvironment(settings: readonly EffectiveSetting[]): object {
  const by = (read: (setting: EffectiveSetting) => unknown): object =>
    Object.fromEntries(settings.map((setting) => [setting.environment, read(setting)]));
  return {
    severity: by(({ severity }) => severity),
    from: by(({ from }) => from ?? null),
    params: by(({ params }) => Object.fromEntries(params.map(({ name, value, from }) => [name, { value, from }]))),
  };
}
