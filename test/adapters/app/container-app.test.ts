import { describe, expect, test } from "vitest";
import { readContainerApp } from "../../../src/adapters/app/container-app.ts";
import type { AppReading } from "../../../src/adapters/app/reading.ts";
import { limit } from "../../../src/platform/limits.ts";
import { beats, container, evidence, shown } from "../../support/app.ts";

function read(text: string): AppReading {
  return readContainerApp(container(text), limit);
}

function withEnv(variables: Readonly<Record<string, string>>, rest = "image: example/app"): string {
  const env = Object.entries(variables).map(([name, value]) => `  - { name: ${name}, value: "${value}" }`);
  return `${rest}\nenv:\n${env.join("\n")}\n`;
}

describe("command lines", () => {
  const PINGS: readonly (readonly [string, string])[] = [
    [`["uvicorn", "main:app", "--ws-ping-interval", "70", "--ws-ping-timeout=60"]`, `control 70 at "70" / 60 at 60`],
    [`[uvicorn, main:app, --ws-ping-interval=70]`, "control 70 at 70 / 20 by uvicorn-pong at uvicorn"],
    [`[/usr/local/bin/uvicorn, main:app, --ws-ping-interval, 7s]`, "control 7 at 7s / 20 by uvicorn-pong"],
    [`[python3.12, -u, -m, uvicorn, main:app, --ws-ping-interval, "7"]`, `control 7 at "7" / 20 by uvicorn-pong`],
    [`[uv, run, --no-dev, uvicorn, "m:a", --ws-ping-interval, "7"]`, `control 7 at "7" / 20 by uvicorn-pong`],
    [`[tini, --, poetry, run, daphne, m:a, --ping-i, "7"]`, `control 7 at "7" / 30 by daphne-pong at daphne`],
    [`[dumb-init, hypercorn, m:a, --websocket-ping-interval, "7"]`, `control 7 at "7"`],
    [`[streamlit, run, app.py, --server.websocketPingInterval=25]`, "control 25 at 25 / 25 at 25"],
    [`[anycable-go, --ping_interval=5]`, "data 5 at 5"],
    [`[npx, -y, soketi, start]`, "control 104 by soketi-ping at soketi"],
    [`[gunicorn, -k, uvicorn.workers.UvicornWorker, m:a]`, "control 20 by gunicorn-uvicorn-ping at gunicorn"],
    [`[gunicorn, --worker-class=uvicorn_worker.UvicornWorker, m:a]`, "control 20 by gunicorn-uvicorn-ping"],
  ];

  test.each(PINGS)("%s pings: %s", (argv, expected) => {
    expect(beats(read(`command: ${argv}`))[0]).toMatch(`server ${expected}`);
  });

  test("a command inside one string points at the very word", () => {
    const reading = read(`command: ["sh", "-c", "cd /app && exec uvicorn main:app --ws-ping-interval 45"]`);
    expect(beats(reading)[0]).toBe("server control 45 at 45 / 20 by uvicorn-pong at uvicorn");
  });

  test("a command in a block over several lines points at the very word", () => {
    const script =
      "command: [bash, -ec]\nargs:\n  - |\n    migrate\n    exec uvicorn m:a \\\n      --ws-ping-interval 45\n";
    expect(beats(read(script))[0]).toMatch("server control 45 at 45 /");
  });

  test("a command in a folded block points at the very word", () => {
    const reading = read("command: [sh, -c]\nargs:\n  - >-\n    uvicorn m:a\n    --ws-ping-interval 45\n");
    expect(beats(reading)[0]).toMatch("server control 45 at 45 /");
  });

  test("the default written in an expansion applies while no variable of that name is visible", () => {
    const argv = `command: [sh, -c, "uvicorn m:a --ws-ping-interval \${UVICORN_WS_PING_INTERVAL:-45}"]`;
    expect(beats(read(argv))[0]).toMatch("server control 45 at 45, assumed");
    expect(beats(read(withEnv({ UVICORN_WS_PING_INTERVAL: "33" }, argv)))[0]).toMatch(`server control 33 at "33" /`);
  });

  test("a variable set in front of the command counts", () => {
    const reading = read(`command: [sh, -c, "export A=1; UVICORN_WS_PING_INTERVAL=12 exec uvicorn m:a"]`);
    expect(beats(reading)[0]).toMatch("server control 12 at UVICORN_WS_PING_INTERVAL=12");
  });

  test("a flag beats a variable, and a variable beats the default", () => {
    const env = { UVICORN_TIMEOUT_KEEP_ALIVE: "30" };
    const flag = `command: [uvicorn, m:a, --timeout-keep-alive, "620"]`;
    expect(shown(read(withEnv(env, flag)).keepAliveSeconds)).toBe(`620 at "620"`);
    expect(shown(read(withEnv(env, "command: [uvicorn, m:a]")).keepAliveSeconds)).toBe(`30 at "30"`);
    expect(shown(read("command: [uvicorn, m:a]").keepAliveSeconds)).toBe("5 by uvicorn-hka at uvicorn");
  });

  test("the last of two equal flags counts, as it does for the server", () => {
    const reading = read("command: [uvicorn, m:a, --timeout-keep-alive=5, --timeout-keep-alive=620]");
    expect(shown(reading.keepAliveSeconds)).toBe("620 at 620");
  });

  test("a value that is filled in later is unknown, not the default", () => {
    const reading = read(`command: [sh, -c, "uvicorn m:a --ws-ping-interval $PING"]`);
    expect(beats(reading)[0]).toMatch("unknown ($PING is not set in the input) at $PING");
  });

  test("arguments that nobody sees here make every default unknown", () => {
    const reading = read(`command: [sh, -c, "uvicorn m:a $EXTRA_ARGS --timeout-keep-alive 75"]`);
    expect(shown(reading.keepAliveSeconds)).toBe("75 at 75");
    expect(shown(reading.drainSeconds)).toMatch("unknown ($EXTRA_ARGS may set it)");
  });

  test("a settings file on the command line makes every default unknown", () => {
    const reading = read("command: [hypercorn, -c, hypercorn.toml, m:a]");
    expect(shown(reading.keepAliveSeconds)).toMatch("unknown (the file that -c names may set it)");
    expect(reading.silentServer).toBeUndefined();
  });
});

describe("versions", () => {
  test("a default that depends on an unknown version names the candidates", () => {
    expect(beats(read("command: [uvicorn, m:a]"))[0]).toMatch(
      "unknown (20 s or off, depending on the version of uvicorn)",
    );
    expect(shown(read("command: [puma]").keepAliveSeconds)).toMatch("unknown (65 s or 20 s");
  });

  test("a flag that old versions take without effect is unknown", () => {
    const reading = read(`command: [uvicorn, m:a, --ws, wsproto, --ws-ping-interval, "20"]`);
    expect(beats(reading)[0]).toMatch("uvicorn takes it without effect before 0.46.0");
  });

  test("the tag of a packaged server's image is its version", () => {
    const pong = (image: string): string | undefined => beats(read(`image: ${image}`))[0];
    expect(pong("centrifugo/centrifugo:v5.4")).toMatch("/ 8 by centrifugo-pong");
    expect(pong("centrifugo/centrifugo:v3")).toMatch("/ unknown (8 s");
    expect(pong("example/streamlit:7")).toMatch("unknown (30 s or 1 s");
  });
});

describe("gunicorn", () => {
  test("workers times threads is what it can hold", () => {
    const argv = `[gunicorn, --bind, ":$PORT", --workers, "2", --threads, "8", --timeout, "0", "main:app"]`;
    const reading = read(`command: ${argv}`);
    expect(reading.serverSlots).toMatchObject({ known: true, value: 16, origin: { how: "2 workers x 8 threads" } });
    expect(reading.lifetimeSeconds).toBeUndefined();
    expect(reading.port).toBeUndefined();
    expect(reading.evidence).toEqual([]);
  });

  test("a sync worker keeps no HTTP connection, and its watchdog ends long requests", () => {
    const reading = read("command: [gunicorn, -t, '90', m:a]");
    expect(reading.keepAliveSeconds).toBeUndefined();
    expect(shown(reading.lifetimeSeconds)).toBe("90 at '90'");
    expect(read("command: [gunicorn, -t0, m:a]").lifetimeSeconds).toBeUndefined();
  });

  test("the command line beats GUNICORN_CMD_ARGS, which beats the default", () => {
    const env = { GUNICORN_CMD_ARGS: "--threads 4 --workers=3" };
    const reading = read(withEnv(env, `command: [gunicorn, --threads, "8", m:a]`));
    expect(reading.serverSlots).toMatchObject({ value: 24 });
  });

  test("a number of workers that is filled in later leaves the slots unknown", () => {
    const reading = read(`command: [sh, -c, "gunicorn -w $WORKERS --threads 8 m:a"]`);
    expect(reading.serverSlots).toMatchObject({ known: false, why: "$WORKERS is not set in the input" });
  });

  test("its master opens the port before the application is loaded, unless it loads first", () => {
    expect(shown(read("command: [gunicorn, m:a]").bindsEarly)).toMatch("at gunicorn");
    expect(read("command: [gunicorn, --preload, m:a]").bindsEarly).toBeUndefined();
    expect(read("command: [uvicorn, m:a]").bindsEarly).toBeUndefined();
  });

  test("unambiguous beginnings of flags count, others do not", () => {
    expect(shown(read(`command: [gunicorn, --keep-al, "75", -k, gthread, m:a]`).keepAliveSeconds)).toBe(`75 at "75"`);
    expect(read(`command: [gunicorn, --work, "7", m:a]`).serverSlots).toMatchObject({ value: 1 });
  });

  test("uvicorn's variables are not read under gunicorn", () => {
    const reading = read(withEnv({ UVICORN_WS_PING_INTERVAL: "5" }, "command: [gunicorn, m:a]"));
    expect(reading.heartbeats).toEqual([]);
    expect(reading.evidence).toEqual([]);
  });

  test("aiohttp workers use 95 % of the graceful timeout", () => {
    const argv = `[gunicorn, -k, aiohttp.GunicornWebWorker, --graceful-timeout, "20", m:a]`;
    expect(shown(read(`command: ${argv}`).drainSeconds)).toBe(`19 at "20"`);
  });
});

describe("silent servers", () => {
  test.each([
    ["[hypercorn, m:a]", "hypercorn sends no WebSocket pings"],
    ["[gunicorn, -k, asgi, m:a]", "never send any"],
    [`[uvicorn, m:a, --ws, wsproto, --ws-ping-interval, "0"]`, "uvicorn sends no WebSocket pings"],
  ])("%s is known to send nothing", (argv, sentence) => {
    expect(shown(read(`command: ${argv}`).silentServer)).toMatch(sentence);
  });

  test("an application's own heartbeat breaks the silence", () => {
    const reading = read(withEnv({ WS_PING_INTERVAL: "25" }, "command: [hypercorn, m:a]"));
    expect(reading.silentServer).toBeUndefined();
    expect(beats(reading)).toEqual([`server unknown 25 at "25"`]);
  });

  test("a library that code configures is not called silent", () => {
    expect(read("command: [node, server.js]").silentServer).toBeUndefined();
    expect(read("command: [python, -m, aiohttp.web, m:a]").silentServer).toBeUndefined();
  });
});

describe("evidence of sockets", () => {
  test.each([
    ["[uvicorn, m:a]"],
    ["[gunicorn, -k, eventlet, m:a]"],
    ["[daphne, m:a]"],
    ["[node, server.js]"],
    ["[puma]"],
    ["[java, -jar, a.jar]"],
    ["[n8n, worker]"],
  ])("%s alone is none", (argv) => {
    expect(evidence(read(`command: ${argv}`))).toEqual([]);
  });

  test.each([
    ["image: n8nio/n8n", "n8n pushes"],
    [`image: "\${REGION}-docker.pkg.dev/\${PROJECT}/n8n/n8n:1.2"`, "n8n pushes"],
    ["image: hasura/graphql-engine:v2", "Hasura serves"],
    ["image: quay.io/jupyter/scipy-notebook:2024-01-01", "Jupyter talks"],
    ["command: [centrifugo]", "Centrifugo serves"],
    ["command: [livekit-server, --config, /x]", "LiveKit signals"],
    ["command: [php, artisan, 'reverb:start']", "Laravel Reverb"],
    ["command: [gunicorn, -k, geventwebsocket.gunicorn.workers.GeventWebSocketWorker, m:a]", "worker class"],
    [withEnv({ N8N_PORT: "5678" }), "n8n pushes"],
    [withEnv({ HASURA_GRAPHQL_DATABASE_URL: "x" }), "Hasura serves"],
    [withEnv({ WEBSOCKET_HEARTBEAT_INTERVAL: "30" }), "WEBSOCKET_HEARTBEAT_INTERVAL is set"],
  ])("%j is strong", (text, why) => {
    expect(evidence(read(text))[0]).toMatch(`strong: ${why.startsWith("worker") ? "its gunicorn worker class" : why}`);
  });

  test("variables of clients are none", () => {
    const env = {
      WS_URL: "wss://x",
      PUSHER_APP_KEY: "k",
      N8N_WEBHOOK_URL: "https://n8n",
      HASURA_GRAPHQL_ENDPOINT: "x",
    };
    expect(read(withEnv(env))).toEqual({ heartbeats: [], evidence: [] });
  });

  test("n8n that pushes by server-sent events serves no WebSocket", () => {
    expect(evidence(read(withEnv({ N8N_PUSH_BACKEND: "sse" }, "image: n8nio/n8n")))).toEqual([]);
  });

  test("the port of n8n is the one it is told to listen on", () => {
    expect(shown(read(withEnv({ N8N_PORT: "443" }, "image: n8nio/n8n")).port)).toBe(`443 at "443"`);
  });
});

describe("variables", () => {
  test("those of a server whose command is not visible rest on an assumption", () => {
    const reading = read(withEnv({ UVICORN_WS_PING_INTERVAL: "15" }));
    expect(beats(reading)[0]).toMatch(`server control 15 at "15", assumed`);
    expect(reading.keepAliveSeconds).toBeUndefined();
  });

  test("Reverb looks at its timers only once a minute", () => {
    const argv = "command: [php, artisan, 'reverb:start']";
    expect(beats(read(argv))[0]).toBe("server data 120 by reverb-ping-gap at php");
    expect(beats(read(withEnv({ REVERB_APP_PING_INTERVAL: "30" }, argv)))[0]).toBe(`server data 90 at "30"`);
  });

  test("Socket.IO is read in milliseconds or seconds, as the size tells, and polls first", () => {
    const js = read(withEnv({ SOCKETIO_PING_INTERVAL: "25000", SOCKETIO_PING_TIMEOUT: "60000" }));
    expect(beats(js)).toEqual([`server data 25 at "25000" / 60 at "60000"`]);
    expect(shown(js.pollingTransport)).toMatch("true by sio-transport");
    expect(beats(read(withEnv({ SOCKETIO_PING_INTERVAL: "25" })))[0]).toMatch(`server data 25 at "25"`);
    expect(shown(read(withEnv({ SOCKETIO_TRANSPORTS: "websocket" })).pollingTransport)).toBe(`false at "websocket"`);
  });

  test("SignalR and Kestrel read .NET time spans", () => {
    const env = { Kestrel__Limits__KeepAliveTimeout: "00:10:30", SignalR__KeepAliveInterval: "00:00:10" };
    const reading = read(withEnv(env));
    expect(shown(reading.keepAliveSeconds)).toBe(`630 at "00:10:30"`);
    expect(reading.heartbeats[0]).toMatchObject({ frame: "data", timeoutStarts: "last-message" });
    expect(beats(reading)[0]).toMatch(`server data 10 at "00:00:10", assumed / 30 by signalr-dead`);
  });

  test("Spring's bare numbers are milliseconds and its shutdown phase counts when shutdown is graceful", () => {
    const env = { SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT: "75000", SERVER_SHUTDOWN: "graceful" };
    const reading = read(withEnv(env));
    expect(shown(reading.keepAliveSeconds)).toBe(`75 at "75000"`);
    expect(shown(reading.drainSeconds)).toMatch("30 by boot-drain-phase");
    expect(read(withEnv({ ...env, SERVER_SHUTDOWN: "immediate" })).drainSeconds).toBeUndefined();
  });

  test("a value from a Secret is unknown", () => {
    const from = "valueFrom: { secretKeyRef: { name: s, key: k } }";
    const reading = read(`env:\n  - name: WS_PING_INTERVAL\n    ${from}\n`);
    expect(beats(reading)[0]).toMatch("server unknown unknown (it comes from Secret s)");
  });

  test("weak names count only beside evidence of sockets, and say that they were taken for one", () => {
    expect(read(withEnv({ HEARTBEAT_INTERVAL: "30", SHUTDOWN_TIMEOUT: "20s" })).heartbeats).toEqual([]);
    const reading = read(withEnv({ HEARTBEAT_INTERVAL: "30", SHUTDOWN_TIMEOUT: "20s", WS_PORT: "8080" }));
    expect(beats(reading)).toEqual([`server unknown 30 at "30", assumed`]);
    expect(shown(reading.drainSeconds)).toBe(`20 at "20s", assumed`);
  });

  test("the application's heartbeat and the server's own are both kept", () => {
    const reading = read(withEnv({ WS_HEARTBEAT_INTERVAL: "45" }, "command: [gunicorn, -k, uvicorn_worker, m:a]"));
    expect(beats(reading).map((beat) => beat.slice(0, 20))).toEqual(["server control 20 by", `server unknown 45 at`]);
  });

  test("what is written beats what a server would do by default", () => {
    const reading = read(withEnv({ WS_PORT: "1", KEEP_ALIVE_TIMEOUT: "650000" }, "command: [node, server.js]"));
    expect(shown(reading.keepAliveSeconds)).toBe(`650 at "650000", assumed`);
  });
});

describe("values that are no time", () => {
  test("zero is off, at once, or undecided, as each server has it", () => {
    expect(read(`command: [daphne, m:a, --websocket_timeout, "-1"]`).lifetimeSeconds).toBeUndefined();
    expect(shown(read(`command: [uvicorn, m:a, --timeout-keep-alive, "0"]`).keepAliveSeconds)).toBe(`0 at "0"`);
    expect(beats(read(`command: [uvicorn, m:a, --ws-ping-interval, "0"]`))[0]).toMatch("unknown (0 does not mean");
    expect(beats(read(withEnv({ WS_PING_INTERVAL: "0" })))[0]).toMatch("unknown (0 may switch it off");
  });

  test("waiting without limit is infinite, not unknown", () => {
    expect(shown(read("command: [uvicorn, m:a]").drainSeconds)).toBe("Infinity by uvicorn-drain at uvicorn");
  });

  test("a text that is no duration is unknown with the text as the reason", () => {
    const reading = read(`command: [uvicorn, m:a, --ws-ping-interval, "soon 1"]`);
    expect(beats(reading)[0]).toMatch(`unknown ("soon 1" is not a duration)`);
  });

  test("a number without a unit where the unit is ambiguous is unknown", () => {
    expect(beats(read(withEnv({ WS_PING_INTERVAL: "500" })))[0]).toMatch("unknown (500 has no unit");
    expect(shown(read(withEnv({ Kestrel__Limits__KeepAliveTimeout: "130" })).keepAliveSeconds)).toMatch("unknown (130");
  });
});
