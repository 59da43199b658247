import type { Framework, Setting } from "../framework.ts";

const UVICORN_PINGS = { sender: "server", frame: "control", timeoutStarts: "ping" } as const;

const UVICORN_HTTP: readonly Setting[] = [
  {
    role: "hka",
    flags: ["--timeout-keep-alive"],
    env: ["UVICORN_TIMEOUT_KEEP_ALIVE"],
    unit: "s",
    limit: "uvicorn-hka",
  },
  {
    role: "drain",
    flags: ["--timeout-graceful-shutdown"],
    env: ["UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN"],
    unit: "s",
    limit: "uvicorn-drain",
  },
  { role: "port", flags: ["--port"], env: ["UVICORN_PORT"], unit: "named" },
];

const PING: Setting = {
  role: "ping",
  flags: ["--ws-ping-interval"],
  env: ["UVICORN_WS_PING_INTERVAL"],
  unit: "s",
  shows: "strong",
};
const PONG: Setting = {
  role: "pong",
  flags: ["--ws-ping-timeout"],
  env: ["UVICORN_WS_PING_TIMEOUT"],
  unit: "s",
  shows: "strong",
};
/** Options that came with the pings or after them. */
const SINCE_PINGS = {
  flags: [
    "--ws-ping-interval",
    "--ws-ping-timeout",
    "--ws-max-queue",
    "--timeout-graceful-shutdown",
    "--timeout-worker-healthcheck",
  ],
  env: ["UVICORN_WS_PING_INTERVAL", "UVICORN_WS_PING_TIMEOUT", "UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN"],
};
const UVICORN_WS = { flags: ["--ws"], env: ["UVICORN_WS"] };

const UVICORN = {
  name: "uvicorn",
  package: "uvicorn",
  launchers: ["uvicorn"],
  marks: /^UVICORN_/,
  marksAssume: "the image starts the uvicorn command, which alone reads UVICORN_* variables",
  heartbeat: UVICORN_PINGS,
} as const;

/** First match wins, so the special cases stand before the plain ones. */
const UVICORNS: readonly Framework[] = [
  { ...UVICORN, when: { ...UVICORN_WS, value: /^none$/ }, settings: UVICORN_HTTP },
  {
    ...UVICORN,
    when: { ...UVICORN_WS, value: /^wsproto$/ },
    settings: [
      { ...PING, limit: "uvicorn-ping-wsproto", ignoredByOldVersions: true },
      { ...PONG, limit: "uvicorn-pong-wsproto", ignoredByOldVersions: true },
      ...UVICORN_HTTP,
    ],
    silent: "uvicorn sends no WebSocket pings with wsproto here",
  },
  {
    ...UVICORN,
    when: { ...UVICORN_WS, value: /^websockets-sansio$/ },
    settings: [
      { ...PING, limit: "uvicorn-ping-sansio", ignoredByOldVersions: true },
      { ...PONG, limit: "uvicorn-pong-sansio", ignoredByOldVersions: true },
      ...UVICORN_HTTP,
    ],
    silent: "uvicorn sends no WebSocket pings with websockets-sansio here",
  },
  {
    ...UVICORN,
    settings: [
      { ...PING, limit: "uvicorn-ping", zero: "unsure", existsWith: SINCE_PINGS },
      { ...PONG, limit: "uvicorn-pong", zero: "unsure", existsWith: SINCE_PINGS },
      ...UVICORN_HTTP,
    ],
  },
  {
    name: "fastapi run",
    package: "uvicorn",
    launchers: ["fastapi run", "fastapi dev"],
    heartbeat: UVICORN_PINGS,
    settings: [
      { role: "ping", unit: "s", limit: "uvicorn-ping" },
      { role: "pong", unit: "s", limit: "uvicorn-pong" },
      { role: "hka", unit: "s", limit: "uvicorn-hka" },
      { role: "drain", unit: "s", limit: "uvicorn-drain" },
      { role: "port", flags: ["--port"], unit: "named" },
    ],
  },
];

const NO_CONF = "no gunicorn.conf.py in its working directory says otherwise";
const GUNICORN_HKA: Setting = {
  role: "hka",
  flags: ["--keep-alive"],
  unit: "s",
  limit: "gunicorn-hka",
  defaultAssumes: NO_CONF,
};
const GUNICORN_DRAIN: Setting = {
  role: "drain",
  flags: ["--graceful-timeout"],
  unit: "s",
  limit: "gunicorn-drain",
  defaultAssumes: NO_CONF,
};
const BIND: Setting = { role: "port", flags: ["-b", "--bind"], unit: "named", pick: /:(\d+)$/ };
const WORKER_CLASS = ["-k", "--worker-class"];
const WORKERS = {
  noun: "worker",
  flags: ["-w", "--workers"],
  env: ["WEB_CONCURRENCY"],
  limit: "gunicorn-class-workers",
} as const;
const THREADS = { noun: "thread", flags: ["--threads"], limit: "gunicorn-class-threads" } as const;
const CONNECTIONS = {
  noun: "connection",
  flags: ["--worker-connections"],
  limit: "gunicorn-class-connections",
} as const;

const GUNICORN = {
  name: "gunicorn",
  launchers: ["gunicorn"],
  hasFlagPrefixes: true,
  flagsVariable: "GUNICORN_CMD_ARGS",
  fileFlags: ["-c", "--config"],
  bindsEarly: {
    why: "gunicorn opens its port before any worker has loaded the application",
    unless: "--preload",
  },
} as const;

const ENGINEIO: Pick<Framework, "package" | "heartbeat" | "polls"> = {
  package: "python-engineio",
  heartbeat: { sender: "server", frame: "data", timeoutStarts: "ping" },
  polls: { limit: "sio-transport", transports: { env: ["SOCKETIO_TRANSPORTS", "SOCKET_IO_TRANSPORTS"] } },
};

const GUNICORNS: readonly Framework[] = [
  {
    ...GUNICORN,
    name: "gunicorn with uvicorn workers",
    when: { flags: WORKER_CLASS, value: /uvicorn/i },
    heartbeat: UVICORN_PINGS,
    settings: [
      { role: "ping", unit: "s", limit: "gunicorn-uvicorn-ping" },
      { role: "pong", unit: "s", limit: "gunicorn-uvicorn-pong" },
      { ...GUNICORN_HKA, limit: "gunicorn-uvicorn-hka" },
      GUNICORN_DRAIN,
      BIND,
    ],
  },
  {
    ...GUNICORN,
    name: "gunicorn with aiohttp workers",
    when: { flags: WORKER_CLASS, value: /aiohttp/i },
    settings: [
      { ...GUNICORN_HKA, limit: "gunicorn-aiohttp-hka" },
      { ...GUNICORN_DRAIN, share: "gunicorn-aiohttp-drain-share" },
      BIND,
    ],
  },
  {
    ...GUNICORN,
    name: "gunicorn with asgi workers",
    when: { flags: WORKER_CLASS, value: /^asgi$/ },
    settings: [{ role: "ping", unit: "s", limit: "gunicorn-asgi-ping" }, GUNICORN_HKA, GUNICORN_DRAIN, BIND],
    slots: { workers: WORKERS, each: CONNECTIONS },
    silent: "gunicorn's asgi workers answer pings and never send any",
  },
  {
    ...GUNICORN,
    ...ENGINEIO,
    name: "gunicorn with gevent-websocket workers",
    when: { flags: WORKER_CLASS, value: /geventwebsocket/i },
    settings: [
      {
        role: "ping",
        unit: "s",
        limit: "py-engineio-ping",
        defaultAssumes: "its WebSockets are those of Flask-SocketIO or python-socketio",
      },
      { role: "pong", unit: "s", limit: "py-engineio-pong" },
      GUNICORN_HKA,
      GUNICORN_DRAIN,
      BIND,
    ],
    slots: { workers: WORKERS, each: CONNECTIONS },
    evidence: { why: "its gunicorn worker class is the WebSocket one of gevent-websocket", strength: "strong" },
  },
  {
    ...GUNICORN,
    ...ENGINEIO,
    name: "gunicorn with Socket.IO",
    when: { flags: WORKER_CLASS, value: /eventlet|gevent/i },
    whenWord: /socket_?io/i,
    settings: [
      {
        role: "ping",
        unit: "s",
        limit: "py-engineio-ping",
        defaultAssumes: "its WebSockets are those of Flask-SocketIO or python-socketio",
      },
      { role: "pong", unit: "s", limit: "py-engineio-pong" },
      GUNICORN_HKA,
      GUNICORN_DRAIN,
      BIND,
    ],
    slots: { workers: WORKERS, each: CONNECTIONS },
    evidence: { why: "its gunicorn command line names Socket.IO", strength: "strong" },
  },
  {
    ...GUNICORN,
    name: "gunicorn with green threads",
    when: { flags: WORKER_CLASS, value: /eventlet|gevent/i },
    settings: [GUNICORN_HKA, GUNICORN_DRAIN, BIND],
    slots: { workers: WORKERS, each: CONNECTIONS },
  },
  {
    ...GUNICORN,
    name: "gunicorn with threads",
    when: { flags: WORKER_CLASS, value: /gthread/i },
    settings: [GUNICORN_HKA, GUNICORN_DRAIN, BIND],
    slots: { workers: WORKERS, each: THREADS },
  },
  {
    ...GUNICORN,
    name: "gunicorn with another worker class",
    when: { flags: WORKER_CLASS, value: /^(?!sync$|gunicorn\.workers\.sync\b)/ },
    settings: [GUNICORN_HKA, GUNICORN_DRAIN, BIND],
  },
  // More than one thread turns the sync class into gthread, without a word on the command line.
  {
    ...GUNICORN,
    name: "gunicorn with threads",
    when: { flags: ["--threads"], value: /^(?!1$|0$)/ },
    settings: [GUNICORN_HKA, GUNICORN_DRAIN, BIND],
    slots: { workers: WORKERS, each: THREADS },
  },
  {
    ...GUNICORN,
    settings: [
      // The watchdog kills a sync worker that is busy with one request for so long; other classes go on notifying it.
      { role: "life", flags: ["-t", "--timeout"], unit: "s", limit: "gunicorn-work", defaultAssumes: NO_CONF },
      GUNICORN_DRAIN,
      BIND,
    ],
    slots: { workers: WORKERS, each: THREADS },
  },
];

const OTHER_ASGI: readonly Framework[] = [
  {
    name: "hypercorn",
    launchers: ["hypercorn"],
    hasFlagPrefixes: true,
    fileFlags: ["-c", "--config"],
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "unknown" },
    settings: [
      { role: "ping", flags: ["--websocket-ping-interval"], unit: "s", limit: "hypercorn-ping", shows: "strong" },
      { role: "hka", flags: ["--keep-alive"], unit: "s", limit: "hypercorn-hka" },
      { role: "drain", flags: ["--graceful-timeout"], unit: "s", limit: "hypercorn-drain" },
      { role: "boot", unit: "s", limit: "hypercorn-boot" },
      BIND,
    ],
    silent: "hypercorn sends no WebSocket pings unless websocket_ping_interval is set",
  },
  {
    name: "daphne",
    launchers: ["daphne"],
    hasFlagPrefixes: true,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "ping" },
    settings: [
      { role: "ping", flags: ["--ping-interval"], unit: "s", limit: "daphne-ping", shows: "strong" },
      { role: "pong", flags: ["--ping-timeout"], unit: "s", limit: "daphne-pong", shows: "strong" },
      { role: "life", flags: ["--websocket_timeout"], unit: "s", limit: "daphne-life", shows: "strong" },
      { role: "hka", unit: "s", limit: "daphne-hka" },
      { role: "port", flags: ["-p", "--port"], unit: "named" },
    ],
  },
  {
    name: "aiohttp",
    launchers: ["aiohttp.web"],
    settings: [
      { role: "hka", unit: "s", limit: "aiohttp-hka" },
      { role: "drain", unit: "s", limit: "aiohttp-drain" },
    ],
  },
  {
    name: "Sanic",
    package: "sanic",
    launchers: ["sanic"],
    marks: /^SANIC_/,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "ping" },
    settings: [
      { role: "ping", env: ["SANIC_WEBSOCKET_PING_INTERVAL"], unit: "s", limit: "sanic-ping", shows: "strong" },
      { role: "pong", env: ["SANIC_WEBSOCKET_PING_TIMEOUT"], unit: "s", limit: "sanic-pong", shows: "strong" },
      { role: "hka", env: ["SANIC_KEEP_ALIVE_TIMEOUT"], unit: "s", limit: "sanic-hka" },
      { role: "drain", env: ["SANIC_GRACEFUL_SHUTDOWN_TIMEOUT"], unit: "s", limit: "sanic-drain" },
      { role: "port", flags: ["-p", "--port"], unit: "named" },
    ],
  },
];

const APPLICATIONS: readonly Framework[] = [
  {
    name: "Streamlit",
    launchers: ["streamlit run"],
    image: /^streamlit$/,
    marks: /^STREAMLIT_SERVER_/,
    isTheServer: true,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "ping" },
    settings: [
      {
        role: "ping",
        flags: ["--server.websocketPingInterval"],
        env: ["STREAMLIT_SERVER_WEBSOCKET_PING_INTERVAL"],
        keys: ["server.websocketPingInterval"],
        unit: "s",
        limit: "streamlit-ping",
        versionOf: "tornado",
        shows: "strong",
      },
      // Setting the interval sets the timeout to the same value.
      {
        role: "pong",
        flags: ["--server.websocketPingInterval"],
        env: ["STREAMLIT_SERVER_WEBSOCKET_PING_INTERVAL"],
        keys: ["server.websocketPingInterval"],
        unit: "s",
        limit: "streamlit-pong",
      },
      { role: "hka", unit: "s", limit: "tornado-hka", defaultAssumes: "Streamlit runs on Tornado" },
      { role: "port", flags: ["--server.port"], env: ["STREAMLIT_SERVER_PORT"], unit: "named" },
    ],
    evidence: { why: "Streamlit talks to its pages over a WebSocket", strength: "strong" },
  },
  {
    name: "Jupyter",
    launchers: [
      "jupyter lab",
      "jupyter notebook",
      "jupyter server",
      "jupyter-lab",
      "jupyter-notebook",
      "jupyter-server",
    ],
    image: /^(?:jupyter|jupyterlab|(?:base|minimal|scipy|datascience|tensorflow|pytorch|pyspark|r|julia)-notebook)$/,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "unknown" },
    settings: [
      {
        role: "ping",
        flags: ["--ServerApp.tornado_settings", "--NotebookApp.tornado_settings"],
        unit: "ms",
        pick: /ws_ping_interval["']?\s*[:=]\s*(\d+)/,
        limit: "jupyter-ping",
      },
      { role: "hka", unit: "s", limit: "tornado-hka" },
      { role: "port", flags: ["--port", "--ServerApp.port"], unit: "named" },
    ],
    evidence: { why: "Jupyter talks to its kernels over WebSockets", strength: "strong" },
  },
];

export const PYTHON: readonly Framework[] = [...UVICORNS, ...GUNICORNS, ...OTHER_ASGI, ...APPLICATIONS];
