import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { burstLost } from "../../src/probe/scenarios/burst-lost.ts";
import { churnDegrades } from "../../src/probe/scenarios/churn-degrades.ts";
import { deadPeerKept } from "../../src/probe/scenarios/dead-peer-kept.ts";
import { restartLosesClients } from "../../src/probe/scenarios/restart-loses-clients.ts";
import { roundTripSlow } from "../../src/probe/scenarios/round-trip-slow.ts";
import { stormRefused } from "../../src/probe/scenarios/storm-refused.ts";
import { usersMixed } from "../../src/probe/scenarios/users-mixed.ts";
import { runScenario, said } from "../support/run-scenario.ts";

test.concurrent("W7: answers that overtake each other are found; it is said on what assumption", async () => {
  const held: string[] = [];
  const outcomes = await withServer(
    (socket) =>
      socket.on("message", (data) => {
        held.push(String(data));
        if (held.length === 20) for (const text of held.reverse()) socket.send(text);
      }),
    (url) => runScenario(burstLost, url),
  );
  expect(said(outcomes)).toEqual([
    expect.stringMatching(/not in their order: message 2 was answered before message 1/),
  ]);
  expect(outcomes[0]?.evidence[0]).toMatchObject({ assumed: expect.stringMatching(/in the order/) });
});

test.concurrent("W7: a server that answers side by side may be told so", async () => {
  const held: string[] = [];
  const outcomes = await withServer(
    (socket) =>
      socket.on("message", (data) => {
        held.push(String(data));
        if (held.length === 20) for (const text of held.reverse()) socket.send(text);
      }),
    (url) => runScenario(burstLost, url, { params: { inOrder: false } }),
  );
  expect(said(outcomes)).toEqual(["pass"]);
});

test.concurrent("W7: slow answers are not lost ones", async () => {
  const outcomes = await withServer(
    (socket) => {
      let after = 0;
      socket.on("message", (data) => {
        after += 100;
        setTimeout(() => socket.send(String(data)), after);
      });
    },
    (url) => runScenario(burstLost, url, { replySeconds: 1 }),
  );
  expect(said(outcomes)).toEqual(["pass"]);
});

test.concurrent("W10: sockets that end while all are open are counted", async () => {
  const outcomes = await withServer(
    (socket) => {
      echo(socket);
      setTimeout(() => socket.close(1011, "too many"), 400);
    },
    (url) => runScenario(stormRefused, url),
  );
  expect(said(outcomes)).toEqual([
    expect.stringMatching(/^fail: [45]\d of 50 sockets that were open together ended .* closed with 1011/),
  ]);
});

test.concurrent("W10: sockets that open in a storm and are not answered are counted", async () => {
  let sockets = 0;
  const outcomes = await withServer(
    (socket) => {
      if (++sockets <= 40) echo(socket);
    },
    (url) => runScenario(stormRefused, url, { replySeconds: 0.5 }),
  );
  expect(said(outcomes)).toEqual([
    expect.stringMatching(/^fail: 50 sockets opened together, and on 10 of them .* got no answer/),
  ]);
});

test.concurrent("W11: handshakes that are refused after some are found, a rate limit is not", async () => {
  const churn = (status: number) => {
    let sockets = 0;
    return withServer(
      echo,
      (url) => runScenario(churnDegrades, url),
      () => (++sockets > 20 ? status : undefined),
    );
  };
  expect(said(await churn(503))).toEqual([
    expect.stringMatching(
      /^fail: After 20 that were opened and closed, one at a time, the next handshake was refused with 503/,
    ),
  ]);
  expect(said(await churn(429))).toEqual([
    expect.stringMatching(/^undecided: Handshake 21 in a row was refused with 429/),
  ]);
});

test.concurrent("W12: a room that everybody reads is no leak", async () => {
  const sockets: WebSocket[] = [];
  const users = ["ann", "bob", "cyd"];
  const outcomes = await withServer(
    (socket) => {
      sockets.push(socket);
      socket.on("message", (data) => {
        for (const one of sockets) one.send(String(data));
      });
    },
    (url) =>
      runScenario(usersMixed, url, {
        credentials: users.map((user) => ({ user, headers: {}, query: { user }, subprotocols: [] })),
      }),
  );
  expect(said(outcomes)).toEqual([expect.stringMatching(/^undecided: Every user received every answer/)]);
});

test.concurrent("W14: codes that mean an error are found, a socket that is left alone is not", async () => {
  const restart = (close: (socket: WebSocket, index: number) => void) => {
    const sockets: WebSocket[] = [];
    return withServer(
      (socket) => {
        echo(socket);
        sockets.push(socket);
      },
      (url) => runScenario(restartLosesClients, url, { restart: () => sockets.splice(0).forEach(close) }),
    );
  };
  expect(said(await restart((socket) => socket.close(1011)))).toEqual([
    expect.stringMatching(/^fail: 3 of 3 sockets were closed with another code than 1001 or 1012 .*1011/),
    "pass",
  ]);
  expect(said(await restart((socket, index) => index > 0 && socket.close(1001)))).toEqual(["pass", "pass"]);
});

test.concurrent("W15: a conversation of several events is timed by its first and waited for to its end", async () => {
  const outcomes = await withServer(
    (socket) => {
      let turn = Promise.resolve();
      socket.on("message", (data) => {
        turn = turn.then(async () => {
          socket.send(String(data));
          await new Promise((resolve) => setTimeout(resolve, 40));
          socket.send(String(data).replace("ping", "done"));
        });
      });
    },
    (url) =>
      runScenario(roundTripSlow, url, { params: { p50Ms: 25, p95Ms: 1000, p99Ms: 2000 }, replies: ["ping", "done"] }),
  );
  expect(said(outcomes)).toEqual(["pass"]);
});

test.concurrent("W17: one ping alone tells no interval", async () => {
  const outcomes = await withServer(
    (socket) => void setTimeout(() => socket.ping(), 50),
    (url) => runScenario(deadPeerKept, url, { params: { pingSeconds: 3 } }),
  );
  expect(said(outcomes)).toEqual([expect.stringMatching(/^undecided: Only one ping came/)]);
});

function echo(socket: WebSocket): void {
  socket.on("message", (data) => socket.send(String(data)));
}

/** A server of a few lines on 127.0.0.1, for as long as it is looked at. */
async function withServer<T>(
  onSocket: (socket: WebSocket) => void,
  look: (url: string) => Promise<T>,
  refuse: () => number | undefined = () => undefined,
): Promise<T> {
  const sockets = new WebSocketServer({ noServer: true });
  const server: Server = createServer();
  server.on("upgrade", (request, tcp, head) => {
    const status = refuse();
    if (status === undefined) sockets.handleUpgrade(request, tcp, head, onSocket);
    else tcp.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  try {
    return await look(`http://127.0.0.1:${address.port}`);
  } finally {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  }
}
