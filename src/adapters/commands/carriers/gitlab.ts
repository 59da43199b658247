import { posix } from "node:path";
import { type Cursor, descend, entriesOf, itemsOf, rootCursor } from "../../../syntax/cursor.ts";
import { type Document, sourceName } from "../../../syntax/document.ts";
import type { FoldedText } from "../../../syntax/folded-text.ts";
import { readScript } from "../../../syntax/shell-script.ts";
import { textAt } from "../../read.ts";
import { type CommandLine, gcloudCommands } from "../command-line.ts";
import { fillFrom, joinedLines, type Values, withVariables } from "./script-text.ts";

const MAX_EXTENDS = 10;

/** Whether a document is a pipeline of GitLab: by its file's name, or by its stages and a job with a script. */
export function isGitlab(document: Document): boolean {
  const isNamed = /gitlab-ci/.test(posix.basename(sourceName(document.source.source)));
  const root = rootCursor(document);
  if (!isNamed && descend(root, "stages").node?.kind !== "list") return false;
  return jobsOf(root).length > 0;
}

function jobsOf(root: Cursor): readonly (readonly [string, Cursor])[] {
  return entriesOf(root).filter(
    ([, job]) => descend(job, "script").node !== undefined || descend(job, "extends").node !== undefined,
  );
}

/** The gcloud commands of its jobs; a hidden job, `.name`, is only what others extend. */
export function gitlabCommandLines(document: Document): readonly CommandLine[] {
  const root = rootCursor(document);
  const file = sourceName(document.source.source);
  const ofPipeline = withVariables(new Map(), descend(root, "variables"), substituted);
  const jobs = jobsOf(root).filter(([id]) => !id.startsWith("."));
  return jobs.flatMap(([id, job]) => {
    const chain = [job, ...extended(root, job, 0)];
    const variables = chain.reduceRight<Values>(
      (above, at) => withVariables(above, descend(at, "variables"), substituted),
      ofPipeline,
    );
    const part = (key: string): Cursor | undefined =>
      chain.map((at) => descend(at, key)).find(({ node }) => node !== undefined);
    const before =
      part("before_script") ?? firstOf(descend(root, "default", "before_script"), descend(root, "before_script"));
    const script = [...joinedLines(before), ...joinedLines(part("script") ?? descend(job, "script"))];
    const environment = part("environment");
    const name = environment && (textAt(environment) ?? textAt(environment, "name"));
    const labels = [file, id, ...(name === undefined ? [] : [name])];
    return gcloudCommands(readScript(script, variables).commands, { document, within: [file, `job ${id}`], labels });
  });
}

function firstOf(first: Cursor, second: Cursor): Cursor {
  return first.node === undefined ? second : first;
}

/** The jobs that one extends, nearest first; the last of a list goes first. */
function extended(root: Cursor, job: Cursor, depth: number): readonly Cursor[] {
  const at = descend(job, "extends");
  const names = [textAt(at), ...itemsOf(at).map((item) => textAt(item))].filter((name) => name !== undefined);
  if (depth >= MAX_EXTENDS) return [];
  return names
    .slice(0, MAX_EXTENDS)
    .reverse()
    .flatMap((name) => {
      const found = descend(root, name);
      return found.node === undefined ? [] : [found, ...extended(root, found, depth + 1)];
    });
}

/** Variables in the values of others. */
function substituted(text: FoldedText, values: Values): FoldedText {
  return fillFrom(text, /\$\{(\w+)\}|\$(\w+)/g, values, (written) => `${written} is filled in when the pipeline runs`);
}
