import { type Cursor, descend, entriesOf, itemsOf, rootCursor } from "../../../syntax/cursor.ts";
import { type Document, sourceName } from "../../../syntax/document.ts";
import type { FoldedText } from "../../../syntax/folded-text.ts";
import { readScript } from "../../../syntax/shell-script.ts";
import { textAt } from "../../read.ts";
import { type CommandLine, gcloudCommands } from "../command-line.ts";
import { deployAction } from "./deploy-action.ts";
import { fillFrom, piecesAt, type Values, withVariables } from "./script-text.ts";

/** Whether a document is a workflow of GitHub Actions, or an action made of steps. */
export function isGithub(document: Document): boolean {
  return jobsOf(document).some(({ at }) => itemsOf(descend(at, "steps")).length > 0);
}

interface Job {
  readonly id: string;
  readonly at: Cursor;
}

function jobsOf(document: Document): readonly Job[] {
  const root = rootCursor(document);
  const jobs = entriesOf(descend(root, "jobs")).map(([id, at]) => ({ id, at }));
  const action = descend(root, "runs");
  return textAt(action, "using") === "composite" ? [{ id: "runs", at: action }] : jobs;
}

/** The gcloud commands of its steps; jobs run side by side, and the steps of a job one after another. */
export function githubCommandLines(document: Document): readonly CommandLine[] {
  const file = sourceName(document.source.source);
  const ofWorkflow = withVariables(new Map(), descend(rootCursor(document), "env"), expressed);
  return jobsOf(document).flatMap(({ id, at }) => {
    const ofJob = withVariables(ofWorkflow, descend(at, "env"), expressed);
    const environment = textAt(at, "environment") ?? textAt(at, "environment", "name");
    const labels = [file, id, textAt(at, "name"), environment].filter((label) => label !== undefined);
    return itemsOf(descend(at, "steps")).flatMap((step, index) => {
      const isSometimes = descend(step, "if").node !== undefined;
      const within = [file, `job ${id}`, ...(isSometimes ? [`step ${index}`] : [])];
      return stepLines(step, { document, within, labels }, withVariables(ofJob, descend(step, "env"), expressed));
    });
  });
}

function stepLines(step: Cursor, base: Omit<CommandLine, "words">, env: Values): readonly CommandLine[] {
  const script = piecesAt(descend(step, "run"));
  if (script !== undefined) return gcloudCommands(readScript(expressed(script, env), env).commands, base);
  const uses = textAt(step, "uses") ?? "";
  if (!/^google-github-actions\/deploy-cloudrun(?:@|$)/.test(uses)) return [];
  return deployAction(step, base, (text) => expressed(text, env));
}

/** `${{ env.NAME }}`; every other expression is filled in when the workflow runs. */
function expressed(text: FoldedText, env: Values): FoldedText {
  const pattern = /\$\{\{\s*(?:env\.(\w+)\s*\}\}|(?:[^{}]|\{[^{}]*\})*\}\})/g;
  return fillFrom(text, pattern, env, (written) => `${written} is filled in when the workflow runs`);
}
