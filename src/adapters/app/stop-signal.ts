import { declaredAs, type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Signal } from "../../model/process.ts";
import { descend } from "../../syntax/cursor.ts";
import type { Container } from "../container.ts";
import { textFact } from "../read.ts";
import { commandsOf } from "./command.ts";

/** Servers that let their connections go on another signal just as on SIGTERM. */
const TAKEN: ReadonlyMap<string, RegExp> = new Map([
  ["INT", /^(?:uvicorn|hypercorn)$/],
  ["QUIT", /^nginx$/],
]);

/** The same way, where the container is stopped with another signal than SIGTERM. */
export function withStopSignal(signal: Signal | undefined, container: Container): Signal | undefined {
  const stop = stopSignalOf(container);
  if (stop === undefined) return signal;
  const at = locationOf(stop);
  if (!stop.known) return { arrives: false, way: unknown("the signal that stops the container", stop.why, at) };
  const name = NUMBERS.get(stop.value) ?? stop.value.toUpperCase().replace(/^SIG/, "");
  if (name === "TERM") return signal;
  if (name === "KILL") {
    const way = declaredAs(
      "sentence",
      stop.what,
      "the container is stopped with SIGKILL, of which no server hears",
      at,
    );
    return { arrives: false, way, atOnce: true };
  }
  if (signal === undefined || !signal.arrives) return signal;
  const program = commandsOf(container)[0]?.words[0]?.text ?? "";
  if (TAKEN.get(name)?.test(program)) return signal;
  const why = `SIG${name} is sent in its place, and what ${program || "the server"} does on that is not known here`;
  return { arrives: false, way: unknown("SIGTERM", why, at) };
}

const NUMBERS: ReadonlyMap<string, string> = new Map([
  ["2", "INT"],
  ["3", "QUIT"],
  ["9", "KILL"],
  ["15", "TERM"],
]);

function stopSignalOf({ at, built }: Container): Fact<string> | undefined {
  return textFact("lifecycle.stopSignal", descend(at, "lifecycle", "stopSignal")) ?? built?.stopSignal;
}
