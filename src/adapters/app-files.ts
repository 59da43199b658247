import { type Document, sourceName } from "../syntax/document.ts";
import { readAppDocument } from "./app/document.ts";
import type { AppReading } from "./app/reading.ts";
import { isComposeName } from "./compose/services.ts";
import type { PathDraft } from "./draft.ts";
import { ecosystemOf } from "./image/dependencies.ts";
import { isForOther } from "./other-environment.ts";
import type { LimitTable } from "./read.ts";

export interface AppFilesInput {
  readonly drafts: readonly PathDraft[];
  /** Every document of the input. */
  readonly documents: readonly Document[];
  /** Those that are no object of a platform. */
  readonly others: readonly Document[];
  readonly environment: string;
  readonly limits: LimitTable;
}

/**
 * The app's own files belong to the one service of the input, or to the service whose name is a part of their path.
 * Where neither tells, they belong to nobody: a wrong number would be worse than none. So do those that are named
 * after another environment.
 */
export function readAppFiles(input: AppFilesInput): ReadonlyMap<PathDraft, readonly AppReading[]> {
  const { drafts, documents, others, environment, limits } = input;
  const byName = new Map<string, PathDraft[]>();
  for (const draft of drafts) {
    const group = byName.get(draft.subject.name);
    if (group) group.push(draft);
    else byName.set(draft.subject.name, [draft]);
  }
  const only = byName.size === 1 ? drafts : undefined;
  const readings = new Map<PathDraft, AppReading[]>();
  if (drafts.length === 0 || others.length === 0) return readings;
  const isElsewhere = isForOther(environment, documents.map(nameOf));
  for (const document of others) {
    if (document.form !== undefined || isOfAnother(nameOf(document))) continue;
    const owners = only ?? ownersOf(nameOf(document), byName);
    if (owners.length === 0 || isElsewhere(nameOf(document))) continue;
    const reading = readAppDocument(document, limits);
    for (const owner of owners) {
      const list = readings.get(owner) ?? [];
      list.push(reading);
      readings.set(owner, list);
    }
  }
  return readings;
}

/** Lists of packages, and what Compose runs at home, hold no settings of the service. */
function isOfAnother(file: string): boolean {
  return ecosystemOf(file) !== undefined || isComposeName(file);
}

function nameOf(document: Document): string {
  return sourceName(document.source.source);
}

function ownersOf(file: string, byName: ReadonlyMap<string, readonly PathDraft[]>): readonly PathDraft[] {
  for (const part of file.split("/").reverse()) {
    const owners = byName.get(part) ?? byName.get(part.replace(/\.[^.]*$/, ""));
    if (owners) return owners;
  }
  return [];
}
