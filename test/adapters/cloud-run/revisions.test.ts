import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { type Fact, locationOf } from "../../../src/model/fact.ts";
import { startOf } from "../../../src/syntax/document.ts";
import { link } from "./support.ts";

const value = (fact: Fact<unknown> | undefined): unknown => (fact?.known ? fact.value : fact?.why);

/** As `gcloud run revisions describe --format=yaml` prints it. */
const revision = (name: string, seconds: number, active = "True"): string => `apiVersion: serving.knative.dev/v1
kind: Revision
metadata:
  annotations:
    autoscaling.knative.dev/maxScale: '20'
    run.googleapis.com/sessionAffinity: 'true'
  labels:
    cloud.googleapis.com/location: europe-west1
    serving.knative.dev/configuration: chat
    serving.knative.dev/service: chat
  name: ${name}
  namespace: '123456789012'
spec:
  containerConcurrency: 250
  containers:
  - image: europe-docker.pkg.dev/acme/chat/server:1
    name: chat-1
    ports:
    - containerPort: 8080
      name: http1
  timeoutSeconds: ${seconds}
status:
  conditions:
  - status: 'True'
    type: Ready
  - status: '${active}'
    type: Active
`;

const service = (traffic: string): string => `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  namespace: '123456789012'
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      timeoutSeconds: 3600
      containers:
      - image: europe-docker.pkg.dev/acme/chat/server:2
status:
  conditions:
  - status: 'True'
    type: Ready
  latestReadyRevisionName: chat-00002-def
  traffic: ${traffic}
`;

const seconds = (files: Readonly<Record<string, string>>) =>
  link(files).drafts.map(({ id, hops }) => [id, value(hops[0]?.lifetimeSeconds)]);

describe("a revision in Knative's words", () => {
  test("is a path of its service's name by itself", () => {
    const [draft] = link({ "revision.yaml": revision("chat-00001-abc", 300) }).drafts;
    expect(draft).toMatchObject({ platform: "cloud-run", subject: { name: "chat" } });
    expect(value(draft?.hops[0]?.lifetimeSeconds)).toBe(300);
    expect(value(draft?.capacity.affinity)).toBe(true);
    expect(value(draft?.capacity.maxInstances)).toBe(20);
    const timeout = draft?.hops[0]?.lifetimeSeconds;
    expect(timeout && startOf(locationOf(timeout))).toMatchObject({ line: 21, column: 19 });
    expect(draft && startOf(draft.at).line).toBe(10);
  });

  test("takes the place of the template of its service, and says which it is", () => {
    const files = {
      "revision.yaml": revision("chat-00001-abc", 300),
      "service.yaml": service("[{revisionName: chat-00001-abc, percent: 100}]"),
    };
    expect(seconds(files)).toEqual([["chat", 300]]);
    const [draft] = link(files).drafts;
    expect(value(draft?.deployment?.revision?.name)).toBe("chat-00001-abc");
    expect(value(draft?.deployment?.revision?.ready?.state)).toBe("true");
  });

  test("that takes no traffic says nothing beside its service", () => {
    const traffic = service("[{revisionName: chat-00002-def, percent: 100}]");
    expect(seconds({ "a.yaml": revision("chat-00001-abc", 300), "b.yaml": traffic })).toEqual([["chat", 3600]]);
    const files = { "a.yaml": revision("chat-00001-abc", 300, "False"), "b.yaml": service("[]") };
    expect(seconds(files)).toEqual([["chat", 3600]]);
  });

  test("of another namespace is another service's", () => {
    const other = revision("chat-00001-abc", 300).replace("123456789012", "210987654321");
    expect(seconds({ "a.yaml": other, "b.yaml": service("[]") })).toEqual([
      ["123456789012/chat", 3600],
      ["chat (chat-00001-abc)", 300],
    ]);
  });

  test("in a list counts only where it is active", () => {
    const list = [revision("chat-00001-abc", 300, "False"), revision("chat-00002-def", 900)].join("---\n");
    expect(seconds({ "list.yaml": list })).toEqual([["chat", 900]]);
  });

  test("that shares the traffic stands beside the others", () => {
    const list = [revision("chat-00001-abc", 300), revision("chat-00002-def", 900)].join("---\n");
    expect(seconds({ "list.yaml": list })).toEqual([
      ["chat (chat-00001-abc)", 300],
      ["chat (chat-00002-def)", 900],
    ]);
  });

  test("without labels or conditions goes by its own name", () => {
    const bare =
      "apiVersion: serving.knative.dev/v1\nkind: Revision\nmetadata: {name: r, annotations: {run.googleapis.com/client-name: gcloud}}\nspec: {containers: [{image: a}], timeoutSeconds: 60}";
    expect(seconds({ "a.yaml": bare })).toEqual([["r", 60]]);
  });
});

describe("what gcloud lists", () => {
  test("are services, in JSON as in YAML", async () => {
    const one = (name: string) => ({
      apiVersion: "serving.knative.dev/v1",
      kind: "Service",
      metadata: { name, namespace: "123456789012", labels: { "cloud.googleapis.com/location": "europe-west1" } },
      spec: { template: { spec: { timeoutSeconds: 300, containers: [{ image: "a" }] } } },
    });
    const text = JSON.stringify([one("chat"), one("shop")], undefined, 2);
    const { paths } = await lint({ texts: [{ name: "list.json", text }], files: [], config: false });
    expect(paths.map(({ id }) => id)).toEqual(["chat", "shop"]);
    expect(link({ "list.yaml": `${service("[]")}---\n${service("[]").replace("chat", "shop")}` }).drafts).toHaveLength(
      2,
    );
  });
});
