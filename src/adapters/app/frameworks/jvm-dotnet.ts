import type { Framework, Setting } from "../framework.ts";

/** Spring takes a property from the command line, from a system property, from a variable, and from its files. */
function property(name: string, variable: string): Pick<Setting, "flags" | "env" | "keys"> {
  return { flags: [`--${name}`, `-D${name}`], env: [variable], keys: [name] };
}

/** Earlier properties win over later ones, wherever each is written. */
function properties(
  ...all: readonly Pick<Setting, "flags" | "env" | "keys">[]
): Pick<Setting, "flags" | "env" | "keys"> {
  return {
    flags: all.flatMap(({ flags }) => flags ?? []),
    env: all.flatMap(({ env }) => env ?? []),
    keys: all.flatMap(({ keys }) => keys ?? []),
  };
}

const GRACEFUL = { ...property("server.shutdown", "SERVER_SHUTDOWN"), value: /^graceful$/i };
const PHASE = property("spring.lifecycle.timeout-per-shutdown-phase", "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE");

const SPRING_HTTP: readonly Setting[] = [
  {
    role: "hka",
    ...properties(
      property("server.tomcat.keep-alive-timeout", "SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT"),
      property("server.tomcat.connection-timeout", "SERVER_TOMCAT_CONNECTION_TIMEOUT"),
    ),
    unit: "ms",
    zero: "unsure",
  },
  {
    role: "idle",
    ...property("server.jetty.connection-idle-timeout", "SERVER_JETTY_CONNECTION_IDLE_TIMEOUT"),
    unit: "ms",
  },
  { role: "port", ...property("server.port", "SERVER_PORT"), unit: "named" },
];

const SPRING = {
  name: "Spring Boot",
  marks: /^(?:SERVER_TOMCAT|SERVER_JETTY|SPRING)_|^SERVER_SHUTDOWN$/,
  launchers: ["java"],
  isRuntime: true,
} as const;

export const JVM_DOTNET: readonly Framework[] = [
  {
    ...SPRING,
    when: { ...property("server.shutdown", "SERVER_SHUTDOWN"), value: /^immediate$/i },
    settings: SPRING_HTTP,
  },
  {
    ...SPRING,
    when: GRACEFUL,
    settings: [{ role: "drain", ...PHASE, unit: "ms", limit: "boot-drain-phase", impliedBy: GRACEFUL }, ...SPRING_HTTP],
  },
  {
    ...SPRING,
    settings: [
      {
        role: "drain",
        ...PHASE,
        unit: "ms",
        assumed: "server.shutdown is graceful, as it is by default since Spring Boot 3.4",
      },
      ...SPRING_HTTP,
    ],
  },
  {
    name: "Quarkus",
    marks: /^QUARKUS_/,
    heartbeat: { sender: "server", frame: "control", timeoutStarts: "unknown" },
    settings: [
      {
        role: "ping",
        flags: ["-Dquarkus.websockets-next.server.auto-ping-interval"],
        env: ["QUARKUS_WEBSOCKETS_NEXT_SERVER_AUTO_PING_INTERVAL"],
        keys: ["quarkus.websockets-next.server.auto-ping-interval"],
        unit: "s",
        shows: "strong",
      },
      {
        role: "port",
        flags: ["-Dquarkus.http.port"],
        env: ["QUARKUS_HTTP_PORT"],
        keys: ["quarkus.http.port"],
        unit: "named",
      },
    ],
  },
  {
    name: "ASP.NET Core",
    package: "targetframework",
    marks: /^(?:ASPNETCORE_|Kestrel__)/i,
    isTheServer: true,
    settings: [
      {
        role: "hka",
        flags: ["--Kestrel:Limits:KeepAliveTimeout"],
        env: ["Kestrel__Limits__KeepAliveTimeout"],
        keys: ["Kestrel.Limits.KeepAliveTimeout"],
        unit: "named",
        limit: "kestrel-hka",
      },
      {
        role: "drain",
        env: ["ASPNETCORE_SHUTDOWNTIMEOUTSECONDS", "DOTNET_SHUTDOWNTIMEOUTSECONDS"],
        keys: ["shutdownTimeoutSeconds"],
        unit: "s",
        limit: "dotnet-drain",
      },
    ],
  },
  {
    name: "SignalR",
    marks: /^SignalR__/i,
    isTheServer: true,
    heartbeat: { sender: "server", frame: "data", timeoutStarts: "last-message" },
    settings: [
      {
        role: "ping",
        env: ["SignalR__KeepAliveInterval"],
        keys: ["SignalR.KeepAliveInterval"],
        unit: "named",
        limit: "signalr-ping",
        shows: "strong",
        assumed: "the SignalR section is bound to the hub options",
      },
      {
        role: "pong",
        env: ["SignalR__ClientTimeoutInterval"],
        keys: ["SignalR.ClientTimeoutInterval"],
        unit: "named",
        limit: "signalr-dead",
        shows: "strong",
        assumed: "the SignalR section is bound to the hub options",
      },
    ],
  },
];
