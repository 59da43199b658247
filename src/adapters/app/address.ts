import type { AppAddress, AppKey } from "../../config/config.ts";
import { declared, type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Document } from "../../syntax/document.ts";
import type { Pointer } from "../../syntax/node.ts";
import { secondsPerUnit } from "./duration.ts";
import { normalKey } from "./home-made.ts";
import { scalarText } from "./scalars.ts";
import type { Magnitude } from "./unit.ts";
import { type Bare, follow, readCount, readSeconds, type Written } from "./written.ts";

/**
 * What the user's config says under `app:`: a literal as it is, or the value at an address in one of the app's own
 * files, pointed at there. Where nothing is at the address, the address itself is pointed at.
 */
export function readAppAddress(
  key: AppKey,
  address: AppAddress,
  documents: ReadonlyMap<string, Document>,
): Fact<number | string> {
  if (address.kind === "literal") return literal(key, address.value);
  const { file, pointer, at } = address;
  const place = `#/${pointer.join("/")}`;
  const document = documents.get(file);
  if (document === undefined) return unknown(key, `${file} is not among the files that were read`, at);
  const node = follow(document.root, pointer);
  if (node === undefined) return unknown(key, `${file} has nothing at ${place}`, at);
  if (node.kind === "opaque") return unknown(key, node.why, at);
  if (node.kind !== "scalar" || node.value === null) return unknown(key, `${file} has no value at ${place}`, at);
  const name = pointer.filter((part) => typeof part === "string").join(".");
  const span = node.end > node.start ? node : at.span;
  const written: Written = { name, text: scalarText(name, node, { document, pointer: [...pointer], span }) };
  return typedValue(key, written, bareOf(key, pointer, address.unit));
}

function typedValue(key: AppKey, written: Written, bare: Bare): Fact<number | string> {
  const { name, text } = written;
  switch (MEANINGS[key]) {
    case "text":
      return text;
    case "count":
      return readCount(written) ?? unknown(name, `"${text.known ? text.value : ""}" is not a number`, locationOf(text));
    default: {
      const read = readSeconds(written, bare);
      if (read === "off") return unknown(name, "it is a word, not a duration", locationOf(text));
      const means = read.known && read.value <= 0 && key !== "drainSeconds";
      return means
        ? unknown(name, `${read.value} may switch it off or mean something of its own`, locationOf(text))
        : read;
    }
  }
}

const MEANINGS: Readonly<Record<AppKey, Magnitude | "count" | "text">> = {
  "heartbeat.intervalSeconds": "beat",
  "heartbeat.timeoutSeconds": "wait",
  "heartbeat.frame": "text",
  "startup.timeoutSeconds": "span",
  keepAliveSeconds: "span",
  idleSeconds: "span",
  lifetimeSeconds: "span",
  drainSeconds: "span",
  port: "count",
  maxConnections: "count",
};

function bareOf(key: AppKey, pointer: Pointer, unit: string | undefined): Bare {
  const secondsEach = unit === undefined ? undefined : secondsPerUnit(unit);
  if (secondsEach !== undefined) return { kind: "unit", secondsEach };
  const meaning = MEANINGS[key];
  const magnitude = meaning === "beat" || meaning === "wait" ? meaning : "span";
  return { kind: "guess", key: normalKey(pointer.join(".")), magnitude };
}

/** A literal's bare number is in the key's own unit, seconds. */
function literal(key: AppKey, value: Fact<number | string>): Fact<number | string> {
  if (!value.known || typeof value.value === "number" || MEANINGS[key] === "text") return value;
  const text: Fact<string> = { ...declared(value.what, value.value, locationOf(value)) };
  return typedValue(key, { name: value.what, text }, { kind: "unit", secondsEach: 1 });
}
