import { expect, test } from "vitest";
import { readContainerApp } from "../../../src/adapters/app/container-app.ts";
import { readAppDocument } from "../../../src/adapters/app/document.ts";
import { mergeReadings } from "../../../src/adapters/app/merge.ts";
import type { AppReading } from "../../../src/adapters/app/reading.ts";
import { limit } from "../../../src/platform/limits.ts";
import { beats, container, evidence, shown } from "../../support/app.ts";
import { yaml } from "../../support/parse.ts";

function fromContainer(text: string): AppReading {
  return readContainerApp(container(text), limit);
}

function fromDocument(text: string): AppReading {
  return mergeReadings(yaml(text).map((document) => readAppDocument(document, limit)));
}

test("the first of two written values wins", () => {
  const merged = mergeReadings([
    fromContainer(`command: [uvicorn, m:a, --timeout-keep-alive, "620"]`),
    fromDocument("websocket: { path: /ws }\nkeep_alive_timeout: 70\n"),
  ]);
  expect(shown(merged.keepAliveSeconds)).toBe(`620 at "620"`);
});

test("what is written in a file beats the default of the command line", () => {
  const merged = mergeReadings([
    fromContainer("command: [streamlit, run, app.py]"),
    fromDocument("server: { websocketPingInterval: 20 }\n"),
  ]);
  expect(beats(merged)).toEqual(["server control 20 at 20 / 20 at 20"]);
});

test("a silent server stays silent until a heartbeat is written anywhere", () => {
  const silent = fromContainer("command: [hypercorn, m:a]");
  expect(mergeReadings([silent, fromDocument("a: 1\n")]).silentServer).toBeDefined();
  expect(mergeReadings([silent, fromDocument("ws: { ping_interval: 20 }\n")]).silentServer).toBeUndefined();
  expect(mergeReadings([silent, fromDocument("ws: { client: { ping_interval: 20 } }\n")]).silentServer).toBeDefined();
});

test("a reading that comes twice counts once", () => {
  const reading = fromDocument("ws: { ping_interval: 20 }\n");
  const merged = mergeReadings([reading, reading]);
  expect(merged.heartbeats).toHaveLength(1);
  expect(evidence(merged)).toEqual(["strong: ws.ping_interval is set"]);
});

test("no readings are an empty one", () => {
  expect(mergeReadings([])).toEqual({ heartbeats: [], evidence: [] });
});
