import { posix } from "node:path";
import { declared } from "../model/fact.ts";
import { type Cursor, descend, locate, locateKey } from "../syntax/cursor.ts";
import { sourceName } from "../syntax/document.ts";
import type { Pointer } from "../syntax/node.ts";
import { APP_KEYS, type AppAddress, type AppKey } from "./config.ts";
import { nameOf, numberFact, scalarAt, secondsFact, textAt } from "./scalars.ts";

/** The `app:` section of a service, which its schema has found valid. */
export function readApp(app: Cursor): Readonly<Partial<Record<AppKey, AppAddress>>> {
  const addresses: Partial<Record<AppKey, AppAddress>> = {};
  for (const key of APP_KEYS) {
    const address = readAddress(key, descend(app, key));
    if (address !== undefined) addresses[key] = address;
  }
  return addresses;
}

function readAddress(key: AppKey, at: Cursor): AppAddress | undefined {
  if (at.node === undefined) return undefined;
  if (at.node.kind === "map") return address(descend(at, "at"), unitOf(textAt(at, "unit")));
  const value = scalarAt(at);
  if (typeof value === "string" && value.includes("#")) return address(at, undefined);
  const literal = literalOf(key, at);
  return literal && { kind: "literal", value: literal };
}

function address(at: Cursor, unit: Unit | undefined): AppAddress | undefined {
  const text = textAt(at);
  if (text === undefined) return undefined;
  const hash = text.indexOf("#");
  return {
    kind: "address",
    file: beside(at, text.slice(0, hash)),
    pointer: parsePointer(text.slice(hash + 1)),
    unit,
    at: at.node?.kind === "scalar" ? locate(at) : locateKey(at),
  };
}

/** Files are named relative to the config; everywhere else they are named as the command line sees them. */
export function beside(at: Cursor, file: string): string {
  const { source } = at.document.source;
  return source.kind === "file" ? posix.join(posix.dirname(sourceName(source)), file) : file;
}

function literalOf(key: AppKey, at: Cursor): (AppAddress & { kind: "literal" })["value"] | undefined {
  switch (key) {
    case "heartbeat.frame": {
      const text = textAt(at);
      return text === undefined ? undefined : declared(nameOf(at), text, locate(at));
    }
    case "port":
    case "maxConnections":
      return numberFact(at);
    default:
      return secondsFact(at);
  }
}

/** RFC 6901. A part that looks like a list index is given as a number; which of the two it is, the file decides. */
function parsePointer(text: string): Pointer {
  return text
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^(?:0|[1-9][0-9]*)$/.test(part) ? Number(part) : part));
}

type Unit = "s" | "ms" | "m" | "h";

function unitOf(text: string | undefined): Unit | undefined {
  return text === "s" || text === "ms" || text === "m" || text === "h" ? text : undefined;
}
