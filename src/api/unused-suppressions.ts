import { posix } from "node:path";
import { type Use, unusedNotes } from "../engine/unused.ts";
import { type Problem, sourceName } from "../syntax/document.ts";
import type { LintOptions } from "./options.ts";
import type { ReadEnvironments } from "./read-environments.ts";
import { isInNamedFolder } from "./scope.ts";

/** Where production is not asked, its severities and parameters may need what nothing else does. */
const MILD: readonly string[] = ["development", "staging"];

/**
 * Notes on suppressions that nothing needs. Silence where the run cannot know: not all rules ran, another environment
 * may need them, or not everything that they are about was read.
 */
export function unusedSuppressions(
  uses: readonly Use[],
  { environments, asked, input }: ReadEnvironments,
  options: LintOptions,
): readonly Problem[] {
  if (options.rules !== undefined) return [];
  const isOnly = environments.others.length === 0 && asked.every(({ environment }) => !MILD.includes(environment));
  if (options.environment !== "all" && !isOnly) return [];
  const files = asked.flatMap(({ parsed }) => parsed.files);
  const isWhole = input.config !== undefined && coversConfig(sourceName(input.config.document.source.source), options);
  return unusedNotes(uses.filter(({ suppression }) => isWhole || (suppression.isAbout?.(files) ?? true)));
}

/** Whether everything was read that the config may speak of. */
function coversConfig(config: string, options: LintOptions): boolean {
  if (options.files === undefined && options.texts !== undefined) return true;
  return isInNamedFolder(options)(posix.dirname(config));
}
