import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { hcl } from "../../support/hcl.ts";
import {
  adapted,
  change,
  configured,
  document,
  parsed,
  placeOf,
  plan,
  planned,
  type Resource,
  said,
} from "./support.ts";

const CHAT: Resource = {
  type: "google_cloud_run_v2_service",
  name: "chat",
  values: {
    name: "websocket-chat",
    location: "europe-west1",
    project: "acme",
    template: [
      {
        timeout: "300s",
        containers: [{ image: "example/chat", ports: [{ container_port: 8080, name: "http1" }], startup_probe: [] }],
        scaling: [{ min_instance_count: 2, max_instance_count: 20 }],
      },
    ],
  },
  expressions: { name: {}, location: {}, template: [{ timeout: {}, containers: [{ image: {} }] }] },
};

const NEG: Resource = {
  type: "google_compute_region_network_endpoint_group",
  name: "chat",
  values: {
    name: "chat",
    region: "europe-west1",
    network_endpoint_type: "SERVERLESS",
    cloud_run: [{ service: "websocket-chat" }],
  },
  unknown: { id: true },
};

const BACKEND: Resource = {
  type: "google_compute_backend_service",
  name: "chat",
  values: {
    name: "chat",
    load_balancing_scheme: "EXTERNAL_MANAGED",
    protocol: "HTTPS",
    backend: [{ balancing_mode: "UTILIZATION" }],
    connection_draining_timeout_sec: 300,
  },
  unknown: { id: true, timeout_sec: true, backend: [{ group: true }] },
  expressions: {
    name: {},
    backend: [
      {
        group: {
          references: [
            "google_compute_region_network_endpoint_group.chat.id",
            "google_compute_region_network_endpoint_group.chat",
          ],
        },
      },
    ],
  },
};

function only(resources: readonly Resource[], more = {}) {
  const { paths } = adapted([document(plan(resources, more))]);
  const [path, another] = paths;
  if (path === undefined || another !== undefined) throw new Error(`one path is expected, not ${paths.length}`);
  return path;
}

/** The resource without its timeout, which is not known yet. */
function withoutTimeout(more: Partial<Resource>): Resource {
  const [{ timeout: _, ...template }] = CHAT.values.template as [Record<string, unknown>];
  return {
    ...CHAT,
    values: { ...CHAT.values, template: [template] },
    unknown: { template: [{ timeout: true }] },
    ...more,
  };
}

function lifetimeOf(resources: readonly Resource[], more = {}) {
  const path = only(resources, more);
  const fact = path.hops.find(({ name }) => name === "Cloud Run request timeout")?.lifetimeSeconds;
  if (fact === undefined) throw new Error("Cloud Run has a lifetime");
  return fact;
}

describe("a plan", () => {
  test("gives a Cloud Run service with its values where the plan has them", () => {
    const lifetime = lifetimeOf([CHAT]);
    expect(said(lifetime)).toBe(300);
    expect(placeOf(lifetime)).toMatch(/^plan\.json:\d+ "300s"$/);
  });

  test("joins what only applying will name by what the configuration refers to", () => {
    const { hops } = only([CHAT, NEG, BACKEND]);
    expect(hops.map(({ name }) => name)).toEqual(["load balancer chat", "Cloud Run request timeout"]);
  });

  test("leaves a backend service alone whose group no reference names", () => {
    const { paths } = adapted([document(plan([CHAT, NEG, { ...BACKEND, expressions: { backend: [{ group: {} }] } }]))]);
    expect(paths.map(({ id }) => id)).toEqual(["chat", "websocket-chat"]);
  });

  test("is unknown where a written value is known only after apply", () => {
    const expressions = { template: [{ timeout: { references: ["random_integer.x.result"] } }] };
    const lifetime = lifetimeOf([withoutTimeout({ expressions })]);
    expect(said(lifetime)).toBe("? it is known only after apply");
    expect(placeOf(lifetime)).toMatch(/^plan\.json:\d+ true$/);
  });

  test("leaves to the API what nobody wrote of a service that is new", () => {
    const lifetime = lifetimeOf([withoutTimeout({ expressions: { template: [{ containers: [{}] }] } })]);
    expect(said(lifetime)).toBe(300);
    expect(lifetime.origin.kind).toBe("default");
  });

  test.each([
    ["an update may keep another value", { actions: ["update"], expressions: { template: [{}] } }],
    ["the block may be made by a dynamic block", { expressions: { name: {} } }],
  ])("takes no default: %s", (_, more) => {
    expect(said(lifetimeOf([withoutTimeout(more)]))).toBe("? it is known only after apply");
  });

  test("takes no default where the plan has no configuration", () => {
    expect(said(lifetimeOf([withoutTimeout({})], { configuration: undefined }))).toBe("? it is known only after apply");
  });

  test("holds nothing of what it deletes", () => {
    const resources = plan([{ ...CHAT, actions: ["delete"] }]);
    expect(adapted([document(resources)]).paths).toEqual([]);
  });

  test("is read from its changes where it holds nothing else", () => {
    expect(said(lifetimeOf([CHAT], { planned_values: undefined }))).toBe(300);
  });

  test("never tells what it marks as sensitive, nor shows it in a line", async () => {
    const env = [
      { name: "WS_PING_INTERVAL", value: "13" },
      { name: "KEY", value: "s3cret" },
    ];
    const [template] = CHAT.values.template as [Record<string, unknown>];
    const values = { ...CHAT.values, template: [{ ...template, containers: [{ image: "x", env }] }] };
    const sensitive = { template: [{ timeout: true, containers: [{ env: [{ value: true }, { value: true }] }] }] };
    const chat = { ...CHAT, values, sensitive };
    expect(said(lifetimeOf([chat]))).toBe("? it is marked sensitive");
    for (const indent of [0, 2]) {
      const text = JSON.stringify(plan([chat]), null, indent);
      const [shown = ""] = parsed("plan.json", text).documents.map(({ source }) => source.text);
      expect(shown).toHaveLength(text.length);
      expect(shown).not.toMatch(/s3cret|300s|"13"/);
      expect(
        JSON.stringify(await lint({ texts: [{ name: "plan.json", text }], config: false }), withoutText),
      ).not.toMatch(/s3cret|300s/);
    }
  });
});

describe("modules in a plan", () => {
  const at =
    (module: string) =>
    (one: Resource): Resource => ({ ...one, module });
  const inModules = (modules: Record<string, Resource[]>, root: Record<string, unknown>) => ({
    format_version: "1.2",
    planned_values: {
      root_module: {
        child_modules: Object.entries(modules).map(([address, resources]) => ({
          address,
          resources: resources.map((one) => planned(at(address)(one))),
        })),
      },
    },
    resource_changes: Object.entries(modules).flatMap(([address, all]) => all.map((one) => change(at(address)(one)))),
    configuration: { root_module: root },
  });
  const group = { references: ["var.group"] };
  const backend: Resource = { ...BACKEND, expressions: { backend: [{ group }] } };
  const outputs = { id: { expression: { references: ["google_compute_region_network_endpoint_group.chat.id"] } } };

  test("a group goes from one module's output to the other's variable", () => {
    const calls = {
      neg: { module: { resources: [NEG, CHAT].map(configured), outputs } },
      lb: {
        expressions: { group: { references: ["module.neg.id", "module.neg"] } },
        module: { resources: [configured(backend)] },
      },
    };
    const plan = inModules({ "module.neg": [NEG, CHAT], "module.lb": [backend] }, { module_calls: calls });
    const { paths } = adapted([document(plan)]);
    expect(paths.map(({ hops }) => hops.length)).toEqual([2]);
  });

  test("each copy of a module gets what its own key stands for", () => {
    const call = {
      expressions: { group: { references: ["each.value.id", "each.value"] } },
      for_each_expression: { references: ["google_compute_region_network_endpoint_group.chat"] },
      module: { resources: [configured(backend)] },
    };
    const named = (key: string): Resource => ({
      ...NEG,
      index: key,
      values: { ...NEG.values, name: `neg-${key}`, cloud_run: [{ service: key }] },
    });
    const service = (key: string): Resource => ({ ...CHAT, index: key, values: { ...CHAT.values, name: key } });
    const lb = (key: string): Resource => ({ ...backend, values: { ...backend.values, name: `lb-${key}` } });
    const plan = inModules(
      { 'module.lb["a"]': [lb("a")], 'module.lb["b"]': [lb("b")] },
      { module_calls: { lb: call }, resources: [NEG, CHAT].map(configured) },
    );
    const resources = ["a", "b"].flatMap((key) => [named(key), service(key)]);
    Object.assign(plan.planned_values.root_module, { resources: resources.map(planned) });
    plan.resource_changes.push(...resources.map(change));
    const { paths } = adapted([document(plan)]);
    expect(paths.map(({ id, hops }) => [id, hops[0]?.name])).toEqual([
      ["a", "load balancer lb-a"],
      ["b", "load balancer lb-b"],
    ]);
  });

  test("variables and outputs that go round in a circle are followed once", () => {
    const circle = { outputs: { id: { expression: { references: ["var.group"] } } }, resources: [configured(backend)] };
    const calls = { lb: { expressions: { group: { references: ["module.lb.id"] } }, module: circle } };
    const { paths } = adapted([document(inModules({ "module.lb": [backend] }, { module_calls: calls }))]);
    expect(paths).toHaveLength(1);
  });
});

describe("a plan beside the files it was made from", () => {
  const MAIN = `resource "google_cloud_run_v2_service" "chat" {
  name     = "websocket-chat"
  location = "europe-west1"
  template {
    timeout = var.timeout
    containers {
      image = "example/chat"
    }
  }
}

variable "timeout" {
  default = "3600s"
}
`;

  test("is one path, with the plan's value at the file's expression", async () => {
    const { paths } = adapted([...(await hcl({ "infra/main.tf": MAIN })), document(plan([CHAT]), "infra/plan.json")]);
    expect(paths).toHaveLength(1);
    const lifetime = paths[0]?.hops[0]?.lifetimeSeconds;
    expect(said(lifetime)).toBe(300);
    expect(lifetime && placeOf(lifetime)).toBe("infra/main.tf:5 var.timeout");
  });

  test("points at the block where the files write nothing", async () => {
    const main = MAIN.replace("    timeout = var.timeout\n", "");
    const { paths } = adapted([...(await hcl({ "infra/main.tf": main })), document(plan([CHAT]), "plan.json")]);
    const lifetime = paths[0]?.hops[0]?.lifetimeSeconds;
    expect(paths).toHaveLength(1);
    expect(lifetime && placeOf(lifetime)).toBe("infra/main.tf:4 template");
  });

  test("takes what the plan makes none of out of the files", async () => {
    const nothing = plan([NEG], { configuration: { root_module: { resources: [CHAT, NEG].map(configured) } } });
    const files = `${MAIN}
resource "google_compute_region_network_endpoint_group" "chat" {
  name = "chat"
}
`;
    const { paths } = adapted([...(await hcl({ "main.tf": files })), document(nothing)]);
    expect(paths).toEqual([]);
  });

  test("of another folder that says the same is taken for neither", async () => {
    const files = await hcl({ "a/main.tf": MAIN, "b/main.tf": MAIN });
    const { paths } = adapted([...files, document(plan([CHAT]), "plans/plan.json")]);
    expect(paths).toHaveLength(3);
  });

  test("a state says nothing of what the files decide", async () => {
    const state = { format_version: "1.0", values: { root_module: { resources: [planned(CHAT)] } } };
    expect(adapted([document(state)]).paths).toHaveLength(1);
    const { paths } = adapted([...(await hcl({ "main.tf": MAIN })), document(state)]);
    expect(paths.map(({ hops }) => said(hops[0]?.lifetimeSeconds))).toEqual([3600]);
  });
});

describe("what cannot be read of a plan", () => {
  const text = JSON.stringify(plan([CHAT, NEG, BACKEND]));

  test("a major version that nobody knows is a problem at its place", () => {
    const { paths, problems } = adapted([document(plan([CHAT], { format_version: "2.0" }))]);
    expect(paths).toEqual([]);
    expect(problems.map(({ message, span }) => [message, span.start])).toEqual([
      ["format_version 2.0 is not known; the plan is not read", 22],
    ]);
  });

  test("planning that ended in an error is said, and what there is is read", () => {
    const { paths, problems } = adapted([document(plan([CHAT], { errored: true }))]);
    expect(paths).toHaveLength(1);
    expect(problems.map(({ level }) => level)).toEqual(["note"]);
  });

  test("a plan that is cut off anywhere is a problem at its end", () => {
    const from = text.indexOf("planned_values") + 16;
    for (let end = from; end < text.length; end += 37) {
      const { documents, problems } = parsed("plan.json", text.slice(0, end));
      expect(documents).toEqual([]);
      expect(problems.map(({ span }) => span.end)).toHaveLength(1);
    }
  });

  test("nesting without end is a problem", () => {
    const deep = `{"format_version":"1.2","planned_values":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    expect(parsed("plan.json", deep).problems[0]?.message).toMatch(/nested more than 200 deep/);
  });

  test("of keys that are written twice the last counts", () => {
    const twice = text.replace('"timeout":"300s"', '"timeout":"60s","timeout":"900s"');
    const { paths } = adapted(parsed("plan.json", twice).documents);
    expect(paths.flatMap(({ hops }) => hops.map((hop) => said(hop.lifetimeSeconds)))).toContain(900);
  });

  test("any value may be of any type", () => {
    const strange = [null, 7, [{}], [null]];
    const whole = plan([CHAT, NEG, BACKEND]);
    for (const way of waysIn(whole)) {
      for (const value of strange) {
        const { documents } = parsed("plan.json", JSON.stringify(replaced(whole, way, value)));
        expect(() => adapted(documents)).not.toThrow();
      }
    }
  });
});

/** The texts themselves are no part of a report. */
function withoutText(key: string, value: unknown): unknown {
  return key === "document" ? undefined : value;
}

type Way = readonly (string | number)[];

function waysIn(value: unknown, way: Way = []): Way[] {
  if (typeof value !== "object" || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([key, inner]) => waysIn(inner, [...way, key]))];
}

function replaced(value: unknown, [key, ...rest]: Way, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? replaced(inner, rest, by) : inner]),
  );
}
