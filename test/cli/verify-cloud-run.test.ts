import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { holdopenLive, type Run } from "../support/cli.ts";
import { NAME, revision, service, TEMPLATE } from "../support/deployed.ts";
import { readDiscovery } from "../support/discovery.ts";
import { type FakeGoogle, type Reply, startFakeGoogle } from "../support/fake-google.ts";
import { CHAT_CONFIG, type FaultServer, startFaultServer } from "../support/fault-server.ts";
import { shared } from "../support/shared.ts";

const file = shared("discovery/run.v2.json");
const NEW = "chat-00007-abc";
const OLD = "chat-00006-xyz";
const REVISION = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION";

let chat: FaultServer;
let google: FakeGoogle | undefined;
let folder: string;

beforeEach(async () => {
  chat = await startFaultServer("good");
  folder = mkdtempSync(join(tmpdir(), "holdopen-cloud-run-"));
  writeFileSync(join(folder, "token"), "ya29.planted-access-token\n");
  writeFileSync(join(folder, "holdopen.yaml"), CHAT_CONFIG);
});

afterEach(async () => {
  await chat.close();
  await google?.close();
  google = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** `holdopen verify --cloud-run` against an API that gives these answers; each must fit the API's description. */
async function verify(replies: Readonly<Record<string, Reply>>, ...flags: readonly string[]): Promise<Run> {
  google = await startFakeGoogle(readDiscovery(file ?? ""), replies);
  const args = ["verify", "--cloud-run", "chat-prod/europe-west1/chat", "--access-token-file", "token"];
  const run = await holdopenLive([...args, "--suite", "smoke", "--time-scale", "20", ...flags], {
    cwd: folder,
    env: { CLOUDSDK_API_ENDPOINT_OVERRIDES_RUN: google.rootUrl },
  });
  expect(google.departures).toEqual([]);
  expect(run.out + run.err).not.toContain("planted-access-token");
  return run;
}

const resource = (body: Readonly<Record<string, unknown>>): Reply => ({ kind: "resource", body });
const answers = (
  of: Readonly<Record<string, unknown>>,
  ...revisions: readonly Readonly<Record<string, unknown>>[]
): Record<string, Reply> =>
  Object.fromEntries(
    [{ ...of, uri: of.uri ?? chat.url }, ...revisions].map((body) => [
      String(Reflect.get(body, "name")),
      resource(body),
    ]),
  );

describe.skipIf(file === undefined)(
  "verify --cloud-run (skipped where the API's description is not beside the checkout)",
  () => {
    test("a ready revision is verified at the service's address", async () => {
      const run = await verify(answers(service({ uri: chat.url }), revision(NEW)));
      expect(run.out).toContain(`Checks of ws://127.0.0.1:${chat.port}/ws`);
      expect([run.code, run.err]).toEqual([0, ""]);
    });

    test("a revision that is not ready: its condition, exit 1", async () => {
      const terminalCondition = {
        type: "Ready",
        state: "CONDITION_FAILED",
        revisionReason: "HEALTH_CHECK_CONTAINER_ERROR",
      };
      const run = await verify(answers(service({ uri: chat.url, terminalCondition }), revision(NEW)));
      expect(run.out).toMatch(/HEALTH_CHECK_CONTAINER_ERROR/);
      expect(run.out).toMatch(/cloudrun\/revision-not-ready/);
      expect(run.code).toBe(1);
    });

    test("a tag without a URL: nothing can be reached, exit 3", async () => {
      const trafficStatuses = [
        { type: REVISION, revision: NEW, percent: 100 },
        { type: REVISION, revision: NEW, tag: "candidate" },
      ];
      const run = await verify(
        answers(service({ uri: chat.url, trafficStatuses }), revision(NEW)),
        "--tag",
        "candidate",
      );
      expect(run.out).toMatch(/tag candidate has no/i);
      expect(run.code).toBe(3);
    });

    test("a tag that is not there: the request makes no sense, exit 2", async () => {
      const run = await verify(answers(service({ uri: chat.url }), revision(NEW)), "--tag", "canary");
      expect(run.err).toMatch(/canary/);
      expect([run.code, run.out]).toEqual([2, ""]);
    });

    test("traffic that stays on an old revision is said at its line", async () => {
      const traffic = [{ type: REVISION, revision: OLD, percent: 100 }];
      const trafficStatuses = [{ type: REVISION, revision: OLD, percent: 100, uri: chat.url }];
      const run = await verify(
        answers(service({ uri: chat.url, traffic, trafficStatuses }), revision(NEW), revision(OLD)),
        "--fail-on",
        "warning",
      );
      expect(run.out).toMatch(/cloudrun\/traffic-pinned-to-old-revision/);
      expect(run.out).toMatch(new RegExp(`api:${NAME}:\\d+:\\d+`));
      expect(run.code).toBe(1);
    });

    test("drift of the request timeout and of a probe is said at both places", async () => {
      writeFileSync(
        join(folder, "service.yaml"),
        `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  annotations: { run.googleapis.com/ingress: all }
spec:
  template:
    spec:
      timeoutSeconds: 3600
      containers:
        - image: europe-docker.pkg.dev/acme/chat:1
          ports: [{ name: http1, containerPort: 8080 }]
          startupProbe: { httpGet: { path: /ready }, periodSeconds: 5, failureThreshold: 20 }
`,
      );
      const template = { ...TEMPLATE, timeout: "300s" };
      const run = await verify(
        answers(service({ uri: chat.url, template }), revision(NEW, { timeout: "300s" })),
        "--against",
        "service.yaml",
        "--fail-on",
        "warning",
      );
      expect(run.out).toMatch(/lb\/console-drift/);
      expect(run.out).toMatch(/service\.yaml:9:\d+/);
      expect(run.out).toMatch(new RegExp(`api:${NAME}`));
      expect(run.out).toMatch(/3600 s/);
      expect(run.out).toMatch(/startupProbe|startup probe/);
      expect(run.code).toBe(1);
    });

    test("the page that Google shows for /healthz is told from the service's own 404, exit 1", async () => {
      await using server = await startFaultServer("google-404-healthz");
      writeFileSync(join(folder, "holdopen.yaml"), CHAT_CONFIG.replace("liveness: /health", "liveness: /healthz"));
      const run = await verify(answers(service({ uri: server.url }), revision(NEW)));
      expect(run.out.replace(/\s+/g, " ")).toMatch(
        /GET \/healthz was answered with 404 by Google's front end and never reached the service/,
      );
      expect(run.code).toBe(1);
    });

    test("403 from IAM on the handshake names what is missing, exit 1", async () => {
      await using server = await startFaultServer("reject-403");
      const run = await verify(answers(service({ uri: server.url }), revision(NEW)));
      expect(run.out.replace(/\s+/g, " ")).toMatch(/refused with 403 .*Cloud Run's IAM does not let this caller in/);
      expect(run.out).toMatch(/roles\/run\.invoker/);
      expect(run.code).toBe(1);
    });

    test("403 from IAM: the missing permission, exit 3", async () => {
      const run = await verify({ [NAME]: { kind: "refusal", status: 403 } });
      expect(run.out).toMatch(/run\.services\.get/);
      expect(run.code).toBe(3);
    });

    test("without any credentials it is inconclusive, exit 4", async () => {
      const run = await holdopenLive(["verify", "--cloud-run", "chat-prod/europe-west1/chat"], {
        cwd: folder,
        env: {
          GOOGLE_APPLICATION_CREDENTIALS: "",
          HOME: folder,
          CLOUDSDK_CONFIG: folder,
          NO_GCE_CHECK: "true",
          PATH: "/nowhere",
        },
      });
      expect(run.out).toMatch(/no Google credentials were found/);
      expect(run.code).toBe(4);
    });
  },
);
