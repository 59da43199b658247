import type { Finding } from "../engine/finding.ts";
import type { ConnectionPath } from "../model/path.ts";
import type { Problem } from "../syntax/document.ts";
import type { Found } from "./found.ts";
import { lint } from "./lint.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** What the deployed configuration and the declared one say by themselves and of each other. */
export interface Compared {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly failures: readonly Error[];
  /** The declared paths, or the deployed ones where nothing is declared. */
  readonly paths: readonly ConnectionPath[];
  readonly files: readonly string[];
}

/** Rules about what a platform says of a deployment. */
const DEPLOYMENT_RULES = [
  "cloudrun/revision-not-ready",
  "cloudrun/tag-without-url",
  "cloudrun/traffic-pinned-to-old-revision",
] as const;

export type CompareOptions = Omit<VerifyOptions, "config"> & { readonly config: string | false };

/** Reads both with the eyes of `lint`; of its rules only those that need a deployment speak here. */
export async function compareDeployed({ deployed }: Found, options: CompareOptions): Promise<Compared> {
  const shared = {
    config: options.config,
    ...(options.environment === undefined ? {} : { environment: options.environment }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.today === undefined ? {} : { today: options.today }),
  };
  const { against = [] } = options;
  const reports = [
    ...(deployed.length > 0 ? [await lint({ ...shared, texts: deployed, files: [], rules: DEPLOYMENT_RULES })] : []),
    ...(against.length > 0 ? [await lint({ ...shared, files: against, deployed, rules: ["lb/console-drift"] })] : []),
  ];
  return {
    findings: reports.flatMap(({ findings }) => findings),
    problems: reports.flatMap(({ problems }) => problems),
    failures: reports.flatMap(({ failures }) => failures),
    paths: reports.at(-1)?.paths ?? [],
    files: against.length > 0 ? (reports.at(-1)?.files ?? []) : [],
  };
}

/** The path of that service: the only one, or the one whose object or id has its name; undefined where it is not clear. */
export function pathOf(paths: readonly ConnectionPath[], names: readonly string[]): ConnectionPath | undefined {
  if (paths.length <= 1) return paths[0];
  const fitting = paths.filter(({ id, subject }) => names.some((name) => id === name || subject?.name === name));
  return fitting.length === 1 ? fitting[0] : fitting.find(({ id }) => names.includes(id));
}
