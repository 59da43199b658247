import { type Cursor, descend, entriesOf, locateKey } from "../../syntax/cursor.ts";
import type { Parsed } from "../../syntax/document.ts";
import { parseDotenv } from "../../syntax/dotenv.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import { syntaxOf } from "../../syntax/parse.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import type { Named } from "./objects.ts";

/** A ConfigMap's values by key. */
export function configMapEntries({ at }: Named): ReadonlyMap<string, Cursor> {
  return new Map(entriesOf(descend(at, "data")));
}

/** The YAML, JSON, dotenv and properties files in a ConfigMap; what cannot be read is worth a note, for it may not be the app's. */
export function configMapDocuments(configMap: Named): Parsed {
  const parsed = [...configMapEntries(configMap)].map(([key, at]) => parseValue(key, at));
  return {
    documents: parsed.flatMap(({ documents }) => documents),
    problems: parsed.flatMap(({ problems }) => problems.map((problem) => ({ ...problem, level: "note" as const }))),
  };
}

function parseValue(key: string, at: Cursor): Parsed {
  const syntax = /\.properties$/i.test(key) ? "dotenv" : syntaxOf(key);
  if (syntax === undefined || at.node?.kind !== "scalar") return { documents: [], problems: [] };
  if (syntax === "toml") {
    const { document, span } = locateKey(at);
    const message = `${key} is TOML in a ConfigMap, which is not read; what it sets is not taken into account`;
    return { documents: [], problems: [{ source: document.source, span, message }] };
  }
  return parseEmbedded(at.document, at.node, syntax === "yaml" ? parseYaml : parseDotenv);
}
