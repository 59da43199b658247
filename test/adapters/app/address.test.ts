import { describe, expect, test } from "vitest";
import { readAppAddress } from "../../../src/adapters/app/address.ts";
import type { AppAddress, AppKey } from "../../../src/config/config.ts";
import { declared } from "../../../src/model/fact.ts";
import { locate, rootCursor } from "../../../src/syntax/cursor.ts";
import type { Pointer } from "../../../src/syntax/node.ts";
import { shown } from "../../support/app.ts";
import { yaml } from "../../support/parse.ts";

const APP = `websocket:
  heartbeat_interval: 45
  idle_timeout_ms: 90000
  pong: 400
  frame: data
  later: \${PING}
  zero: 0
  beat: 25 # seconds
servers:
  - port: 8080
`;
const documents = new Map(yaml(APP, "config/app.yaml").map((document) => ["config/app.yaml", document]));
const config = yaml("here", "holdopen.yaml")[0];

function address(pointer: Pointer, unit?: "s" | "ms" | "m" | "h", file = "config/app.yaml"): AppAddress {
  if (!config) throw new Error("no config");
  return { kind: "address", file, pointer, unit, at: locate(rootCursor(config)) };
}

function read(key: AppKey, pointer: Pointer, unit?: "s" | "ms" | "m" | "h"): string | undefined {
  return shown(readAppAddress(key, address(pointer, unit), documents));
}

describe("addresses of values", () => {
  test("the value is pointed at in the application's own file", () => {
    expect(read("heartbeat.intervalSeconds", ["websocket", "heartbeat_interval"])).toBe("45 at 45");
    const fact = readAppAddress("heartbeat.intervalSeconds", address(["websocket", "heartbeat_interval"]), documents);
    expect(fact.what).toBe("websocket.heartbeat_interval");
  });

  test("the unit comes from the address, then the key, then a comment, then the size", () => {
    expect(read("heartbeat.timeoutSeconds", ["websocket", "pong"], "ms")).toBe("0.4 at 400");
    expect(read("heartbeat.intervalSeconds", ["websocket", "heartbeat_interval"], "m")).toBe("2700 at 45");
    expect(read("idleSeconds", ["websocket", "idle_timeout_ms"])).toBe("90 at 90000");
    expect(read("heartbeat.intervalSeconds", ["websocket", "beat"])).toBe("25 at 25");
    expect(read("heartbeat.timeoutSeconds", ["websocket", "pong"])).toMatch("unknown (400 has no unit");
  });

  test("counts and words are taken as they are", () => {
    expect(read("port", ["servers", 0, "port"])).toBe("8080 at 8080");
    expect(read("heartbeat.frame", ["websocket", "frame"])).toBe("data at data");
    expect(read("port", ["websocket", "frame"])).toMatch(`unknown ("data" is not a number)`);
  });

  test("a missing file or value is said at the address itself", () => {
    const missing = readAppAddress("idleSeconds", address(["a"], undefined, "nowhere.yaml"), documents);
    expect(shown(missing)).toBe("unknown (nowhere.yaml is not among the files that were read) at here");
    expect(read("idleSeconds", ["websocket", "nothing"])).toBe(
      "unknown (config/app.yaml has nothing at #/websocket/nothing) at here",
    );
    expect(read("idleSeconds", ["websocket"])).toMatch("has no value at #/websocket");
  });

  test("what is filled in later, and zero, are unknown", () => {
    expect(read("idleSeconds", ["websocket", "later"])).toBe(`unknown (\${PING} is filled in later) at \${PING}`);
    expect(read("idleSeconds", ["websocket", "zero"])).toMatch("unknown (0 may switch it off");
    expect(read("drainSeconds", ["websocket", "zero"])).toBe("0 at 0");
  });

  test("a literal is itself, and a text in it is read as a duration", () => {
    if (!config) throw new Error("no config");
    const at = locate(rootCursor(config));
    const literal = (value: number | string): string | undefined =>
      shown(
        readAppAddress("idleSeconds", { kind: "literal", value: declared("app.idleSeconds", value, at) }, documents),
      );
    expect(literal(45)).toBe("45 at here");
    expect(literal("45000ms")).toBe("45 at here");
    expect(literal("soon")).toMatch("unknown");
  });
});
