import { describe, expect, test } from "vitest";
import { adapt } from "../../../src/adapters/adapt.ts";
import { mightMatter } from "../../../src/adapters/relevant.ts";
import { withDeployed } from "../../../src/adapters/with-deployed.ts";
import { type Fact, locationOf } from "../../../src/model/fact.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { limit } from "../../../src/platform/limits.ts";
import { type Document, sourceName, sourceText, startOf } from "../../../src/syntax/document.ts";
import { parseYaml } from "../../../src/syntax/yaml.ts";
import { NAME, revision, service, TEMPLATE } from "../../support/deployed.ts";
import { values } from "../../support/facts.ts";
import { yaml } from "../../support/parse.ts";

/** What the API answers, as `fetchCloudRun` prints it. */
function answer(body: unknown, resource = NAME): readonly Document[] {
  return parseYaml(sourceText({ kind: "api", resource }, `${JSON.stringify(body, null, 2)}\n`)).documents;
}

function pathsOf(...documents: readonly (readonly Document[])[]): readonly ConnectionPath[] {
  const input = { documents: documents.flat(), config: undefined, environment: "production", sessionSeconds: 3600 };
  const { paths, problems } = adapt({ ...input, limits: limit });
  expect(problems).toEqual([]);
  return paths;
}

function onlyPath(...documents: readonly (readonly Document[])[]): ConnectionPath {
  const [path, other] = pathsOf(...documents);
  if (path === undefined || other !== undefined) throw new Error("one path is expected");
  return path;
}

const KNATIVE = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  labels: {cloud.googleapis.com/location: europe-west1}
spec:
  template:
    metadata:
      annotations:
        autoscaling.knative.dev/minScale: "2"
        autoscaling.knative.dev/maxScale: "20"
        run.googleapis.com/cpu-throttling: "false"
        run.googleapis.com/sessionAffinity: "true"
    spec:
      timeoutSeconds: 3600
      containerConcurrency: 250
      containers:
        - name: chat
          image: europe-docker.pkg.dev/chat-prod/chat/chat:7
          command: [uvicorn, "chat:app"]
          ports: [{name: http1, containerPort: 8080}]
          env:
            - {name: WS_PING_SECONDS, value: "20"}
          resources: {limits: {cpu: "1", memory: 512Mi}}
          startupProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 12}
          livenessProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3}
`;

const [container] = TEMPLATE.containers as readonly object[];
const WITH_COMMAND = { ...TEMPLATE, containers: [{ ...container, command: ["uvicorn", "chat:app"] }] };

function places(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) places(item, found);
  else if (typeof value === "object" && value !== null) {
    if ("known" in value && "origin" in value)
      found.add(sourceName(locationOf(value as Fact<unknown>).document.source.source));
    else for (const [key, inner] of Object.entries(value)) if (key !== "at" && key !== "evidence") places(inner, found);
  }
  return found;
}

describe("one service, written twice", () => {
  const declared = onlyPath(yaml(KNATIVE, "service.yaml"));
  const deployed = onlyPath(answer(service({ template: WITH_COMMAND })));

  test("has equal values as v1 YAML and as an answer of the Admin API v2", () => {
    expect(values(deployed)).toEqual(values(declared));
    // So that equality means something.
    expect(JSON.stringify(values(declared))).toContain("/ready");
    expect(declared.heartbeats.length + Object.keys(declared.startup.probes).length).toBeGreaterThan(2);
  });

  test("has its places in the file and in the answer", () => {
    expect([...places(declared)]).toEqual(["service.yaml"]);
    expect([...places(deployed)]).toEqual([`api:${NAME}`]);
  });
});

function at(fact: Fact<unknown> | undefined): string {
  if (fact === undefined) throw new Error("no fact");
  const { pointer } = locationOf(fact);
  return `/${pointer.join("/")}`;
}

test("settings of an answer are at their exact places", () => {
  const text = `${JSON.stringify(service(), null, 2)}\n`;
  const { hops, capacity, startup } = onlyPath(answer(service()));
  const timeout = hops[0]?.lifetimeSeconds;
  expect(at(timeout)).toBe("/template/timeout");
  const { line } = timeout ? startOf(locationOf(timeout)) : { line: 0 };
  expect(text.split("\n")[line - 1]).toContain('"timeout": "3600s"');
  expect(at(capacity.maxInstances)).toBe("/template/scaling/maxInstanceCount");
  expect(at(startup.probes.startup?.path)).toBe("/template/containers/0/startupProbe/httpGet/path");
});

describe("a revision that was read by itself", () => {
  const old = revision("chat-00006-xyz", { timeout: "300s" });

  test("takes the place of the template, under the service's name", () => {
    const path = onlyPath(answer(service()), answer(old, `${NAME}/revisions/chat-00006-xyz`));
    expect(path.id).toBe("chat");
    expect(path.hops[0]?.lifetimeSeconds).toMatchObject({ value: 300 });
    expect(path.deployment?.revision?.name).toMatchObject({ value: "chat-00006-xyz" });
    expect(path.deployment?.revision?.ready?.state).toMatchObject({ value: "true" });
  });

  test("keeps the bounds that the service sets for all of them", () => {
    const path = onlyPath(answer(service({ scaling: { minInstanceCount: 3 } })), answer(old));
    expect(path.capacity.minInstances).toMatchObject({ value: 3 });
  });

  test("is a path of its own without its service", () => {
    const path = onlyPath(answer(old));
    expect(path).toMatchObject({ id: "chat", subject: { kind: "cloud-run", name: "chat" } });
    expect(path.deployment).toBeUndefined();
  });

  test("leaves the template where it is one of several", () => {
    const paths = pathsOf(answer({ revisions: [old, revision("chat-00007-abc")] }), answer(service()));
    expect(paths.map(({ id }) => id).sort()).toHaveLength(3);
    expect(new Set(paths.map(({ id }) => id)).size).toBe(3);
    expect(paths.map(({ id }) => id)).toContain("chat (chat-00006-xyz)");
  });
});

const DESCRIBED = `${KNATIVE}status:
  observedGeneration: 6
  latestCreatedRevisionName: chat-00007-abc
  latestReadyRevisionName: chat-00006-xyz
  conditions:
    - {type: ConfigurationsReady, status: "True"}
    - {type: Ready, status: "False", reason: HealthCheckContainerError, message: the container failed to start}
  traffic:
    - {revisionName: chat-00006-xyz, percent: 100}
    - {revisionName: chat-00007-abc, tag: candidate, url: "https://candidate---chat-abc-ew.a.run.app"}
`.replace("  name: chat\n", "  name: chat\n  generation: 7\n");

describe("what a deployed service says of itself", () => {
  const said = {
    generation: { value: 7 },
    observedGeneration: { value: 6 },
    latestCreatedRevision: { value: "chat-00007-abc" },
    latestReadyRevision: { value: "chat-00006-xyz" },
    traffic: [
      { revision: { value: "chat-00006-xyz" }, isLatest: false, percent: { value: 100 } },
      { revision: { value: "chat-00007-abc" }, isLatest: false, percent: { value: 0 }, tag: { value: "candidate" } },
    ],
  };

  test("is read from gcloud run services describe", () => {
    const { deployment } = onlyPath(yaml(DESCRIBED, "service.yaml"));
    expect(deployment).toMatchObject({ ...said, ready: { state: { value: "false" } } });
    expect(deployment?.ready).toMatchObject({
      reason: { value: "HealthCheckContainerError" },
      message: { value: "the container failed to start" },
    });
    expect(at(deployment?.ready?.reason)).toBe("/status/conditions/1/reason");
  });

  test("is read from an answer of the Admin API v2", () => {
    const { deployment } = onlyPath(
      answer(
        service({
          observedGeneration: "6",
          latestReadyRevision: `${NAME}/revisions/chat-00006-xyz`,
          terminalCondition: { type: "Ready", state: "CONDITION_RECONCILING" },
          reconciling: true,
          trafficStatuses: [
            { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: "chat-00006-xyz", percent: 100 },
            { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: "chat-00007-abc", tag: "candidate" },
          ],
        }),
      ),
    );
    expect(deployment).toMatchObject({ ...said, reconciling: { value: true }, ready: { state: { value: "unknown" } } });
    expect(deployment?.wantedTraffic).toMatchObject([{ isLatest: true, percent: { value: 100 } }]);
  });

  test("takes the reason that says most", () => {
    const terminalCondition = {
      type: "Ready",
      state: "CONDITION_FAILED",
      revisionReason: "HEALTH_CHECK_CONTAINER_ERROR",
    };
    const { deployment } = onlyPath(answer(service({ terminalCondition })));
    expect(deployment?.ready?.reason).toMatchObject({ value: "HEALTH_CHECK_CONTAINER_ERROR" });
  });

  test("is nothing where a service is only declared", () => {
    expect(onlyPath(yaml(KNATIVE, "service.yaml")).deployment).toBeUndefined();
    const spec = `${KNATIVE}  traffic: [{revisionName: chat-00006-xyz, percent: 100}]\n`;
    expect(onlyPath(yaml(spec, "service.yaml")).deployment).toBeUndefined();
  });

  test("is unknown where a state is none", () => {
    const { deployment } = onlyPath(answer(service({ terminalCondition: { type: "Ready", state: "SHRUG" } })));
    expect(deployment?.ready?.state).toMatchObject({ known: false });
  });
});

describe("withDeployed", () => {
  const declared = pathsOf(yaml(KNATIVE, "service.yaml"));

  test("pairs by the name of the service", () => {
    const [path] = withDeployed(declared, pathsOf(answer(service({ template: { ...TEMPLATE, timeout: "60s" } }))));
    expect(path?.deployed?.hops[0]?.lifetimeSeconds).toMatchObject({ value: 60 });
    expect(path?.hops[0]?.lifetimeSeconds).toMatchObject({ value: 3600 });
  });

  test("leaves alone what has no counterpart", () => {
    const other = NAME.replace(/chat$/, "push");
    expect(withDeployed(declared, pathsOf(answer(service({ name: other }))))).toEqual(declared);
  });

  test("tells workloads of one name apart by their namespace", () => {
    const deployment = (namespace: string): string =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: chat, namespace: ${namespace}}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: chat, image: i}]}}}`;
    const [path] = withDeployed(
      pathsOf(yaml(deployment("web"))),
      pathsOf(yaml(deployment("web"), "a.yaml"), yaml(deployment("other"), "b.yaml")),
    );
    expect(path?.deployed?.subject).toMatchObject({ namespace: "web" });
    const elsewhere = withDeployed(pathsOf(yaml(deployment("web"))), pathsOf(yaml(deployment("other"), "b.yaml")));
    expect(elsewhere[0]?.deployed).toBeUndefined();
  });
});

test("an answer that lies in a folder is read there", () => expect(mightMatter(JSON.stringify(service()))).toBe(true));
