import { declared, type Fact, unknown } from "../../model/fact.ts";
import type { Override } from "../../model/path.ts";
import { Cursor, descend, locate } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import type { Decided } from "./service-from.ts";

/** What a flag says in the place of a file that says otherwise; undefined where both agree, or nobody can tell. */
export function overrideOf(below: Cursor, way: readonly (string | number)[], decided: Decided): Override | undefined {
  // Every deployment brings another image.
  if (way.at(-1) === "image") return undefined;
  const at = descend(below, ...way);
  const { entry, document } = decided;
  const before = scalarText(at.node);
  // A word that may be any flag says nothing of this one.
  if (before === undefined || document === at.document || entry.key.startsWith("gcloud ")) return undefined;
  const place = locate(new Cursor(document, entry.value, entry, below, entry.key));
  const name = flagName(document.source.text.slice(entry.start, entry.end)) ?? entry.key;
  const flag = flagFact(name, entry.value, place);
  if (flag === undefined || (flag.known && isSame(flag.value, before))) return undefined;
  const what = String(way.findLast((key) => typeof key === "string") ?? "");
  return { flag, file: declared(what, textAt(at) ?? before, locate(at)) };
}

function flagFact(name: string, value: Node, place: Location): Fact<string> | undefined {
  const said = scalarText(value);
  if (said !== undefined) return declared(name, said, place);
  return value.kind === "opaque" ? unknown(name, value.why, place) : undefined;
}

/** The flag as it is written; undefined for an input of an action, and for a flag that a variable holds. */
function flagName(written: string): string | undefined {
  return /^--[a-z][a-z0-9-]*/.exec(written)?.[0];
}

function scalarText(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}

/** The Admin API writes durations with an `s`, and a manifest may quote a number. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/^(\d+(?:\.\d+)?)s$/, "$1");
  return plain(one) === plain(other);
}
