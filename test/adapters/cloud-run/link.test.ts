import { describe, expect, test } from "vitest";
import { type Fact, locationOf } from "../../../src/model/fact.ts";
import { startOf } from "../../../src/syntax/document.ts";
import { said } from "../compute/support.ts";
import { draftOf, link } from "./support.ts";

function placed(fact: Fact<unknown> | undefined): string {
  if (fact === undefined) return "";
  const at = locationOf(fact);
  const { line, column } = startOf(at);
  return `${line}:${column} /${at.pointer.join("/")}`;
}

const service = (name: string, region: string): string => `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: ${name}
  namespace: "123456789012"
  labels: {cloud.googleapis.com/location: ${region}}
spec: {template: {spec: {containers: [{image: i}]}}}`;

const bare = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  annotations:
    run.googleapis.com/ingress: all
spec:
  template:
    spec:
      containers:
        - image: gcr.io/p/chat
`;

describe("a service that sets nothing", () => {
  const draft = draftOf(bare);

  test("has its defaults where they would be written", () => {
    expect(said(draft.hops[0]?.lifetimeSeconds)).toBe("300 by run-timeout-default");
    expect(placed(draft.hops[0]?.lifetimeSeconds)).toBe("9:5 /spec/template/spec");
    expect(placed(draft.capacity.minInstances)).toBe("8:3 /spec/template");
    expect(placed(draft.shutdown.graceSeconds)).toBe("9:5 /spec/template/spec");
  });

  test("has the documented defaults", () => {
    const { concurrency, minInstances, maxInstances, affinity } = draft.capacity;
    expect([concurrency, minInstances, maxInstances, affinity, draft.shutdown.graceSeconds].map(said)).toEqual([
      "80 by run-conc-default-api",
      "0 by run-min-default",
      "100 by run-max-default",
      "false by run-affinity",
      "10 by run-shutdown",
    ]);
  });

  test("starts within the window of the probe that the platform adds", () => {
    expect(draft.containers[0]?.probes.startup?.kind).toBe("default-tcp");
    expect(said(draft.startupBudgetSeconds)).toBe(240);
  });

  test("has a lifetime and no idle limit", () => {
    expect(draft.hops).toHaveLength(1);
    expect(draft.hops[0]?.idleSeconds).toBeUndefined();
  });

  test("says nothing of sockets or of a protocol", () => {
    expect(draft.evidence).toEqual([]);
    expect(draft.protocol).toBeUndefined();
  });
});

describe("what is written", () => {
  const draft = draftOf(`apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat-ws
  annotations: {run.googleapis.com/minScale: "2", run.googleapis.com/maxScale: "20"}
spec:
  template:
    metadata:
      annotations:
        autoscaling.knative.dev/minScale: "1"
        autoscaling.knative.dev/maxScale: "50"
        run.googleapis.com/sessionAffinity: "true"
    spec:
      timeoutSeconds: 3600
      containerConcurrency: 250
      containers:
        - name: proxy
          image: envoy
        - name: websocket-app
          image: app
          ports: [{name: h2c, containerPort: 8080}]
          startupProbe: {httpGet: {path: /ready}, initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 6}
`);

  test("is read where it stands", () => {
    expect(said(draft.hops[0]?.lifetimeSeconds)).toBe(3600);
    expect(placed(draft.hops[0]?.lifetimeSeconds)).toBe("14:23 /spec/template/spec/timeoutSeconds");
    expect(said(draft.capacity.concurrency)).toBe(250);
    expect(said(draft.capacity.affinity)).toBe(true);
    expect(said(draft.protocol)).toBe("h2c");
  });

  test("of revision and service alike counts in the stricter form", () => {
    expect([draft.capacity.minInstances, draft.capacity.maxInstances].map(said)).toEqual([2, 20]);
  });

  test("puts the container with the port first", () => {
    expect(draft.containers.map(({ name }) => name)).toEqual(["websocket-app", "proxy"]);
    expect(draft.containers[1]?.probes.startup).toBeUndefined();
  });

  test("gives the start its delay and every failure", () => {
    expect(said(draft.startupBudgetSeconds)).toBe(65);
  });

  test("of names is evidence, strong or weak", () => {
    expect(draft.evidence.map(({ why, strength }) => `${why}: ${strength}`)).toEqual([
      "the service is named chat-ws: weak",
      "the container is named websocket-app: strong",
    ]);
  });
});

describe("concurrency", () => {
  const withSpec = (spec: string): unknown =>
    said(draftOf(bare.replace("      containers:\n        - image: gcr.io/p/chat\n", spec)).capacity.concurrency);

  test("0 means the default, not no limit", () => {
    expect(withSpec("      containerConcurrency: 0\n      containers: [{image: i}]")).toBe(
      "80 by run-conc-default-api",
    );
  });

  test("of a fraction of a CPU is another default", () => {
    const limits = (cpu: string): string => `      containers: [{image: i, resources: {limits: {cpu: ${cpu}}}}]`;
    expect(withSpec(limits("500m"))).toBe("1 by run-conc-default-api-small-cpu");
    expect(withSpec(limits('"0.5"'))).toBe("1 by run-conc-default-api-small-cpu");
    expect(withSpec(limits("1000m"))).toBe("80 by run-conc-default-api");
    expect(withSpec(limits("2"))).toBe("80 by run-conc-default-api");
  });

  test("is unknown with the CPU it depends on", () => {
    expect(withSpec('      containers: [{image: i, resources: {limits: {cpu: "$(CPU)"}}}]')).toBe(
      "unknown: its default depends on the CPU, and $(CPU) is filled in later",
    );
  });
});

test("with manual scaling the count is minimum and maximum", () => {
  const manual = '    run.googleapis.com/scalingMode: manual\n    run.googleapis.com/manualInstanceCount: "3"\n';
  const { capacity } = draftOf(bare.replace("spec:\n  template", `${manual}spec:\n  template`));
  expect([capacity.minInstances, capacity.maxInstances].map(said)).toEqual([3, 3]);
});

test("a placeholder for the timeout is unknown, not the default", () => {
  const draft = draftOf(bare.replace("      containers:", "      timeoutSeconds: $(TIMEOUT)\n      containers:"));
  expect(said(draft.hops[0]?.lifetimeSeconds)).toBe("unknown: $(TIMEOUT) is filled in later");
});

describe("Cloud Run and plain Knative", () => {
  const knative = (metadata: string, image = "i", more = ""): string =>
    `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: chat${metadata}}\nspec: {template: {spec: {containers: [{image: "${image}"}]}}}\n${more}`;

  test.each([
    [", annotations: {run.googleapis.com/launch-stage: BETA}, namespace: default"],
    [", labels: {cloud.googleapis.com/location: europe-west1}"],
    [', namespace: "123456789012"'],
    [', namespace: "$(PROJECT_ID)"'],
  ])("are told apart by what only Google writes: {name: chat%s}", (metadata) => {
    const draft = draftOf(knative(metadata));
    expect(draft.platform).toBe("cloud-run");
    expect(draft.hops[0]?.lifetimeSeconds).not.toHaveProperty("assumed");
  });

  test("are told apart by the address of a deployed service", () => {
    const deployed = (url: string): string =>
      draftOf(knative(", namespace: my-team", "i", `status: {url: ${url}}`)).platform;
    expect(deployed("https://chat-abc-uc.a.run.app")).toBe("cloud-run");
    expect(deployed("https://chat.my-team.example.com")).toBe("knative");
  });

  test.each([
    [", namespace: default", "i"],
    ["", "ko://example.com/chat"],
    [", labels: {networking.knative.dev/visibility: cluster-local}", "i"],
  ])("are told apart by what Cloud Run does not take: {name: chat%s} %s", (metadata, image) => {
    const draft = draftOf(knative(metadata, image));
    expect(draft.platform).toBe("knative");
    expect(said(draft.hops[0]?.lifetimeSeconds)).toBe("unknown: the cluster's own default applies");
    expect(draft.shutdown).toEqual({});
    expect(draft.capacity).toEqual({});
    expect(draft.startupBudgetSeconds).toBeUndefined();
  });

  test("where nothing tells, Cloud Run's defaults rest on an assumption", () => {
    const draft = draftOf(knative(""));
    expect(draft.platform).toBe("cloud-run");
    expect(draft.hops[0]?.lifetimeSeconds).toHaveProperty("assumed");
    expect(draft.capacity.concurrency).toHaveProperty("assumed");
  });
});

test("a patch without containers is no service", () => {
  expect(
    link({ "a.yaml": "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: chat}" }).drafts,
  ).toEqual([]);
});

test("the Admin API v2 writes the same settings in other words", () => {
  const draft = draftOf(`services:
  - name: projects/p/locations/europe-west1/services/chat
    template:
      timeout: 1800.5s
      maxInstanceRequestConcurrency: 100
      sessionAffinity: true
      scaling: {minInstanceCount: 1, maxInstanceCount: 5}
      containers: [{image: i, resources: {limits: {cpu: 1000m}}}]
`);
  const { concurrency, minInstances, maxInstances, affinity } = draft.capacity;
  expect(draft.id).toBe("chat");
  expect([draft.hops[0]?.lifetimeSeconds, concurrency, minInstances, maxInstances, affinity].map(said)).toEqual([
    1800.5,
    100,
    1,
    5,
    true,
  ]);
});

describe("ids", () => {
  const ids = (files: Readonly<Record<string, string>>): readonly string[] => link(files).drafts.map(({ id }) => id);

  test("are names, and grow only where names collide", () => {
    expect(ids({ "a.yaml": service("chat", "r1"), "b.yaml": service("push", "r1") })).toEqual(["chat", "push"]);
    expect(ids({ "a.yaml": service("chat", "r2"), "b.yaml": service("chat", "r1") })).toEqual(["r1/chat", "r2/chat"]);
    expect(ids({ "a.yaml": bare, "b.yaml": bare })).toEqual(["chat (a.yaml)", "chat (b.yaml)"]);
  });

  test("are the file's name where the service's is filled in later", () => {
    expect(ids({ "deploy/chat.service.yaml": bare.replace("name: chat", "name: $(NAME)") })).toEqual(["chat.service"]);
  });
});

describe("a load balancer in front", () => {
  const neg = (name: string, cloudRun: string): string =>
    `kind: compute#networkEndpointGroup\nname: ${name}\nselfLink: x/projects/p/regions/r1/networkEndpointGroups/${name}\nnetworkEndpointType: SERVERLESS\ncloudRun: ${cloudRun}`;
  const backend = (name: string, group: string): string =>
    `kind: compute#backendService\nname: ${name}\nloadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTPS\nbackends: [{group: x/projects/p/regions/r1/networkEndpointGroups/${group}}]`;

  test("is joined by the name in its serverless group, outermost", () => {
    const [draft] = link({
      "a.yaml": service("chat", "r1"),
      "b.yaml": neg("group", "{service: chat}"),
      "c.yaml": backend("lb", "group"),
    }).drafts;
    expect(draft?.id).toBe("chat");
    expect(draft?.loadBalancer?.name).toBe("lb");
    expect(draft?.hops.map(({ name, lifetimeSeconds }) => `${name}: ${said(lifetimeSeconds)}`)).toEqual([
      "load balancer lb: 3600 by lb-ws-serverless",
      "Cloud Run request timeout: 300 by run-timeout-default",
    ]);
  });

  test("is not joined to a service of that name in another region", () => {
    const { drafts } = link({
      "a.yaml": service("chat", "r2"),
      "b.yaml": neg("group", "{service: chat}"),
      "c.yaml": backend("lb", "group"),
    });
    expect(drafts.map(({ loadBalancer }) => loadBalancer)).toEqual([undefined]);
  });

  test("is joined to none of several services that it could mean", () => {
    const { drafts } = link({
      "a.yaml": service("chat", "r1"),
      "a2.yaml": service("chat", "r1"),
      "b.yaml": neg("group", "{service: chat}"),
      "c.yaml": backend("lb", "group"),
    });
    expect(drafts.map(({ loadBalancer }) => loadBalancer)).toEqual([undefined, undefined]);
  });

  test("is joined by the region where services share a name", () => {
    const { drafts } = link({
      "a.yaml": service("chat", "r2"),
      "a2.yaml": service("chat", "r1"),
      "b.yaml": neg("group", "{service: chat}"),
      "c.yaml": backend("lb", "group"),
    });
    expect(drafts.map(({ id, loadBalancer }) => [id, loadBalancer?.name])).toEqual([
      ["r1/chat", "lb"],
      ["r2/chat", undefined],
    ]);
  });

  test("each makes a path of its own", () => {
    const { drafts } = link({
      "a.yaml": service("chat", "r1"),
      "b.yaml": neg("group", "{service: chat}"),
      "c.yaml": backend("lb-1", "group"),
      "d.yaml": backend("lb-2", "group"),
    });
    expect(drafts.map(({ id }) => id)).toEqual(["chat via lb-1", "chat via lb-2"]);
  });

  test("with a URL mask is joined only where there is one service to choose", () => {
    const files = {
      "a.yaml": service("chat", "r1"),
      "b.yaml": neg("group", '{urlMask: "<service>.a.com"}'),
      "c.yaml": backend("lb", "group"),
    };
    expect(link(files).drafts.map(({ loadBalancer }) => loadBalancer?.name)).toEqual(["lb"]);
    const two = link({ ...files, "d.yaml": service("push", "r1") }).drafts;
    expect(two.map(({ loadBalancer }) => loadBalancer?.name)).toEqual([undefined, undefined]);
  });
});

describe("the order of containers", () => {
  const linked = (json: string) =>
    link({
      "a.yaml": `apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: chat}
spec:
  template:
    metadata:
      annotations:
        run.googleapis.com/container-dependencies: '${json}'
    spec:
      containers: [{name: app, image: i, ports: [{containerPort: 80}]}, {name: proxy, image: e}]`,
    });
  const problems = (json: string): readonly string[] => linked(json).problems.map(({ message }) => message);

  test("points at each name inside of the annotation's text", () => {
    const order = linked('{"app":["cache"]}').drafts[0]?.startOrder;
    const [wait] = order?.waits ?? [];
    const texts = [wait?.name, wait?.needs[0]].map((fact) => {
      const { document, span } = locationOf(fact as Fact<string>);
      return document.source.text.slice(span.start, span.end);
    });
    expect(texts).toEqual(['"app"', '"cache"']);
    expect(problems('{"app":["cache"]}')).toEqual([]);
  });

  test("says which containers have a startup probe, the platform's own included", () => {
    const { containers = [] } = linked('{"app":["proxy"]}').drafts[0]?.startOrder ?? {};
    expect(containers.map(({ startupProbe }) => startupProbe !== undefined)).toEqual([true, false]);
  });

  test("is a note where it is no map, and says nothing else", () => {
    for (const json of ["[app]", "{"]) {
      expect(problems(json)[0]).toContain("is not a JSON map");
      expect(linked(json).drafts[0]?.startOrder).toBeUndefined();
    }
  });

  test("is unknown where it is filled in later", () => {
    const [wait] = linked("${ORDER}").drafts[0]?.startOrder?.waits ?? [];
    expect(wait?.needs[0]).toMatchObject({ known: false, why: "${ORDER} is filled in later" });
    expect(problems("${ORDER}")).toEqual([]);
  });
});
