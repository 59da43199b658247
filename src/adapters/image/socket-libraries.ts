import type { TrafficEvidence } from "../../model/path.ts";
import type { Ecosystem } from "./dependencies.ts";

type Strength = TrafficEvidence["strength"];

/**
 * Libraries that serve sockets, by package. A library that also makes clients, or comes along with others, merely
 * suggests them. What serves anything (uvicorn, Express) is no evidence, nor is a mere client.
 */
const LIBRARIES: Readonly<Record<Ecosystem, Readonly<Record<"strong" | "weak", string>>>> = {
  npm: {
    strong: `socket.io @nestjs/websockets @nestjs/platform-ws @nestjs/platform-socket.io @fastify/websocket
      fastify-websocket express-ws koa-websocket sockjs primus engine.io @hocuspocus/server @colyseus/core colyseus
      @soketi/soketi @feathersjs/socketio`,
    weak: "ws websocket graphql-ws subscriptions-transport-ws uwebsockets.js faye-websocket y-websocket",
  },
  pypi: {
    strong: "flask-socketio flask-sock flask-sockets gevent-websocket fastapi-socketio fastapi-websocket-pubsub",
    weak: "websockets channels python-socketio python-engineio simple-websocket wsproto autobahn daphne",
  },
  go: {
    strong: `github.com/olahol/melody github.com/centrifugal/centrifuge github.com/googollee/go-socket.io
      github.com/gofiber/contrib/websocket github.com/gofiber/websocket`,
    weak: `github.com/gorilla/websocket github.com/coder/websocket nhooyr.io/websocket github.com/gobwas/ws
      github.com/fasthttp/websocket github.com/lesismal/nbio`,
  },
  rubygems: { strong: "anycable-rails em-websocket", weak: "anycable faye-websocket iodine async-websocket" },
  maven: {
    strong: `spring-boot-starter-websocket quarkus-websockets quarkus-websockets-next tyrus-server netty-socketio
      ktor-server-websockets ktor-server-websockets-jvm websocket-jetty-server atmosphere-runtime`,
    weak: "spring-websocket micronaut-websocket jakarta.websocket-api javax.websocket-api java-websocket",
  },
  cargo: {
    strong: "actix-ws actix-web-actors rocket_ws socketioxide",
    weak: "tokio-tungstenite tungstenite fastwebsockets async-tungstenite ws",
  },
  nuget: {
    strong: "fleck microsoft.aspnetcore.signalr.stackexchangeredis supersocket.websocket.server",
    weak: "microsoft.aspnetcore.signalr websocketsharp",
  },
  composer: {
    strong: "cboden/ratchet laravel/reverb beyondcode/laravel-websockets amphp/websocket-server",
    weak: "workerman/workerman",
  },
};

/** How much a package of that name says about sockets; undefined where that is nothing. */
export function socketStrength(ecosystem: Ecosystem, name: string): Strength | undefined {
  // A Go module of a later major version has it in its path.
  return STRENGTHS[ecosystem].get(ecosystem === "go" ? name.replace(/\/v\d+$/, "") : name);
}

function strengths({ strong, weak }: Readonly<Record<"strong" | "weak", string>>): ReadonlyMap<string, Strength> {
  const names = (text: string, strength: Strength): (readonly [string, Strength])[] =>
    text.split(/\s+/).map((name) => [name, strength] as const);
  return new Map([...names(weak, "weak"), ...names(strong, "strong")]);
}

const STRENGTHS: Readonly<Record<Ecosystem, ReadonlyMap<string, Strength>>> = {
  npm: strengths(LIBRARIES.npm),
  pypi: strengths(LIBRARIES.pypi),
  go: strengths(LIBRARIES.go),
  rubygems: strengths(LIBRARIES.rubygems),
  maven: strengths(LIBRARIES.maven),
  cargo: strengths(LIBRARIES.cargo),
  nuget: strengths(LIBRARIES.nuget),
  composer: strengths(LIBRARIES.composer),
};
