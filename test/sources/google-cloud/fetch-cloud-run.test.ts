import { afterEach, describe, expect, test } from "vitest";
import { fetchCloudRun } from "../../../src/sources/google-cloud/fetch-cloud-run.ts";
import { sourceName } from "../../../src/syntax/document.ts";
import { NAME, revision, service, URI } from "../../support/deployed.ts";
import { readDiscovery } from "../../support/discovery.ts";
import { type FakeGoogle, type Reply, startFakeGoogle } from "../../support/fake-google.ts";
import { shared } from "../../support/shared.ts";

const file = shared("discovery/run.v2.json");
const TOKEN = "ya29.planted-token";
const request = { project: "chat-prod", region: "europe-west1", service: "chat" };

const NEW = "chat-00007-abc";
const OLD = "chat-00006-xyz";
const got = (body: unknown): Reply => ({ kind: "resource", body });
const at = (name: string): string => `${NAME}/revisions/${name}`;

let fake: FakeGoogle | undefined;
afterEach(async () => {
  await fake?.close();
  fake = undefined;
});

type Replies = Readonly<Record<string, Reply | readonly Reply[]>>;

async function fetchFrom(replies: Replies, wish: object = {}, options: object = {}) {
  fake = await startFakeGoogle(readDiscovery(file ?? ""), replies);
  const fetched = await fetchCloudRun(
    { ...request, ...wish },
    { rootUrl: fake.rootUrl, accessToken: TOKEN, timeoutSeconds: 10, ...options },
  );
  expect(fake.departures).toEqual([]);
  if (!fetched.ok) expect(fetched.message).not.toContain(TOKEN);
  return fetched;
}

describe.skipIf(file === undefined)(
  "fetchCloudRun (skipped where the API's description is not beside the checkout)",
  () => {
    const ready: Replies = { [NAME]: got(service()), [at(NEW)]: got(revision(NEW)) };

    test("reads a ready service and the revision that takes its traffic", async () => {
      const fetched = await fetchFrom(ready);
      expect(fetched).toMatchObject({ ok: true, url: URI, audience: URI, revision: NEW, percent: 100 });
      expect(fetched.texts.map(({ source }) => sourceName(source))).toEqual([`api:${NAME}`, `api:${at(NEW)}`]);
      expect(JSON.parse(fetched.texts[0]?.text ?? "")).toEqual(service());
      expect(fetched.texts[0]?.text.split("\n")[1]).toBe(`  "name": "${NAME}",`);
      expect(fake?.requests).toEqual([`GET /v2/${NAME}`, `GET /v2/${at(NEW)}`]);
      expect(fake?.tokens).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
    });

    test("a tag is connected to at its own address, with the service as audience", async () => {
      const uri = `https://candidate---${URI.slice("https://".length)}`;
      const statuses = [
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: OLD, percent: 100 },
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: NEW, tag: "candidate", uri },
      ];
      const replies = { [NAME]: got(service({ trafficStatuses: statuses })), [at(NEW)]: got(revision(NEW)) };
      const fetched = await fetchFrom(replies, { tag: "candidate" });
      expect(fetched).toMatchObject({ ok: true, url: uri, audience: URI, revision: NEW, percent: 100 });
    });

    test("the revision with most traffic is the one that is expected, and its share is said", async () => {
      const statuses = [
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", revision: NEW, percent: 30 },
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: OLD, percent: 70 },
      ];
      const fetched = await fetchFrom({
        [NAME]: got(service({ trafficStatuses: statuses })),
        [at(OLD)]: got(revision(OLD)),
      });
      expect(fetched).toMatchObject({ ok: true, url: URI, revision: OLD, percent: 70 });
    });

    test("of two equal shares the latest revision is the one that is expected", async () => {
      const statuses = [
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: OLD, percent: 50 },
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: NEW, percent: 50 },
      ];
      const replies = { [NAME]: got(service({ trafficStatuses: statuses })), [at(NEW)]: got(revision(NEW)) };
      expect(await fetchFrom(replies)).toMatchObject({ ok: true, revision: NEW, percent: 50 });
    });

    test("where the service does not say who takes its traffic, no share is made up", async () => {
      const fetched = await fetchFrom({ ...ready, [NAME]: got(service({ trafficStatuses: [] })) });
      expect(fetched).toMatchObject({ ok: true, revision: NEW, percent: undefined });
    });

    test("a service that is not ready is read all the same", async () => {
      const condition = { type: "Ready", state: "CONDITION_FAILED", revisionReason: "HEALTH_CHECK_CONTAINER_ERROR" };
      const replies = { [NAME]: got(service({ terminalCondition: condition })), [at(NEW)]: got(revision(NEW)) };
      expect(await fetchFrom(replies)).toMatchObject({ ok: true, revision: NEW });
    });

    test("a service without an address is a failure that still brings what was read", async () => {
      const { uri, urls, ...rest } = service();
      const fetched = await fetchFrom({ [NAME]: got(rest) });
      expect(fetched).toMatchObject({ ok: false, kind: "service-without-url" });
      expect(fetched.texts).toHaveLength(1);
      expect([uri, urls]).toEqual([URI, [URI]]);
    });

    test("a tag that does not exist is answered with those that do", async () => {
      const statuses = [
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: NEW, percent: 100, tag: "green", uri: URI },
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: OLD, tag: "blue", uri: URI },
      ];
      const fetched = await fetchFrom({ [NAME]: got(service({ trafficStatuses: statuses })) }, { tag: "red" });
      expect(fetched).toMatchObject({
        ok: false,
        kind: "tag-not-found",
        message: 'the service has no tag "red"; its tags are blue, green',
      });
    });

    test("a tag that is asked for and not served yet has no URL yet", async () => {
      const traffic = [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: NEW, tag: "candidate" }];
      const fetched = await fetchFrom({ [NAME]: got(service({ traffic })) }, { tag: "candidate" });
      expect(fetched).toMatchObject({ ok: false, kind: "tag-without-url" });
    });

    test("a revision that does not exist is answered with those the service speaks of", async () => {
      const fetched = await fetchFrom(ready, { revision: "chat-00001-aaa" });
      expect(fetched).toMatchObject({
        ok: false,
        kind: "revision-not-found",
        message: "there is no revision chat-00001-aaa; the service speaks of chat-00007-abc",
      });
    });

    test("a revision without traffic and without a tag cannot be connected to", async () => {
      const fetched = await fetchFrom({ ...ready, [at(OLD)]: got(revision(OLD)) }, { revision: OLD });
      expect(fetched).toMatchObject({ ok: false, kind: "revision-not-addressable" });
      expect(fetched.texts).toHaveLength(2);
    });

    test.each([
      [401, "unauthenticated", "expired"],
      [403, "forbidden", "run.services.get"],
      [404, "service-not-found", "there is no service chat in chat-prod, europe-west1"],
      [429, "quota", "quota"],
      [400, "unexpected-answer", "status 400"],
    ])("status %i is %s", async (status, kind, words) => {
      const fetched = await fetchFrom({ [NAME]: { kind: "refusal", status } });
      expect(fetched).toMatchObject({ ok: false, kind, message: expect.stringContaining(words) });
      expect(fake?.requests).toHaveLength(1);
    });

    test("a refusal of the revision names the permission for revisions", async () => {
      const fetched = await fetchFrom({ ...ready, [at(NEW)]: { kind: "refusal", status: 403 } });
      expect(fetched).toMatchObject({ kind: "forbidden", message: expect.stringContaining("run.revisions.get") });
      expect(fetched.texts).toHaveLength(1);
    });

    test("an API that is switched off is told from a missing permission", async () => {
      const fetched = await fetchFrom({ [NAME]: { kind: "refusal", status: 403, reason: "SERVICE_DISABLED" } });
      expect(fetched).toMatchObject({ kind: "api-disabled" });
    });

    test("how long to wait is said where Google says it", async () => {
      const fetched = await fetchFrom({ [NAME]: { kind: "refusal", status: 429, retryAfter: "30" } });
      expect(fetched).toMatchObject({ message: expect.stringContaining("wait 30 s") });
    });

    test("a hiccup of the API is tried again", async () => {
      const hiccup = { kind: "refusal", status: 503 } as const;
      expect(await fetchFrom({ ...ready, [NAME]: [hiccup, hiccup, got(service())] })).toMatchObject({ ok: true });
    });

    test("an API that stays broken is given up", async () => {
      expect(await fetchFrom({ [NAME]: { kind: "refusal", status: 503 } })).toMatchObject({ kind: "server-error" });
      expect(fake?.requests).toHaveLength(3);
    });

    test.each([
      [200, "<html>Please sign in</html>"],
      [200, '["a list"]'],
      [200, ""],
      [403, "<html>Blocked by the proxy</html>"],
      [404, "<html>Not found</html>"],
    ])("status %i with %j is not the API's", async (status, text) => {
      expect(await fetchFrom({ [NAME]: { kind: "garbage", status, text } })).toMatchObject({ kind: "not-json" });
    });

    test("an answer that does not come is a timeout", async () => {
      const fetched = await fetchFrom({ [NAME]: { kind: "hang" } }, {}, { timeoutSeconds: 0.2 });
      expect(fetched).toMatchObject({ kind: "timeout", message: "Google Cloud did not answer within 0.2 s" });
    });

    test("the caller's signal ends the wait", async () => {
      const stop = new AbortController();
      const waiting = fetchFrom({ [NAME]: { kind: "hang" } }, {}, { signal: stop.signal });
      while (fake?.requests.length !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
      stop.abort();
      expect(await waiting).toMatchObject({ kind: "aborted" });
    });

    test("a signal that has fired already asks nothing", async () => {
      const fetched = await fetchFrom(ready, {}, { signal: AbortSignal.abort() });
      expect(fetched).toMatchObject({ kind: "aborted" });
      expect(fake?.requests).toEqual([]);
    });

    test("nobody listening is unreachable", async () => {
      const { rootUrl, close } = await startFakeGoogle(readDiscovery(file ?? ""), ready);
      await close();
      const fetched = await fetchCloudRun(request, { rootUrl, accessToken: TOKEN, timeoutSeconds: 10 });
      expect(fetched).toMatchObject({ kind: "unreachable", message: expect.stringContaining("ECONNREFUSED") });
    });

    test.each([
      [{ revision: NEW, tag: "a" }, "together"],
      [{ revision: "../other" }, "cannot be the name of a revision"],
      [{ tag: "A B" }, "cannot be a tag"],
    ])("%j makes no sense, and nothing is asked", async (wish, words) => {
      const fetched = await fetchFrom(ready, wish);
      expect(fetched).toMatchObject({ kind: "senseless-request", message: expect.stringContaining(words) });
      expect(fake?.requests).toEqual([]);
    });

    test("a token with a line break is refused without being quoted", async () => {
      const fetched = await fetchFrom(ready, {}, { accessToken: `${TOKEN}\nx-other: header` });
      expect(fetched).toMatchObject({ kind: "no-credentials" });
      expect(fake?.requests).toEqual([]);
    });

    test("a token may end in a line break, as a file does", async () => {
      expect(await fetchFrom(ready, {}, { accessToken: `${TOKEN}\n` })).toMatchObject({ ok: true });
    });
  },
);
