import { declared } from "../../model/fact.ts";
import type { Override } from "../../model/path.ts";
import { Cursor, descend, locate } from "../../syntax/cursor.ts";
import type { Node } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import type { Decided } from "./service-from.ts";

/** What a flag says in the place of a file that says otherwise; undefined where both agree, or nobody can tell. */
export function overrideOf(below: Cursor, way: readonly (string | number)[], decided: Decided): Override | undefined {
  const at = descend(below, ...way);
  const { entry, document } = decided;
  const said = scalarText(entry.value);
  const before = scalarText(at.node);
  if (said === undefined || before === undefined || document === at.document || isSame(said, before)) return undefined;
  const place = locate(new Cursor(document, entry.value, entry, below, entry.key));
  const what = String(way.findLast((key) => typeof key === "string") ?? "");
  return {
    flag: declared(`--${flagName(document.source.text.slice(entry.start, entry.end))}`, said, place),
    file: declared(what, textAt(at) ?? before, locate(at)),
  };
}

function flagName(written: string): string {
  return /^-*([a-z][a-z0-9-]*)/.exec(written)?.[1] ?? "flag";
}

function scalarText(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}

/** The Admin API writes durations with an `s`, and a manifest may quote a number. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/^(\d+(?:\.\d+)?)s$/, "$1");
  return plain(one) === plain(other);
}
