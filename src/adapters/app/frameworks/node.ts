import type { Framework } from "../framework.ts";

/** Applications have no common name for Socket.IO; in JavaScript these are milliseconds, in Python seconds. */
function spelled(option: string): readonly string[] {
  return ["SOCKET_IO", "SOCKETIO", "SIO", "ENGINE_IO", "ENGINEIO"].flatMap((name) => [
    `${name}_${option}`,
    `${name}_${option}_MS`,
  ]);
}

/** Servers and libraries for Node. Most are configured in code, so variables and packaged servers are what is seen. */
export const NODE: readonly Framework[] = [
  {
    name: "n8n",
    launchers: ["n8n"],
    image: /^n8n$/,
    helpers: /^(?:worker|webhook|execute|executeBatch|export:\w+|import:\w+)$/,
    marks:
      /^N8N_(?:ENCRYPTION_KEY|PORT|PROTOCOL|PATH|USER_FOLDER|RUNNERS_ENABLED|EDITOR_BASE_URL|PUSH_BACKEND|SECURE_COOKIE|USER_MANAGEMENT_\w+|LISTEN_ADDRESS)$/,
    isTheServer: true,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "ping" },
    settings: [
      { role: "ping", unit: "s", limit: "n8n-push" },
      { role: "port", env: ["N8N_PORT"], unit: "named" },
    ],
    evidence: { why: "n8n pushes to its editor over a WebSocket", strength: "strong" },
    evidenceUnless: { env: ["N8N_PUSH_BACKEND"], value: /^sse$/i },
  },
  {
    name: "Soketi",
    launchers: ["soketi"],
    image: /^soketi$/,
    marks: /^SOKETI_(?!.*(?:KEY|SECRET|HOST|URL)$)/,
    isTheServer: true,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "unknown" },
    settings: [
      { role: "ping", unit: "s", limit: "soketi-ping" },
      { role: "idle", unit: "s", limit: "soketi-idle" },
      { role: "drain", env: ["SOKETI_SHUTDOWN_GRACE_PERIOD"], unit: "ms", limit: "soketi-drain" },
      { role: "port", env: ["SOKETI_PORT"], unit: "named" },
    ],
    clients: {
      frame: "data",
      limit: "soketi-activity",
      assumed: "clients take the server's advice on pings, as pusher-js and Echo do",
    },
    evidence: { why: "Soketi serves the Pusher protocol over WebSockets", strength: "strong" },
  },
  {
    name: "Socket.IO",
    package: "socket.io",
    marks: /^(?:SOCKET_?IO|SIO|ENGINE_?IO)_(?:PING_(?:INTERVAL|TIMEOUT)(?:_MS)?|TRANSPORTS|MAX_HTTP_BUFFER_SIZE)$/,
    isTheServer: true,
    heartbeat: { sender: "server", frame: "data", timeoutStarts: "ping" },
    settings: [
      {
        role: "ping",
        env: spelled("PING_INTERVAL"),
        unit: "guess",
        limit: "eio-ping",
        defaultAssumes: "its clients speak protocol 4, where the server pings",
      },
      { role: "pong", env: spelled("PING_TIMEOUT"), unit: "guess", limit: "sio-pong" },
    ],
    polls: {
      limit: "sio-transport",
      transports: { env: spelled("TRANSPORTS") },
    },
    evidence: { why: "its variables configure a Socket.IO server", strength: "strong" },
  },
  {
    name: "graphql-ws",
    marks: /^GRAPHQL_(?:WS|SUBSCRIPTIONS?)_KEEP_?ALIVE(?:_MS)?$/,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "ping" },
    settings: [
      {
        role: "ping",
        env: [
          "GRAPHQL_WS_KEEP_ALIVE",
          "GRAPHQL_WS_KEEPALIVE",
          "GRAPHQL_WS_KEEP_ALIVE_MS",
          "GRAPHQL_WS_KEEPALIVE_MS",
          "GRAPHQL_SUBSCRIPTIONS_KEEP_ALIVE",
          "GRAPHQL_SUBSCRIPTIONS_KEEPALIVE",
          "GRAPHQL_SUBSCRIPTION_KEEP_ALIVE",
        ],
        unit: "ms",
        limit: "graphql-ws-ping",
        assumed: "the value is handed to graphql-ws as its keepAlive argument",
        shows: "strong",
      },
    ],
  },
  {
    name: "Fastify",
    package: "fastify",
    launchers: ["fastify start", "fastify"],
    marks: /^FASTIFY_(?:PLUGIN_TIMEOUT|KEEP_ALIVE_TIMEOUT)$/,
    settings: [
      { role: "hka", env: ["FASTIFY_KEEP_ALIVE_TIMEOUT"], unit: "ms", limit: "fastify-hka" },
      {
        role: "boot",
        flags: ["-T", "--plugin-timeout"],
        env: ["FASTIFY_PLUGIN_TIMEOUT"],
        unit: "ms",
        limit: "fastify-boot",
      },
      { role: "port", flags: ["-p", "--port"], env: ["FASTIFY_PORT"], unit: "named" },
    ],
  },
  {
    name: "Node",
    launchers: ["node", "nest start", "ts-node", "tsx"],
    image: /^node$/,
    isRuntime: true,
    settings: [
      {
        role: "hka",
        unit: "ms",
        limit: "node-hka",
        inCode: "Fastify brings its own, and the code may set server.keepAliveTimeout",
      },
    ],
  },
];
