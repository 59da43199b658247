import { type Cursor, descend, entriesOf, locateKey, undecidable } from "../../syntax/cursor.ts";
import type { Parsed } from "../../syntax/document.ts";
import { parseDotenv } from "../../syntax/dotenv.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import { syntaxOf } from "../../syntax/parse.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { placeName } from "./backend-settings.ts";
import { type Choice, differ } from "./copies.ts";
import type { Named } from "./objects.ts";

/** A ConfigMap's values by key. */
export function configMapEntries({ at }: Named): ReadonlyMap<string, Cursor> {
  return new Map(entriesOf(descend(at, "data")));
}

/** The same as far as its copies agree; what they say differently cannot be told. */
export function chosenEntries({ object, tied, layers }: Choice<Named>): ReadonlyMap<string, Cursor> {
  const entries = new Map(configMapEntries(object));
  for (const [rivals, isWhole] of [
    [tied, true],
    [layers, false],
  ] as const) {
    for (const rival of rivals) {
      const other = configMapEntries(rival);
      for (const key of new Set([...other.keys(), ...(isWhole ? entries.keys() : [])])) {
        const [mine, its] = [entries.get(key), other.get(key)];
        const at = mine ?? its;
        if (at && (!mine || !its || differ(mine, its))) entries.set(key, undecidedAt(at, object, rival));
      }
    }
  }
  return entries;
}

function undecidedAt(at: Cursor, ...copies: readonly Named[]): Cursor {
  const places = copies.map((copy) => placeName(locateKey(descend(copy.at, "data"))));
  const why = `several files declare it differently: ${places.join(", ")}`;
  return undecidable(at, why);
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
  if (syntax !== "yaml" && syntax !== "dotenv") return { documents: [], problems: [] };
  return parseEmbedded(at.document, at.node, syntax === "yaml" ? parseYaml : parseDotenv);
}
