import { afterEach, describe, expect, test } from "vitest";
import { adapt } from "../../../src/adapters/adapt.ts";
import { withDeployed } from "../../../src/adapters/with-deployed.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { policyLayers, resolvePolicy } from "../../../src/engine/policy.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { limit } from "../../../src/platform/limits.ts";
import { RULES } from "../../../src/rules/all.generated.ts";
import { type CloudRunRequest, fetchCloudRun } from "../../../src/sources/google-cloud/fetch-cloud-run.ts";
import { type Document, sourceName, startOf } from "../../../src/syntax/document.ts";
import { parseYaml } from "../../../src/syntax/yaml.ts";
import { NAME, revision, service, TEMPLATE } from "../../support/deployed.ts";
import { readDiscovery } from "../../support/discovery.ts";
import { type FakeGoogle, startFakeGoogle } from "../../support/fake-google.ts";
import { yaml } from "../../support/parse.ts";
import { shared } from "../../support/shared.ts";

const file = shared("discovery/run.v2.json");
const NEW = "chat-00007-abc";
const OLD = "chat-00006-xyz";
const REVISION = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION";
const DEPLOYMENT_RULES = RULES.filter(({ id }) => /not-ready|pinned|tag-without-url|console-drift/.test(id));

let fake: FakeGoogle | undefined;
afterEach(async () => {
  await fake?.close();
  fake = undefined;
});

type Fields = Readonly<Record<string, unknown>>;

/** What the API says, read and adapted as for `--cloud-run`. */
async function deployed(service: Fields, revisions: readonly Fields[], wish: Partial<CloudRunRequest> = {}) {
  fake = await startFakeGoogle(
    readDiscovery(file ?? ""),
    Object.fromEntries([service, ...revisions].map((body) => [String(body.name), { kind: "resource", body }])),
  );
  const request = { project: "chat-prod", region: "europe-west1", service: "chat", ...wish };
  const fetched = await fetchCloudRun(request, { rootUrl: fake.rootUrl, accessToken: "token", timeoutSeconds: 10 });
  expect(fake.departures).toEqual([]);
  return { fetched, paths: pathsOf(fetched.texts.flatMap((text) => parseYaml(text).documents)) };
}

function pathsOf(documents: readonly Document[]): readonly ConnectionPath[] {
  return adapt({ documents, config: undefined, environment: "production", sessionSeconds: 3600, limits: limit }).paths;
}

/** `rule verdict place`, with the words of the line that is pointed at. */
function findings(paths: readonly ConnectionPath[]): readonly string[] {
  const policy = resolvePolicy(policyLayers(["recommended"], undefined), "production");
  const evaluated = evaluate({ rules: DEPLOYMENT_RULES, paths, policy, limits: limit });
  expect(evaluated.failures).toEqual([]);
  return evaluated.findings.map(({ rule, verdict, at, severity }) => {
    const { source } = at.document;
    const line = source.text.split("\n")[startOf(at).line - 1]?.trim();
    return `${rule.id} ${verdict} ${severity} ${sourceName(source.source)} ${line}`;
  });
}

describe.skipIf(file === undefined)(
  "from the API to findings (skipped where its description is not beside the checkout)",
  () => {
    test("a ready service has none", async () => {
      const { fetched, paths } = await deployed(service(), [revision(NEW)]);
      expect(fetched.ok).toBe(true);
      expect(paths).toHaveLength(1);
      expect(findings(paths)).toEqual([]);
    });

    test("a service that is not ready is said at its condition", async () => {
      const terminalCondition = {
        type: "Ready",
        state: "CONDITION_FAILED",
        revisionReason: "HEALTH_CHECK_CONTAINER_ERROR",
      };
      const { paths } = await deployed(service({ terminalCondition }), [revision(NEW)]);
      expect(findings(paths)).toEqual([
        `cloudrun/revision-not-ready fail error api:${NAME} "state": "CONDITION_FAILED",`,
      ]);
    });

    test("a service that was never ready can still be judged, though not connected to", async () => {
      const { uri, urls, latestReadyRevision, trafficStatuses, ...rest } = service({
        terminalCondition: { type: "Ready", state: "CONDITION_FAILED" },
      });
      const { fetched, paths } = await deployed(rest, []);
      expect(fetched).toMatchObject({ ok: false, kind: "service-without-url" });
      expect(findings(paths)).toHaveLength(1);
      expect([uri, urls, latestReadyRevision, trafficStatuses]).not.toContain(undefined);
    });

    test("traffic on an old revision is said at the entry that names it, and that revision is the one that is read", async () => {
      const trafficStatuses = [{ type: REVISION, revision: OLD, percent: 100 }];
      const { fetched, paths } = await deployed(service({ trafficStatuses }), [revision(OLD, { timeout: "300s" })]);
      expect(fetched).toMatchObject({ ok: true, revision: OLD });
      expect(paths[0]?.hops[0]?.lifetimeSeconds).toMatchObject({ value: 300 });
      expect(findings(paths)).toEqual([
        `cloudrun/traffic-pinned-to-old-revision fail warning api:${NAME} "revision": "${OLD}",`,
      ]);
    });

    test("a candidate behind a tag is no fault, and its own settings are read", async () => {
      const uri = "https://candidate---chat-abcdefghij-ew.a.run.app";
      const trafficStatuses = [
        { type: REVISION, revision: OLD, percent: 100 },
        { type: REVISION, revision: NEW, tag: "candidate", uri },
      ];
      const { fetched, paths } = await deployed(service({ trafficStatuses }), [revision(NEW)], { tag: "candidate" });
      expect(fetched).toMatchObject({ ok: true, url: uri, revision: NEW });
      expect(findings(paths)).toEqual([]);
    });

    test("a tag without a URL is said where it was asked for", async () => {
      const traffic = [
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 },
        { type: REVISION, revision: OLD, tag: "previous" },
      ];
      const { paths } = await deployed(service({ traffic }), [revision(NEW)]);
      expect(findings(paths)).toEqual([`cloudrun/tag-without-url fail warning api:${NAME} "tag": "previous"`]);
    });

    test("drift of timeout and probe points at the declared lines, and at the answer beside them", async () => {
      const declared = pathsOf(
        yaml(`apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: chat, annotations: {run.googleapis.com/minScale: "2", run.googleapis.com/maxScale: "20"}}
spec:
  template:
    metadata: {annotations: {run.googleapis.com/sessionAffinity: "true"}}
    spec:
      timeoutSeconds: 3600
      containerConcurrency: 250
      containers:
        - name: chat
          image: i
          ports: [{containerPort: 8080}]
          startupProbe:
            httpGet: {path: /ready}
            periodSeconds: 5
            timeoutSeconds: 2
            failureThreshold: 12
          livenessProbe: {httpGet: {path: /live}}
`),
      );
      const [container] = TEMPLATE.containers as readonly Fields[];
      const startupProbe = {
        httpGet: { path: "/ready", port: 8080 },
        periodSeconds: 1,
        timeoutSeconds: 2,
        failureThreshold: 12,
      };
      const drifted = revision(NEW, { timeout: "60s", containers: [{ ...container, startupProbe }] });
      const { paths } = await deployed(service(), [drifted]);
      const compared = withDeployed(declared, paths);
      expect(findings(compared)).toEqual([
        "lb/console-drift fail warning test.yaml timeoutSeconds: 3600",
        "lb/console-drift fail warning test.yaml periodSeconds: 5",
      ]);
      const timeout = compared[0]?.deployed?.hops[0]?.lifetimeSeconds;
      expect(timeout).toMatchObject({ value: 60, origin: { at: { pointer: ["timeout"] } } });
    });
  },
);
