import { describe, expect, test } from "vitest";
import { readAppDocument } from "../../../src/adapters/app/document.ts";
import type { AppReading } from "../../../src/adapters/app/reading.ts";
import { limit } from "../../../src/platform/limits.ts";
import { parseDockerfile } from "../../../src/syntax/dockerfile.ts";
import { sourceText } from "../../../src/syntax/document.ts";
import { parseMakefile } from "../../../src/syntax/makefile.ts";
import { parse, type Syntax } from "../../../src/syntax/parse.ts";
import { parseShellFile } from "../../../src/syntax/shell-file.ts";
import { parseToml } from "../../../src/syntax/toml.ts";
import { beats, evidence, shown } from "../../support/app.ts";
import { cpuClock } from "../../support/cpu-clock.ts";

function read(syntax: Syntax, text: string): AppReading {
  const { documents } = parse(sourceText({ kind: "file", file: "app" }, text), syntax, {
    toml: parseToml,
    hcl: () => ({ documents: [], problems: [] }),
    dockerfile: parseDockerfile,
    shell: parseShellFile,
    makefile: parseMakefile,
  });
  const document = documents[0];
  if (!document) throw new Error("nothing was parsed");
  return readAppDocument(document, limit);
}

const NOTHING = { heartbeats: [], evidence: [] };

describe("home-made keys in documents", () => {
  test("keys count by their full path", () => {
    const reading = read("yaml", "websocket:\n  heartbeat_interval: 45\n  pong_timeout: 10s\n  idle_timeout: 300\n");
    expect(beats(reading)).toEqual(["server unknown 45 at 45 / 10 at 10s"]);
    expect(shown(reading.idleSeconds)).toBe("300 at 300");
    expect(evidence(reading)[0]).toBe("strong: websocket.heartbeat_interval is set");
    expect(reading.heartbeats[0]?.intervalSeconds.what).toBe("websocket.heartbeat_interval");
  });

  test("the same keys are read from TOML, JSON and .env", () => {
    expect(beats(read("toml", "[websocket]\nheartbeat_interval = 45\n"))).toEqual(["server unknown 45 at 45"]);
    expect(beats(read("yaml", '{"ws": {"pingInterval": 45}}'))).toEqual(["server unknown 45 at 45"]);
    expect(beats(read("dotenv", "WS_PING_INTERVAL=45\n"))).toEqual(["server unknown 45 at 45"]);
  });

  test("a comment that restates the value does not change it", () => {
    expect(beats(read("dotenv", "WS_HEARTBEAT_INTERVAL=15000 # 15 seconds\n"))).toEqual(["server unknown 15 at 15000"]);
    expect(beats(read("yaml", "ws_ping_timeout: 400 # (ms)\n"))[0]).toMatch("/ 0.4 at 400");
  });

  test("a key without a word for sockets counts only beside one, and says what it was taken for", () => {
    expect(read("yaml", "heartbeat_interval: 30\nidle_timeout: 60\n")).toEqual(NOTHING);
    const reading = read("yaml", "websocket:\n  buffer_size: 1024\nheartbeat_interval_seconds: 30\n");
    expect(beats(reading)).toEqual(["server unknown 30 at 30, assumed"]);
    expect(evidence(reading)).toEqual(["weak: websocket.buffer_size is set"]);
    expect(reading.heartbeats[0]?.intervalSeconds).toMatchObject({
      assumed: "heartbeat_interval_seconds is a WebSocket setting",
    });
  });

  test("labels, schemas and other people's heartbeats are no settings", () => {
    expect(read("yaml", "labels:\n  websocket_ping_interval: Ping interval\n")).toEqual(NOTHING);
    expect(read("yaml", "type: object\nproperties:\n  ws_ping_interval: 3\n")).toEqual(NOTHING);
    expect(read("yaml", "openapi: 3.0.0\nx-ws-ping-interval: 30\n")).toEqual(NOTHING);
    expect(read("yaml", "apiVersion: v1\nkind: ConfigMap\ndata: { WS_PING_INTERVAL: '30' }\n")).toEqual(NOTHING);
    expect(read("yaml", "kafka: { heartbeat_interval: 3000 }\nraft: { heartbeat_interval: 50 }\n")).toEqual(NOTHING);
  });

  test("variables in a list of names and values are read by their names", () => {
    expect(beats(read("yaml", "env:\n  - name: WS_PING_INTERVAL\n    value: '25'\n"))).toEqual([
      "server unknown 25 at '25'",
    ]);
  });

  test("a value that is filled in later is unknown; a fallback written beside it counts and says so", () => {
    expect(beats(read("yaml", `websocket: { ping_interval: '\${PING}' }\n`))[0]).toMatch(`unknown (\${PING} is filled`);
    expect(beats(read("yaml", `websocket:\n  ping_interval: \${PING:-30}\n`))).toEqual([
      "server unknown 30 at 30, assumed",
    ]);
    expect(beats(read("yaml", "websocket:\n  ping_interval: <%= ENV.fetch('X', 5) %>\n"))[0]).toMatch("unknown (<%");
  });

  test("a heartbeat that is switched off is none", () => {
    const reading = read("yaml", "websocket:\n  heartbeat:\n    enabled: false\n    interval: 30\n");
    expect(reading.heartbeats).toEqual([]);
  });

  test("sockets that are switched off are no evidence", () => {
    expect(read("yaml", "websocket: { enabled: false, path: /ws, ping_interval: 30 }\n")).toEqual(NOTHING);
    expect(read("dotenv", "WS_ENABLED=0\nWS_PING_INTERVAL=30\n")).toEqual(NOTHING);
  });

  test("two heartbeats keep their own timeouts", () => {
    const text = "ws:\n  ping_interval: 20\n  ping_timeout: 5\nwebsocket:\n  heartbeat_interval: 40\n";
    expect(beats(read("yaml", text))).toEqual(["server unknown 20 at 20 / 5 at 5", "server unknown 40 at 40"]);
  });

  test("what the client sends is the client's", () => {
    expect(beats(read("yaml", "websocket: { client: { ping_interval: 20 } }\n"))[0]).toMatch("client unknown 20");
  });
});

describe("files of frameworks", () => {
  test("Streamlit's interval is its timeout too", () => {
    const reading = read("toml", "[server]\nwebsocketPingInterval = 20\n");
    expect(beats(reading)).toEqual(["server control 20 at 20 / 20 at 20"]);
    expect(evidence(reading)).toEqual(["strong: server.websocketPingInterval is set"]);
  });

  test("Spring's properties are read nested or dotted, in its own units", () => {
    const nested = read("yaml", "server:\n  tomcat:\n    keep-alive-timeout: 75s\n");
    expect(shown(nested.keepAliveSeconds)).toBe("75 at 75s");
    const dotted = read("yaml", "server.tomcat.keepAliveTimeout: 75000\n");
    expect(shown(dotted.keepAliveSeconds)).toBe("75 at 75000");
  });

  test("a graceful shutdown brings the default of its phase, an immediate one nothing", () => {
    expect(shown(read("yaml", "server:\n  shutdown: graceful\n").drainSeconds)).toBe(
      "30 by boot-drain-phase at server",
    );
    const phase = "spring:\n  lifecycle:\n    timeout-per-shutdown-phase: 20s\n";
    expect(shown(read("yaml", `${phase}server: { shutdown: graceful }\n`).drainSeconds)).toBe("20 at 20s");
    expect(shown(read("yaml", phase).drainSeconds)).toBe("20 at 20s, assumed");
    expect(read("yaml", `${phase}server: { shutdown: immediate }\n`).drainSeconds).toBeUndefined();
  });

  test("Kestrel and SignalR are read from appsettings.json", () => {
    const text = `{ "Kestrel": { "Limits": { "KeepAliveTimeout": "00:11:00" } }, "SignalR": { "KeepAliveInterval": "00:00:20" } }`;
    const reading = read("yaml", text);
    expect(shown(reading.keepAliveSeconds)).toBe(`660 at "00:11:00"`);
    expect(beats(reading)[0]).toMatch("server data 20");
  });

  test("Centrifugo's short keys count only in what is its file", () => {
    const keys = "client:\n  ping_interval: 20s\n  token: { hmac_secret_key: x }\nshutdown: { timeout: 9s }\n";
    const reading = read("yaml", keys);
    expect(beats(reading)).toEqual(["server data 20 at 20s"]);
    expect(shown(reading.drainSeconds)).toBe("9 at 9s");
    expect(read("yaml", "client: { ping_interval: 20s }\n")).toEqual(NOTHING);
  });

  test("uvicorn's variables in a .env file rest on an assumption", () => {
    const reading = read("dotenv", "UVICORN_TIMEOUT_KEEP_ALIVE=620\n");
    expect(shown(reading.keepAliveSeconds)).toBe("620 at 620, assumed");
  });
});

test("fifty thousand heartbeats are read in time", () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => `ws_${i}_ping_interval: 20\nws_${i}_ping_timeout: 5`);
  const spent = cpuClock();
  expect(read("yaml", lines.join("\n")).heartbeats).toHaveLength(50_000);
  expect(spent()).toBeLessThan(10_000);
});
