import { describe, expect, test } from "vitest";
import { normalKey, readHomeKey, suggestsSocketServer } from "../../../src/adapters/app/home-made.ts";

describe("home-made keys", () => {
  test.each([
    ["wsPingInterval", "ws_ping_interval"],
    ["WSPingInterval", "ws_ping_interval"],
    ["websocket.heartbeat-interval", "websocket_heartbeat_interval"],
    ["SignalR__KeepAliveInterval", "signal_r_keep_alive_interval"],
    ["socket.io pingTimeout", "socket_io_ping_timeout"],
  ])("%s is %s in its normal form", (name, key) => {
    expect(normalKey(name)).toBe(key);
  });

  test.each([
    ["WEBSOCKET_HEARTBEAT_INTERVAL", "ping", "strong"],
    ["websocket.heartbeat_interval", "ping", "strong"],
    ["WS_HEARTBEAT_MS", "ping", "strong"],
    ["ESR_WS_PING_INTERVAL", "ping", "strong"],
    ["WS_PONG_TIMEOUT", "pong", "strong"],
    ["websocket.pongWait", "pong", "strong"],
    ["WS_KEEPALIVE_TIMEOUT", "pong", "strong"],
    ["WS_IDLE_TIMEOUT_SECONDS", "idle", "strong"],
    ["SOCKET_PING_INTERVAL", "ping", "weak"],
    ["gateway.idle_timeout", "idle", "weak"],
    ["HEARTBEAT_INTERVAL", "ping", "none"],
    ["KEEP_ALIVE_TIMEOUT", "hka", "none"],
    ["HTTP_IDLE_TIMEOUT", "hka", "none"],
    ["GRACEFUL_SHUTDOWN_TIMEOUT", "drain", "none"],
    ["shutdown.gracePeriodSeconds", "drain", "none"],
    ["websocket.heartbeat.enabled", "enabled", "strong"],
  ])("%s is a %s with a %s prefix", (name, role, prefix) => {
    expect(readHomeKey(name)).toMatchObject({ role, prefix });
  });

  test.each([
    "KAFKA_HEARTBEAT_INTERVAL",
    "raft.heartbeatInterval",
    "DB_IDLE_TIMEOUT",
    "redis.ping_interval",
    "SESSION_IDLE_TIMEOUT",
    "CELERY_WORKER_SHUTDOWN_TIMEOUT",
    "terminationGracePeriodSeconds",
    "WS_URL",
    "shipping_interval_days",
    "AWS_REGION",
    "properties.heartbeatInterval.type",
  ])("%s is none of ours", (name) => {
    expect(readHomeKey(name)).toBeUndefined();
  });

  test("a word for WebSockets outweighs a word for something else", () => {
    expect(readHomeKey("WORKER_WS_PING_INTERVAL")?.role).toBe("ping");
  });

  test.each(["NEXT_PUBLIC", "NUXT_PUBLIC", "EXPO_PUBLIC", "VITE", "REACT_APP", "GATSBY", "APP_CLIENT"])(
    "%s_ in front is a client's",
    (prefix) => {
      expect(readHomeKey(`${prefix}_WS_PING_INTERVAL`)).toMatchObject({ role: "ping", isClient: true });
      expect(suggestsSocketServer(`${prefix}_WS_PORT`)).toBe(false);
    },
  );

  test("only what a server of sockets would set suggests one", () => {
    expect(["WS_PORT", "websocket.path", "WEBSOCKET_MAX_CONNECTIONS"].filter(suggestsSocketServer)).toHaveLength(3);
    const others = ["WS_URL", "PUSHER_APP_KEY", "NEXT_PUBLIC_WS_PORT", "websocket", "NEWS_PORT", "AWS_PATH"];
    expect(others.filter(suggestsSocketServer)).toEqual([]);
  });
});
