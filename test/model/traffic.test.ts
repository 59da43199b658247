import { expect, test } from "vitest";
import type { Traffic } from "../../src/model/path.ts";
import { socketEvidence, socketFact } from "../../src/model/traffic.ts";
import { makePath, place } from "../support/path.ts";

const evidence = [
  { why: "--ws of uvicorn is set", strength: "strong", at: place("service.yaml") },
  { why: "the port is called ws", strength: "weak", at: place("port.yaml") },
] as const;
const path = (traffic: Traffic) => makePath({ traffic });

test("the strongest evidence stands for all of it", () => {
  expect(socketFact(path({ kind: "websocket", evidence }))).toMatchObject({
    known: true,
    value: "that --ws of uvicorn is set",
  });
  expect(socketFact(path({ kind: "websocket", evidence }))).not.toHaveProperty("assumed");
});

test("a name alone is an assumption", () => {
  const fact = socketFact(path({ kind: "websocket", evidence: evidence.slice(1) }));
  expect(fact).toMatchObject({ assumed: "chat carries WebSockets, which only a name suggests" });
});

test("without evidence, and for plain HTTP, there is nothing to say of sockets", () => {
  expect(socketFact(path({ kind: "websocket", evidence: [] }))).toBeUndefined();
  expect(socketEvidence(path({ kind: "http", evidence }))).toBeUndefined();
});
