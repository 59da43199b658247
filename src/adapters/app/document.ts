import { locationOf } from "../../model/fact.ts";
import { descend, locateKey, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import type { LimitTable } from "../read.ts";
import { defaultOf } from "./defaults.ts";
import type { Framework, Setting, Spellings } from "./framework.ts";
import { isFrameworkVariable } from "./frameworks/index.ts";
import { looseKey, readersOf } from "./frameworks/lookup.ts";
import { readHomeSettings } from "./home-settings.ts";
import { mergeReadings } from "./merge.ts";
import type { AppReading } from "./reading.ts";
import { isSomethingElse, scalarsOf } from "./scalars.ts";
import { readingOf, type Value, writtenValue } from "./values.ts";
import type { Written } from "./written.ts";

/** What an application's own document says: keys of frameworks we know, and the application's own keys by full path. */
export function readAppDocument(document: Document, limits: LimitTable): AppReading {
  if (isSomethingElse(document.root)) return { heartbeats: [], evidence: [] };
  const written = scalarsOf(document);
  const keys: Keys = new Map(written.map((one) => [looseKey(one.name), one]));
  const readings: AppReading[] = [];
  const consumed = new Set<Written>();
  const seen = new Set<string>();
  for (const framework of readersOf(keys)) {
    if (seen.has(framework.name) || !isVariantOf(framework, keys)) continue;
    if (framework.when) seen.add(framework.name);
    const reading = readFramework(document, framework, keys, limits);
    for (const one of reading.consumed) consumed.add(one);
    if (reading.values.size > 0) readings.push(reading.reading);
  }
  const own = written.filter((one) => !consumed.has(one) && !isFrameworkVariable(one.name));
  const hasSockets = readings.some(({ evidence }) => evidence.some(({ strength }) => strength === "strong"));
  return mergeReadings([...readings, readHomeSettings(own, { hasSockets })]);
}

/** Scalars by their path, spelled loosely. */
type Keys = ReadonlyMap<string, Written>;

interface FrameworkReading {
  readonly reading: AppReading;
  readonly values: ReadonlyMap<Setting, Value>;
  readonly consumed: readonly Written[];
}

/** Only what is written: a document does not show that its framework runs, so it brings no defaults but implied ones. */
function readFramework(document: Document, framework: Framework, keys: Keys, limits: LimitTable): FrameworkReading {
  const values = new Map<Setting, Value>();
  const consumed: Written[] = [];
  const evidence: AppReading["evidence"][number][] = [];
  for (const setting of framework.settings) {
    if (setting.role === "port") continue;
    const found = find(keys, framework, setting);
    const value = found
      ? writtenValue(setting, assuming(framework, found), limits)
      : implied(document, setting, keys, limits);
    if (value.fact === undefined && value.off === undefined) continue;
    values.set(setting, value);
    if (!found) continue;
    consumed.push(found);
    if (setting.shows)
      evidence.push({ why: `${found.name} is set`, strength: setting.shows, at: locationOf(found.text) });
  }
  return { reading: { ...readingOf(framework, values, limits), evidence }, values, consumed };
}

function implied(
  document: Document,
  { impliedBy, limit, keys: [key] = [] }: Setting,
  keys: Keys,
  limits: LimitTable,
): Value {
  if (impliedBy === undefined || limit === undefined || key === undefined) return { isWritten: false };
  const found = findByKeys(keys, impliedBy);
  if (!found?.text.known || !impliedBy.value.test(found.text.value)) return { isWritten: false };
  const home = locateKey(descend(rootCursor(document), ...key.split(".")));
  const fact = defaultOf(key, limits(limit), undefined, home);
  return fact === "off" ? { isWritten: false } : { fact, isWritten: false };
}

function isVariantOf({ when }: Framework, keys: Keys): boolean {
  if (when === undefined) return true;
  const found = findByKeys(keys, when);
  return found?.text.known === true && when.value.test(found.text.value);
}

function find(keys: Keys, { fileMarks }: Framework, spellings: Spellings): Written | undefined {
  const isItsFile = !fileMarks || fileMarks.some((mark) => keys.has(looseKey(mark)));
  return findByKeys(keys, isItsFile ? spellings : { ...spellings, keys: [] });
}

function findByKeys(keys: Keys, { keys: paths = [], env = [] }: Spellings): Written | undefined {
  for (const path of [...paths, ...env]) {
    const found = keys.get(looseKey(path));
    if (found) return found;
  }
  return undefined;
}

/** A variable in a file is read only if the framework is started in the way that reads variables at all. */
function assuming({ marks, marksAssume }: Framework, written: Written): Written {
  if (marksAssume === undefined || !marks?.test(written.name) || !written.text.known) return written;
  return { ...written, text: { ...written.text, assumed: marksAssume } };
}
