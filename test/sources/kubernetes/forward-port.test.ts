import { createServer, request } from "node:http";
import { connect, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { type ForwardedPort, forwardPort } from "../../../src/sources/kubernetes/forward-port.ts";
import { type FakeKubernetesOptions, kubeconfigFor } from "../../support/fake-kubernetes.ts";
import { type Cluster, cluster, failed, kubeconfigFile, succeeded, TOKEN } from "./support.ts";
import { objectsIn, WEB } from "./web.ts";

const READY = "{conditions: [{type: Ready, status: 'True'}]}";
const pod = (name: string, status = READY, more = ""): string => `
---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: web, labels: {app: chat}${more}}
spec:
  containers: [{name: app, ports: [{name: http, containerPort: 8080}]}]
  initContainers: [{name: sidecar, restartPolicy: Always, ports: [{name: admin, containerPort: 15000}]}]
status: ${status}
`;
const CHAT = { namespace: "web", service: "chat" };

/** A server on 127.0.0.1 that is gone when the test is; its port. */
async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("a TCP server without a port");
  return address.port;
}

interface Forwarded extends ForwardedPort {
  readonly cluster: Cluster;
}

async function forwarded(
  podPorts: NonNullable<FakeKubernetesOptions["podPorts"]>,
  more: Partial<FakeKubernetesOptions> = {},
): Promise<Forwarded> {
  const fake = await cluster({ objects: objectsIn(WEB, pod("chat-1")), podPorts, ...more });
  const result = succeeded(await forwardPort(CHAT, { kubeconfig: fake.kubeconfig }));
  onTestFinished(() => result.close());
  return { ...result, cluster: fake };
}

function socketTo(url: string): Socket {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** How a socket ended: with an end, or with an error. */
function ending(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.on("end", () => resolve("end"));
    socket.on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    socket.resume();
  });
}

function* zeros(goesOn: () => boolean): Generator<Buffer> {
  while (goesOn()) yield Buffer.alloc(1024 * 1024);
}

describe("a forwarded port", () => {
  test.each([false, true])("carries a WebSocket, handshake and all (TLS to the API server: %s)", async (tls) => {
    const http = createServer();
    const sockets = new WebSocketServer({ server: http });
    const closes: number[] = [];
    sockets.on("connection", (socket) => {
      socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
      socket.on("close", (code) => closes.push(code));
    });
    const port = await listening(http);
    const asked: string[] = [];
    const { url } = await forwarded(
      (name, number) => {
        asked.push(`${name}:${number}`);
        return port;
      },
      { tls },
    );
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const client = new WebSocket(url.replace("http:", "ws:"));
    onTestFinished(() => client.terminate());
    await new Promise((resolve) => client.on("open", resolve));
    const text = "x".repeat(300_000);
    const answer = await new Promise((resolve) => {
      client.on("message", (data) => resolve(String(data)));
      client.send(text);
    });
    expect(answer === text).toBe(true);
    client.close(4001);
    await vi.waitFor(() => expect(closes).toEqual([4001]), 10_000);
    expect(asked).toEqual(["chat-1:8080"]);
  });

  test("carries many connections side by side", async () => {
    const port = await listening(createServer((message, response) => response.end(`at ${message.url}`)));
    const { url, failures } = await forwarded(() => port);
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => (await fetch(`${url}/${index}`)).text()),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => `at /${index}`));
    expect(failures()).toEqual([]);
  });

  test("carries more than fits on the way, whole, to a client that reads slowly", async () => {
    const bytes = 8 * 1024 * 1024;
    const port = await listening(createServer((_, response) => response.end(Buffer.alloc(bytes, 7))));
    const { url } = await forwarded(() => port);
    const read = await new Promise<number>((resolve) => {
      request(url, (response) => {
        let sum = 0;
        response.on("data", (chunk: Buffer) => {
          sum += chunk.length;
          response.pause();
          setImmediate(() => response.resume());
        });
        response.on("end", () => resolve(sum));
      }).end();
    });
    expect(read).toBe(bytes);
  });

  test("lets the pod wait for a client that does not read", async () => {
    const most = 128;
    let megabytes = 0;
    const port = await listening(
      createTcpServer((socket) => {
        socket.on("error", () => undefined);
        Readable.from(zeros(() => megabytes++ < most)).pipe(socket);
      }),
    );
    const { url } = await forwarded(() => port);
    const socket = socketTo(url);
    await new Promise((resolve) => socket.once("readable", resolve));
    for (let before = -1; megabytes !== before && megabytes < most; ) {
      before = megabytes;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(megabytes).toBeLessThan(most);
  });

  test("ends the client's socket when the pod's ends", async () => {
    const port = await listening(createTcpServer((socket) => socket.end("bye")));
    const { url, failures } = await forwarded(() => port);
    expect(await ending(socketTo(url))).toBe("end");
    expect(failures()).toEqual([]);
  });

  test("ends the pod's socket when the client's ends, after what was sent last", async () => {
    let resume: (() => void) | undefined;
    let heard = 0;
    let hasEnded = false;
    const port = await listening(
      createTcpServer((socket) => {
        socket.on("end", () => {
          hasEnded = true;
        });
        // Late, so that much is still on its way when the client has ended.
        resume = () =>
          socket.on("data", (data) => {
            heard += data.length;
          });
      }),
    );
    const { url } = await forwarded(() => port);
    const bytes = 32 * 1024 * 1024;
    await new Promise<void>((resolve) => socketTo(url).end(Buffer.alloc(bytes, 7), resolve));
    await new Promise((resolve) => setTimeout(resolve, 300));
    resume?.();
    await vi.waitFor(() => expect([heard, hasEnded]).toEqual([bytes, true]), 25_000);
  });

  test("resets the client's socket when the pod does not listen, and says why", async () => {
    const { url, failures } = await forwarded(() => "connection refused");
    expect(await ending(socketTo(url))).toBe("ECONNRESET");
    expect(failures()).toEqual([expect.stringMatching(/^error forwarding port 8080 to pod .*: connection refused$/)]);
  });

  test("resets the client's socket when the stream breaks, and says so", async () => {
    const port = await listening(createTcpServer((socket) => socket.write("hello")));
    const { url, failures, cluster: fake } = await forwarded(() => port);
    const socket = socketTo(url);
    await new Promise((resolve) => socket.once("data", resolve));
    const ended = ending(socket);
    fake.breakStreams();
    expect(await ended).toBe("ECONNRESET");
    expect(failures()).toEqual(["the API server ended the stream to the pod (1006)"]);
  });

  test("resets the client's socket when the API server opens no stream, and gives nothing away", async () => {
    const { url, failures, cluster: fake } = await forwarded(() => 1);
    await fake.close();
    expect(await ending(socketTo(url))).toBe("ECONNRESET");
    expect(failures()).toHaveLength(1);
    expect(failures().join()).toMatch(/^no stream to the pod: .*ECONNREFUSED/);
    expect(failures().join()).not.toContain(TOKEN);
  });

  test("lets go of the stream when the client resets", async () => {
    const port = await listening(createTcpServer((socket) => socket.write("hello")));
    const { url, cluster: fake } = await forwarded(() => port);
    const socket = socketTo(url);
    await new Promise((resolve) => socket.once("data", resolve));
    expect(fake.openStreams()).toBe(1);
    socket.resetAndDestroy();
    await vi.waitFor(() => expect(fake.openStreams()).toBe(0), 10_000);
  });

  test.each(["close", "abort"])("takes every connection with it on %s", async (how) => {
    const port = await listening(createTcpServer((socket) => socket.write("hello")));
    const fake = await cluster({ objects: objectsIn(WEB, pod("chat-1")), podPorts: () => port });
    const enough = new AbortController();
    const options = { kubeconfig: fake.kubeconfig, signal: enough.signal };
    const { url, close } = succeeded(await forwardPort(CHAT, options));
    const socket = socketTo(url);
    await new Promise((resolve) => socket.once("data", resolve));
    const ended = ending(socket);
    if (how === "close") await close();
    else enough.abort();
    expect(await ended).toMatch(/^(?:end|ECONNRESET)$/);
    await vi.waitFor(() => expect(fake.openStreams()).toBe(0), 10_000);
    expect(await ending(socketTo(url))).toBe("ECONNREFUSED");
    await close();
  });
});

describe("the pod", () => {
  async function chosen(text: string, request: object = {}): Promise<string> {
    const asked: string[] = [];
    const podPorts = (name: string, port: number): string => {
      asked.push(`${name}:${port}`);
      return "enough";
    };
    const fake = await cluster({ objects: objectsIn(text), podPorts });
    const result = succeeded(await forwardPort({ ...CHAT, ...request }, { kubeconfig: fake.kubeconfig }));
    onTestFinished(() => result.close());
    await ending(socketTo(result.url));
    return asked.join();
  }

  const terminating = ", deletionTimestamp: '2026-01-01T00:00:00Z'";
  const notReady =
    "{phase: Running, conditions: [{type: Ready, status: 'False'}], containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}]}";

  test("is the first that is ready and stays", async () => {
    const pods = pod("chat-1", notReady) + pod("chat-2", READY, terminating) + pod("chat-4") + pod("chat-3");
    expect(await chosen(WEB + pods)).toBe("chat-3:8080");
  });

  test("is one that the Service selects", async () => {
    const other = pod("aaa").replace("labels: {app: chat}", "labels: {app: other}");
    expect(await chosen(WEB + other + pod("chat-1"))).toBe("chat-1:8080");
  });

  test.each([
    ["80", 80, "8080"],
    ["ws", "ws", "8080"],
    ["80 as text", "80", "8080"],
  ])("is asked on the port behind the Service's %s", async (_, port, number) => {
    expect(await chosen(WEB + pod("chat-1"), { port })).toBe(`chat-1:${number}`);
  });

  test.each([
    ["targetPort: 9000", "9000"],
    ["targetPort: admin", "15000"],
    ["protocol: TCP", "80"],
  ])("is asked on the Service's %s: %s", async (target, number) => {
    const text = WEB.replace("targetPort: http, protocol: TCP", target);
    expect(await chosen(text + pod("chat-1"))).toBe(`chat-1:${number}`);
  });

  test("may be named itself", async () => {
    const request = { service: undefined, pod: "chat-2", port: "http" };
    expect(await chosen(WEB + pod("chat-1") + pod("chat-2"), request)).toBe("chat-2:8080");
  });
});

describe("no port is forwarded", () => {
  async function failure(text: string, request: object = {}, more: Partial<FakeKubernetesOptions> = {}) {
    const fake = await cluster({ objects: objectsIn(text), ...more });
    return failed(await forwardPort({ ...CHAT, ...request }, { kubeconfig: fake.kubeconfig }));
  }

  test("to a Service without pods", async () => {
    expect(await failure(WEB)).toEqual(["no-ready-pod", "Service web/chat has no pods"]);
  });

  test("to a Service that selects none", async () => {
    expect(await failure(WEB.replace("selector: {app: chat}", ""))).toEqual([
      "no-ready-pod",
      "Service web/chat selects no pods",
    ]);
  });

  test("to pods that are not ready, and what they wait for is said", async () => {
    const pods =
      pod("chat-1", "{phase: Pending}") +
      pod("chat-2", "{phase: Running, containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}]}") +
      pod("chat-3", "{phase: Running, conditions: [{type: Ready, status: 'False'}]}");
    expect(await failure(WEB + pods)).toEqual([
      "no-ready-pod",
      "none of the 3 pods of Service web/chat is ready: chat-1 (Pending), chat-2 (CrashLoopBackOff), chat-3 (running, readiness probe not passed)",
    ]);
  });

  test("to a port that neither the Service nor the pod has", async () => {
    expect(await failure(WEB + pod("chat-1"), { port: 81 })).toEqual([
      "unknown-port",
      'Service web/chat has no port "81"; it has 80 (ws)',
    ]);
    const text = WEB.replace("targetPort: http,", "targetPort: grpc,");
    expect(await failure(text + pod("chat-1"))).toEqual([
      "unknown-port",
      'pod web/chat-1 has no port "grpc"; its ports are http, admin',
    ]);
  });

  test("where a choice of several is left open", async () => {
    const ports = "[{name: ws, port: 80, targetPort: http}, {name: admin, port: 81}]";
    const text = WEB.replace("[{name: ws, port: 80, targetPort: http, protocol: TCP}]", ports);
    expect(await failure(text + pod("chat-1"))).toEqual([
      "unknown-port",
      "Service web/chat has several ports: 80 (ws), 81 (admin); name one",
    ]);
    expect(await failure(WEB + pod("chat-1"), { service: undefined, pod: "chat-1" })).toEqual([
      "unknown-port",
      "pod web/chat-1 lists several ports: 8080, 15000; name one",
    ]);
  });

  test("to somebody who may not, which is known before a socket is opened", async () => {
    const [kind, message] = await failure(WEB + pod("chat-1"), {}, { forbidden: ["pods/portforward"] });
    expect(kind).toBe("forbidden");
    expect(message).toContain("no port of pod web/chat-1 may be forwarded (403)");
  });

  test("to a pod or a Service that does not exist", async () => {
    expect((await failure(WEB, { service: "cha" }))[0]).toBe("service-not-found");
    expect(await failure(WEB, { service: undefined, pod: "chat-9" })).toEqual([
      "no-ready-pod",
      "there is no pod web/chat-9",
    ]);
  });

  test("in a context that does not exist", async () => {
    const kubeconfig = kubeconfigFile(kubeconfigFor({ test: { url: "http://127.0.0.1:1" } }, { token: TOKEN }));
    expect(failed(await forwardPort({ ...CHAT, context: "other" }, { kubeconfig }))[0]).toBe("unknown-context");
  });
});
