import { type Cursor, descend, itemsOf, rootCursor } from "../../../syntax/cursor.ts";
import { type Document, sourceName } from "../../../syntax/document.ts";
import { type FoldedText, fillIn, plainText, unknownPiece } from "../../../syntax/folded-text.ts";
import { readScript, type ScriptWord } from "../../../syntax/shell-script.ts";
import { textAt } from "../../read.ts";
import { type CommandLine, gcloudCommands } from "../command-line.ts";
import { madePiece, piecesAt, type Values, withVariables } from "./script-text.ts";

/** Whether a document is the build of Cloud Build: steps, each with the image that it runs in. */
export function isCloudBuild(document: Document): boolean {
  const root = rootCursor(document);
  const steps = itemsOf(descend(root, "steps"));
  return (
    steps.some((step) => textAt(step, "name") !== undefined && hasCommand(step)) &&
    descend(root, "jobs").node === undefined
  );
}

function hasCommand(step: Cursor): boolean {
  return descend(step, "args").node?.kind === "list" || descend(step, "script").node !== undefined;
}

/** The gcloud commands of its steps, one after another. */
export function cloudBuildCommandLines(document: Document): readonly CommandLine[] {
  const root = rootCursor(document);
  const name = sourceName(document.source.source);
  const base = { document, within: [name], labels: [name] };
  const substitutions = withVariables(new Map(), descend(root, "substitutions"), (text) => text);
  const isMapped = textAt(root, "options", "automapSubstitutions") === "true";
  return itemsOf(descend(root, "steps")).flatMap((step) => {
    const env = variablesOf(
      [...itemsOf(descend(root, "options", "env")), ...itemsOf(descend(step, "env"))],
      substitutions,
    );
    const script = piecesAt(descend(step, "script"));
    if (script !== undefined) {
      const known = isMapped ? new Map([...substitutions, ...env]) : env;
      return gcloudCommands(readScript(script, known).commands, base);
    }
    return stepCommands(step, base, substitutions, env);
  });
}

function stepCommands(
  step: Cursor,
  base: Omit<CommandLine, "words">,
  substitutions: Values,
  env: Values,
): readonly CommandLine[] {
  const image = textAt(step, "name") ?? "";
  const entrypoint = textAt(step, "entrypoint") ?? (/\/gcloud(?::|$)/.test(image) ? "gcloud" : "");
  const args = itemsOf(descend(step, "args")).flatMap((item) => {
    const pieces = piecesAt(item);
    return pieces && item.node
      ? [{ start: item.node.start, end: item.node.end, pieces: substituted(pieces, substitutions) }]
      : [];
  });
  if (/(?:^|\/)(?:ba)?sh$/.test(entrypoint)) {
    const flag = args.findIndex(({ pieces }) => /^-[a-z]*c$/.test(plainText(pieces)));
    const script = flag < 0 ? undefined : args[flag + 1];
    return script === undefined ? [] : gcloudCommands(readScript(script.pieces, env).commands, base);
  }
  if (!/(?:^|\/)gcloud$/.test(entrypoint)) return [];
  const place = args[0] ?? { start: 0, end: 0 };
  const gcloud: ScriptWord = { start: place.start, end: place.end, pieces: [madePiece("gcloud", place)] };
  return [{ ...base, words: [gcloud, ...args] }];
}

/** `$_NAME`, `${_NAME}` and Cloud Build's own such as `$PROJECT_ID`; `$$` is a dollar sign. */
const SUBSTITUTION = /\$\$|\$\{([A-Z_][A-Z0-9_]*)\}|\$([A-Z_][A-Z0-9_]*)/g;

function substituted(text: FoldedText, values: Values): FoldedText {
  return fillIn(text, SUBSTITUTION, (match, place) => {
    if (match[0] === "$$") return [madePiece("$", place)];
    const value = values.get(match[1] ?? match[2] ?? "");
    return value ?? [unknownPiece(`${match[0]} is filled in when the build runs`, place)];
  });
}

/** `NAME=value` items. */
function variablesOf(items: readonly Cursor[], substitutions: Values): Values {
  const found = new Map<string, FoldedText>();
  for (const item of items) {
    const pieces = piecesAt(item);
    const [, name] = /^(\w+)=/.exec(pieces ? plainText(pieces) : "") ?? [];
    if (pieces === undefined || name === undefined) continue;
    const value = fillIn(pieces, /^\w+=/g, () => []);
    found.set(name, substituted(value, substitutions));
  }
  return found;
}
