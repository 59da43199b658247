import { describe, expect, test } from "vitest";
import { recognise } from "../../src/adapters/recognise.ts";
import { locateKey } from "../../src/syntax/cursor.ts";
import { startOf } from "../../src/syntax/document.ts";
import { yaml } from "../support/parse.ts";

function kinds(text: string): readonly string[] {
  return recognise(yaml(text)).resources.map(({ group, kind, name }) => `${group}/${kind} ${name ?? "?"}`);
}

describe("Kubernetes objects", () => {
  test("are known by apiVersion and kind", () => {
    const { resources, others } = recognise(
      yaml("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: chat, namespace: web}"),
    );
    expect(resources).toMatchObject([
      { group: "apps", version: "v1", kind: "Deployment", name: "chat", namespace: "web" },
    ]);
    expect(others).toEqual([]);
  });

  test("of the core group have an empty group", () => {
    expect(recognise(yaml("apiVersion: v1\nkind: Service\nmetadata: {name: chat}")).resources).toMatchObject([
      { group: "", version: "v1", kind: "Service", namespace: undefined },
    ]);
  });

  test("whose name is filled in later have none", () => {
    expect(kinds("apiVersion: v1\nkind: Service\nmetadata:\n  name: $(SERVICE_NAME)")).toEqual(["/Service ?"]);
  });

  test("in a List are taken apart, each at its own place", () => {
    const { resources } = recognise(
      yaml(`apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Service, metadata: {name: a}}
  - {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}}`),
    );
    expect(resources.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["Service a", "Deployment b"]);
    expect(resources.map(({ at }) => startOf(locateKey(at)).line)).toEqual([4, 5]);
  });

  test("in a typed list need not repeat what the list says", () => {
    expect(kinds("apiVersion: apps/v1\nkind: DeploymentList\nitems: [{metadata: {name: a}}]")).toEqual([
      "apps/Deployment a",
    ]);
  });

  test("that have items of their own are no lists", () => {
    const items = "items: [{apiVersion: v1, kind: Service, metadata: {name: b}}]";
    expect(kinds(`apiVersion: x.io/v1\nkind: Bundle\nmetadata: {name: a}\n${items}`)).toEqual(["x.io/Bundle a"]);
  });

  test("that only end in List are no lists", () => {
    expect(kinds("apiVersion: x.io/v1\nkind: AllowList\nmetadata: {name: a}")).toEqual(["x.io/AllowList a"]);
  });
});

describe("Compute resources", () => {
  test("are known by their kind, as lists and aggregated lists give them", () => {
    const service = "{kind: 'compute#backendService', name: web}";
    expect(kinds(`kind: compute#backendServiceList\nitems: [${service}]`)).toEqual(["compute/backendService web"]);
    expect(kinds(`items: {global: {backendServices: [${service}]}, zones/a: {warning: {code: x}}}`)).toEqual([
      "compute/backendService web",
    ]);
    expect(kinds(`[${service}, ${service}]`)).toHaveLength(2);
  });

  test.each([
    ["name: a\nselfLink: https://www.googleapis.com/compute/v1/projects/p/global/urlMaps/a", "urlMap"],
    ["name: a\nloadBalancingScheme: EXTERNAL\nprotocol: HTTP", "backendService"],
    ["name: a\ntype: HTTP\nhttpHealthCheck: {port: 80}", "healthCheck"],
    ["name: a\ntype: TCP\ncheckIntervalSec: 5", "healthCheck"],
    ["name: a\nnetworkEndpointType: SERVERLESS", "networkEndpointGroup"],
    ["name: a\nurlMap: global/urlMaps/m", "targetHttpProxy"],
    ["name: a\nurlMap: global/urlMaps/m\nsslCertificates: [x]", "targetHttpsProxy"],
    ["name: a\nIPAddress: 1.2.3.4\ntarget: x\nloadBalancingScheme: EXTERNAL", "forwardingRule"],
    ["name: a\ndefaultService: global/backendServices/b", "urlMap"],
    ["name: a\nproxyHeader: NONE\nservice: global/backendServices/b", "targetTcpProxy"],
  ])("that an export left without a kind are known by their fields: %s", (text, kind) => {
    expect(kinds(text)).toEqual([`compute/${kind} a`]);
  });
});

describe("Cloud Run", () => {
  test("services of the Admin API v2 are named by the end of their long name", () => {
    const service = "{name: projects/p/locations/r/services/chat, template: {containers: [{image: i}]}}";
    expect(kinds(`services: [${service}]`)).toEqual(["run.googleapis.com/Service chat"]);
  });

  test("services as gcloud lists them are Knative objects in an array", () => {
    expect(kinds("[{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: chat}}]")).toEqual([
      "serving.knative.dev/Service chat",
    ]);
  });
});

describe("everything else is left to the app", () => {
  test.each([
    ["an app's settings", "websocket: {heartbeat_interval: 45}"],
    ["docker compose", "services: {web: {image: nginx}}"],
    [
      "a list of services that Google Cloud offers",
      "services: [{name: projects/1/services/run.googleapis.com, config: {}}]",
    ],
    ["a report of checks on objects", "p/zone/cluster: {resources: [{kind: Ingress, namespace: default, name: a}]}"],
    ["a list of plain values", "[1, a, [b]]"],
    ["a chart", "apiVersion: v2\nname: chat\nversion: 1.0.0"],
    ["a text", "hello"],
    ["a health check of some app", "type: http\ninterval: 5s"],
    ["a default service that is no address", "defaultService: chat"],
  ])("%s", (_, text) => {
    const { resources, others } = recognise(yaml(text));
    expect(resources).toEqual([]);
    expect(others).toHaveLength(1);
  });
});
