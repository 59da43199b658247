import { describe, expect, test } from "vitest";
import { adapt } from "../../src/adapters/adapt.ts";
import { lint } from "../../src/api/lint.ts";
import { type Fact, locationOf } from "../../src/model/fact.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import { limit } from "../../src/platform/limits.ts";
import { sourceName, startOf } from "../../src/syntax/document.ts";
import { yaml } from "../support/parse.ts";

const object = (kind: string, name: string, spec: string, metadata = ""): string =>
  `apiVersion: ${kind.startsWith("Run") ? "run" : "compute"}.cnrm.cloud.google.com/v1beta1
kind: ${kind}
metadata:
  name: ${name}
${metadata}spec:
${spec.replace(/^/gm, "  ")}
`;

function pathsOf(...texts: readonly string[]): readonly ConnectionPath[] {
  const documents = texts.flatMap((text, index) => yaml(text, `${index}.yaml`));
  const input = { documents, config: undefined, environment: "production", sessionSeconds: 3600 };
  return adapt({ ...input, limits: limit }).paths;
}

const place = (fact: Fact<unknown> | undefined): string | undefined => {
  if (fact === undefined) return undefined;
  const at = locationOf(fact);
  return `${sourceName(at.document.source.source)}:${startOf(at).line}:${startOf(at).column}`;
};

const value = (fact: Fact<unknown> | undefined): unknown => (fact?.known ? fact.value : fact?.why);

const RUN = object(
  "RunService",
  "chat",
  `location: europe-west1
projectRef:
  external: projects/acme
template:
  timeout: "300s"
  sessionAffinity: true
  maxInstanceRequestConcurrency: 250
  scaling:
    minInstanceCount: 2
    maxInstanceCount: 20
  containers:
    - name: chat
      image: europe-docker.pkg.dev/acme/chat/server:1
      command: ["uvicorn", "chat:app"]
      env:
        - name: WS_PING_SECONDS
          value: "20"
      ports:
        - name: http1
          containerPort: 8080
      startupProbe:
        periodSeconds: 5
        failureThreshold: 12
        httpGet:
          path: /ready`,
);

const BACKEND = object(
  "ComputeBackendService",
  "websocket-chat",
  `location: global
loadBalancingScheme: EXTERNAL
protocol: HTTPS
timeoutSec: 30
connectionDrainingTimeoutSec: 60
sessionAffinity: GENERATED_COOKIE
healthChecks:
  - healthCheckRef:
      name: chat-check
backend:
  - group:
      networkEndpointGroupRef:
        name: chat-group`,
);
const CHECK = object("ComputeHealthCheck", "chat-check", "location: global\nhttpHealthCheck:\n  requestPath: /ready");
const GROUP = object("ComputeNetworkEndpointGroup", "chat-group", "location: us-west1-a");

describe("a RunService", () => {
  test("is a Cloud Run service in the words of the Admin API", () => {
    const [path] = pathsOf(RUN);
    expect(path).toMatchObject({ id: "chat", platform: "cloud-run", subject: { name: "chat", namespace: "acme" } });
    expect(value(path?.hops[0]?.lifetimeSeconds)).toBe(300);
    expect(place(path?.hops[0]?.lifetimeSeconds)).toBe("0.yaml:10:14");
    expect(value(path?.capacity.concurrency)).toBe(250);
    expect(value(path?.capacity.maxInstances)).toBe(20);
    expect(value(path?.startup.budgetSeconds)).toBe(60);
    expect(path?.at.span).toMatchObject({ start: RUN.indexOf("chat") });
  });

  test("goes by its resourceID in Google Cloud", () => {
    const [path] = pathsOf(RUN.replace("spec:\n", "spec:\n  resourceID: talk\n"));
    expect(path?.id).toBe("talk");
  });

  test("without a timeout has the default where it would be written", () => {
    const [path] = pathsOf(RUN.replace('    timeout: "300s"\n', ""));
    expect(value(path?.hops[0]?.lifetimeSeconds)).toBe(300);
    expect(place(path?.hops[0]?.lifetimeSeconds)).toBe("0.yaml:9:3");
  });

  test("is found at its places by the rules", async () => {
    const { findings } = await lint({ texts: [{ name: "run.yaml", text: RUN }], files: [], config: false });
    const found = findings.find(({ rule }) => rule.id === "cloudrun/request-timeout-cuts-websocket");
    expect(found && startOf(found.at)).toMatchObject({ line: 10, column: 14 });
  });

  test("gives the findings that the same service gives as the API answers it", async () => {
    const template = {
      timeout: "300s",
      sessionAffinity: true,
      maxInstanceRequestConcurrency: 250,
      scaling: { minInstanceCount: 2, maxInstanceCount: 20 },
      containers: [
        {
          name: "chat",
          image: "europe-docker.pkg.dev/acme/chat/server:1",
          command: ["uvicorn", "chat:app"],
          env: [{ name: "WS_PING_SECONDS", value: "20" }],
          ports: [{ name: "http1", containerPort: 8080 }],
          startupProbe: { periodSeconds: 5, failureThreshold: 12, httpGet: { path: "/ready" } },
        },
      ],
    };
    const answer = { name: "projects/acme/locations/europe-west1/services/chat", template };
    const said = async (name: string, text: string): Promise<readonly string[]> => {
      const config = { name: "holdopen.yaml", text: "extends: [strict]\n" };
      const { findings } = await lint({ texts: [{ name, text }, config], files: [], config: "holdopen.yaml" });
      return findings.map(({ rule, verdict, message }) => `${rule.id} ${verdict}: ${message}`).sort();
    };
    const found = await said("run.yaml", RUN);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await said("run.json", JSON.stringify(answer, undefined, 2)));
  });

  test("that is a job or holds nothing is no service", () => {
    expect(pathsOf(object("RunJob", "chat", "template: {template: {containers: [{image: a}]}}"))).toEqual([]);
    expect(pathsOf("apiVersion: run.cnrm.cloud.google.com/v1beta1\nkind: RunService\nmetadata: {name: chat}")).toEqual(
      [],
    );
  });
});

describe("the parts of a load balancer", () => {
  test("are read as the Compute API's are, each value at its own place", () => {
    const [path] = pathsOf(BACKEND, CHECK, GROUP);
    expect(path).toMatchObject({ id: "websocket-chat", platform: "load-balancer" });
    const { loadBalancer } = path ?? {};
    expect(value(loadBalancer?.flavour)).toBe("classic");
    expect(value(loadBalancer?.backend)).toBe("neg");
    expect([value(loadBalancer?.timeoutSeconds), place(loadBalancer?.timeoutSeconds)]).toEqual([30, "0.yaml:9:15"]);
    expect([value(loadBalancer?.drainSeconds), place(loadBalancer?.drainSeconds)]).toEqual([60, "0.yaml:10:33"]);
    expect(value(loadBalancer?.affinity)).toBe("GENERATED_COOKIE");
    expect(place(loadBalancer?.healthCheck?.path)).toBe("1.yaml:8:18");
    expect(place(loadBalancer?.backend)).toBe("0.yaml:18:17");
  });

  test("lead from a forwarding rule through proxy and URL map to a Cloud Run service", () => {
    const [path, other] = pathsOf(
      RUN,
      object(
        "ComputeBackendService",
        "web",
        "location: global\nloadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTP\nbackend:\n  - group:\n      networkEndpointGroupRef:\n        name: run-group",
      ),
      object(
        "ComputeRegionNetworkEndpointGroup",
        "run-group",
        "region: europe-west1\ncloudRun:\n  serviceRef:\n    name: chat",
      ),
      object(
        "ComputeURLMap",
        "map",
        "location: global\ndefaultService:\n  backendServiceRef:\n    name: web\npathMatcher:\n  - name: all\n    pathRule:\n      - paths: [/ws]\n        service:\n          backendServiceRef:\n            name: web",
      ),
      object("ComputeTargetHTTPSProxy", "proxy", "location: global\nurlMapRef:\n  name: map"),
      object(
        "ComputeForwardingRule",
        "rule",
        "location: global\nloadBalancingScheme: EXTERNAL_MANAGED\ntarget:\n  targetHTTPSProxyRef:\n    name: proxy",
      ),
    );
    expect(other).toBeUndefined();
    expect(path?.id).toBe("chat");
    expect(path?.hops.map(({ kind }) => kind)).toEqual(["load-balancer", "platform"]);
    expect(path?.traffic.evidence.map(({ why }) => why)).toContain("path of URL map map is /ws");
  });

  test("of an SSL proxy are a proxy Network Load Balancer", () => {
    const [path] = pathsOf(
      BACKEND.replace("protocol: HTTPS", "protocol: TCP"),
      object("ComputeTargetSSLProxy", "proxy", "backendServiceRef:\n  name: websocket-chat"),
      object(
        "ComputeForwardingRule",
        "rule",
        "location: global\nloadBalancingScheme: EXTERNAL\ntarget:\n  targetSSLProxyRef:\n    name: proxy",
      ),
    );
    expect(value(path?.loadBalancer?.flavour)).toBe("proxy-network");
  });

  test("take what an external reference says as it is", () => {
    const [path] = pathsOf(
      BACKEND.replace("name: chat-group", "external: projects/p/zones/us-west1-a/networkEndpointGroups/g"),
    );
    expect(value(path?.loadBalancer?.backend)).toBe("neg");
  });

  test("that are not in the input stay unknown", () => {
    const [path] = pathsOf(BACKEND.replace(/healthChecks:[\s\S]*?backend:/, "backend:"));
    expect(value(path?.loadBalancer?.backend)).toMatch(/chat-group, which may be serverless, is not in the input/);
  });

  test("have no made-up scheme or draining", () => {
    const [path] = pathsOf(BACKEND.replace(/ {2}(?:loadBalancingScheme|connectionDraining).*\n/g, ""));
    expect(value(path?.loadBalancer?.flavour)).toMatch(/what Config Connector makes it then is not documented/);
    expect(value(path?.loadBalancer?.drainSeconds)).toMatch(/not documented/);
    expect(place(path?.loadBalancer?.drainSeconds)).toBe("0.yaml:5:1");
  });

  test("of one name in two namespaces are two, and references stay within theirs", () => {
    const inside = (namespace: string, text: string): string =>
      text.replace("metadata:\n", `metadata:\n  namespace: ${namespace}\n`);
    const paths = pathsOf(
      inside("a", BACKEND),
      inside("a", CHECK),
      inside("b", BACKEND.replace("30", "86400")),
      inside("b", CHECK.replace("/ready", "/live")),
    );
    expect(paths.map(({ loadBalancer }) => value(loadBalancer?.timeoutSeconds))).toEqual([30, 86400]);
    expect(paths.map(({ loadBalancer }) => value(loadBalancer?.healthCheck?.path))).toEqual(["/ready", "/live"]);
  });

  test("of one name in two files are two, each with what is nearest", () => {
    const text = (folder: string, seconds: number) => [
      ...yaml(BACKEND.replace("timeoutSec: 30", `timeoutSec: ${seconds}`), `${folder}/backend.yaml`),
      ...yaml(CHECK.replace("/ready", `/${folder}`), `${folder}/check.yaml`),
    ];
    const documents = [...text("dev", 30), ...text("prod", 86400)];
    const input = { documents, config: undefined, environment: "production", sessionSeconds: 3600 };
    const { paths } = adapt({ ...input, limits: limit });
    expect(paths.map(({ loadBalancer }) => value(loadBalancer?.healthCheck?.path))).toEqual(["/dev", "/prod"]);
  });
});

describe("what nobody would write", () => {
  test.each([
    "spec: 7",
    "spec: [1, 2]",
    "spec: {backend: {group: 7}, healthChecks: 3, timeoutSec: {a: b}}",
    "spec: {backend: [{group: {networkEndpointGroupRef: [1]}}], healthChecks: [{healthCheckRef: {name: [2]}}]}",
    "spec: {backend: [{group: {networkEndpointGroupRef: {name: {a: b}}}}], location: [x], resourceID: {}}",
    "metadata: {name: {}, namespace: []}",
  ])("gives unknown facts and no crash: %s", async (text) => {
    const whole = `apiVersion: compute.cnrm.cloud.google.com/v1beta1\nkind: ComputeBackendService\n${text}\n`;
    const report = await lint({ texts: [{ name: "a.yaml", text: whole }], files: [], config: false });
    expect(report.failures).toEqual([]);
  });
});
