import type { AppReading } from "../../src/adapters/app/reading.ts";
import type { Container } from "../../src/adapters/container.ts";
import { readContainer } from "../../src/adapters/containers.ts";
import { type Fact, locationOf } from "../../src/model/fact.ts";
import { limit } from "../../src/platform/limits.ts";
import { rootCursor } from "../../src/syntax/cursor.ts";
import { yaml } from "./parse.ts";

/** A container as a test writes it: the body of one entry of `containers:`. */
export function container(text: string): Container {
  const document = yaml(text)[0];
  if (!document) throw new Error("no container is written");
  return readContainer(rootCursor(document), { limits: limit, platform: "kubernetes" });
}

/** `<value> at <characters>`: seconds or the reason, and the very characters that the fact points at. */
export function shown(fact: Fact<unknown> | undefined): string | undefined {
  if (fact === undefined) return undefined;
  const { document, span } = locationOf(fact);
  const place = document.source.text.slice(span.start, span.end);
  const value = fact.known ? String(fact.value) : `unknown (${fact.why})`;
  const origin = fact.origin.kind === "default" ? ` by ${fact.origin.limit.id}` : "";
  return `${value}${origin} at ${place}${fact.known && fact.assumed ? ", assumed" : ""}`;
}

/** A reading's heartbeats as `sender frame interval / timeout`. */
export function beats(reading: AppReading): readonly string[] {
  return reading.heartbeats.map(({ sender, frame, intervalSeconds, timeoutSeconds }) => {
    const timeout = timeoutSeconds ? ` / ${shown(timeoutSeconds)}` : "";
    return `${sender} ${frame} ${shown(intervalSeconds)}${timeout}`;
  });
}

export function evidence(reading: AppReading): readonly string[] {
  return reading.evidence.map(({ strength, why }) => `${strength}: ${why}`);
}
