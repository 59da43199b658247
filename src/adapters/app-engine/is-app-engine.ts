import type { Cursor } from "../../syntax/cursor.ts";
import { findEntry } from "../../syntax/node.ts";
import { textAt } from "../read.ts";

const RUNTIME = /^(?:custom|dotnet|go|java|nodejs|php|python|ruby)\d*/;

/** Keys that App Engine knows and no other `runtime:` has beside it. */
const KEYS = [
  "automatic_scaling",
  "basic_scaling",
  "env_variables",
  "handlers",
  "inbound_services",
  "instance_class",
  "liveness_check",
  "manual_scaling",
  "readiness_check",
  "runtime_config",
];

/** An `app.yaml`, whatever its file is called. */
export function isAppEngine(at: Cursor): boolean {
  const runtime = textAt(at, "runtime");
  if (runtime === undefined || !RUNTIME.test(runtime)) return false;
  if (/^(?:flex|flexible|standard|2)$/.test(textAt(at, "env") ?? "") || textAt(at, "vm") === "true") return true;
  return KEYS.some((key) => findEntry(at.node, key) !== undefined);
}
