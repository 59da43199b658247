import { type Cursor, descend, entriesOf, itemsOf, locateKey, rootCursor } from "../syntax/cursor.ts";
import { type Document, type Problem, sourceName } from "../syntax/document.ts";
import { checkConfig, type Known } from "./checks.ts";
import type { Config, ConfigSuppression, LimitOverride } from "./config.ts";
import { folderOf } from "./folder.ts";
import { toPlain } from "./plain.ts";
import { readPolicyLayer } from "./policy-layer.ts";
import { scalarAt, textAt, textsAt } from "./scalars.ts";
import { schemaProblems } from "./schema-problems.ts";
import { readService } from "./service.ts";
import { validateConfig } from "./validate.generated.ts";

export interface ConfigReading {
  /** Undefined as soon as there is a problem: half a config would give wrong answers. */
  readonly config: Config | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads `holdopen.yaml`. Every mistake is told at once, in the order of the file. What it may refer to can hang on what
 * it says: the packs that it extends bring assertions of their own.
 */
export function readConfig(document: Document, known: Known | ((config: Config) => Known)): ConfigReading {
  const { value, problems } = toPlain(document);
  const mistakes = [...problems, ...schemaProblems(document, validateConfig(value))];
  if (mistakes.length > 0) return { config: undefined, problems: inOrder(mistakes) };
  const config = configOf(document);
  const contradictions = checkConfig(config, typeof known === "function" ? known(config) : known);
  if (contradictions.length > 0) return { config: undefined, problems: inOrder(contradictions) };
  return { config, problems: [] };
}

function configOf(document: Document): Config {
  const root = rootCursor(document);
  const packs = descend(root, "extends");
  return {
    document,
    extends: packs.node === undefined ? ["recommended"] : textsAt(root, "extends"),
    environment: textAt(root, "environment"),
    environments: entriesOf(descend(root, "environments")).map(([name, at]) => ({ name, files: textsAt(at, "files") })),
    services: entriesOf(descend(root, "services")).map(([name, at]) => readService(name, at)),
    exclude: textsAt(root, "exclude"),
    policy: readPolicyLayer(root, { name: sourceName(document.source.source), folder: folderOf(document) }),
    limits: Object.fromEntries(entriesOf(descend(root, "limits")).map(([id, at]) => [id, readOverride(at)])),
    suppressions: itemsOf(descend(root, "suppressions")).map(readSuppression),
  };
}

function readOverride(at: Cursor): LimitOverride {
  const [base, min, max] = ["default", "min", "max"].map((key) => scalarAt(descend(at, key)));
  return {
    ...(typeof base === "number" && { default: base }),
    ...(typeof min === "number" && { min }),
    ...(typeof max === "number" && { max }),
  };
}

function readSuppression(at: Cursor): ConfigSuppression {
  return {
    rule: textAt(at, "rule") ?? "",
    file: textAt(at, "file"),
    path: textAt(at, "path"),
    reason: textAt(at, "reason") ?? "",
    until: textAt(at, "until"),
    at: locateKey(at),
  };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}
