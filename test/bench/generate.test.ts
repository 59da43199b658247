import { describe, expect, test } from "vitest";
import { type GeneratedFile, generate, MAX_OBJECTS, OBJECTS_PER_FILE } from "../../bench/generate.mjs";
import { planText } from "../../bench/plan.mjs";
import { MAX_PRODUCTS, product } from "../../bench/product.mjs";
import { type Parsed, sourceText } from "../../src/syntax/document.ts";
import { findEntry, type Node } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";

const files = [...generate(1000)];
const objects = files.flatMap(parse);

function read({ file, text }: GeneratedFile): Parsed {
  return parseYaml(sourceText({ kind: "file", file }, text));
}

function parse(file: GeneratedFile): Node[] {
  return read(file).documents.map(({ root }) => root);
}

function at(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  return keys.reduce((inner, key) => findEntry(inner, key)?.value, node);
}

function text(node: Node | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(node, ...keys);
  return found?.kind === "scalar" ? String(found.value) : undefined;
}

function items(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}

/** The entries of a map of texts. */
function pairs(node: Node | undefined): Readonly<Record<string, unknown>> {
  const entries = node?.kind === "map" ? node.entries : [];
  return Object.fromEntries(entries.map(({ key, value }) => [key, value.kind === "scalar" ? value.value : undefined]));
}

const ofKind = (kind: string, group: string) =>
  objects.filter((object) => text(object, "kind") === kind && text(object, "apiVersion") === group);
const nameOf = (object: Node) => `${text(object, "metadata", "namespace")}/${text(object, "metadata", "name")}`;
const services = ofKind("Service", "v1");
const deployments = ofKind("Deployment", "apps/v1");
const ingresses = ofKind("Ingress", "networking.k8s.io/v1");
const backendConfigs = ofKind("BackendConfig", "cloud.google.com/v1");
const cloudRunServices = ofKind("Service", "serving.knative.dev/v1");

describe("a generated set", () => {
  test("is the same for the same seed and another for another", () => {
    expect([...generate(400, 7)]).toEqual([...generate(400, 7)]);
    expect([...generate(400, 8)]).not.toEqual([...generate(400, 7)]);
  });

  test("is the beginning of every larger set", () => {
    expect([...generate(2000)].slice(0, files.length)).toEqual(files);
  });

  test("parses without a problem, file for file", () => {
    expect(files.flatMap((file) => read(file).problems.map(({ message }) => `${file.file}: ${message}`))).toEqual([]);
  });

  test("has as many objects as were asked for, four to a file, and no name twice", () => {
    expect(objects).toHaveLength(1000);
    for (const file of files) expect(parse(file)).toHaveLength(OBJECTS_PER_FILE);
    expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
    expect(new Set(objects.map((object) => `${text(object, "kind")} ${nameOf(object)}`)).size).toBe(1000);
  });

  test("is refused where the count cannot be had", () => {
    expect(() => [...generate(1001)]).toThrow(RangeError);
    expect(() => [...generate(MAX_OBJECTS + 8)]).toThrow(RangeError);
  });

  test("goes up to the largest set that is measured without taking a name twice", () => {
    expect(MAX_OBJECTS).toBeGreaterThanOrEqual(20_000);
    const names = Array.from({ length: MAX_PRODUCTS }, (_, number) => product(number, 7).name);
    expect(new Set(names).size).toBe(MAX_PRODUCTS);
  });

  test("has every kind", () => {
    for (const found of [
      deployments,
      services,
      ingresses,
      backendConfigs,
      cloudRunServices,
      ofKind("ConfigMap", "v1"),
    ]) {
      expect(found.length).toBeGreaterThan(50);
    }
  });
});

describe("the objects of a set", () => {
  test("a Service selects one Deployment, and its port is one of that Deployment's", () => {
    for (const service of services) {
      const selector = pairs(at(service, "spec", "selector"));
      const selected = deployments.filter((deployment) => {
        const labels = pairs(at(deployment, "spec", "template", "metadata", "labels"));
        return Object.entries(selector).every(([key, value]) => labels[key] === value);
      });
      expect(selected.map(nameOf)).toEqual([nameOf(service)]);
      const ports = items(at(items(at(selected[0], "spec", "template", "spec", "containers"))[0], "ports"));
      const targets = items(at(service, "spec", "ports")).map((port) => text(port, "targetPort"));
      expect(ports.map((port) => text(port, "name"))).toEqual(expect.arrayContaining(targets));
    }
  });

  test("a Deployment's selector matches its own pods", () => {
    for (const deployment of deployments) {
      const labels = pairs(at(deployment, "spec", "template", "metadata", "labels"));
      expect(labels).toMatchObject(pairs(at(deployment, "spec", "selector", "matchLabels")));
    }
  });

  test("an Ingress routes to Services of its namespace", () => {
    const names = new Set(services.map(nameOf));
    for (const ingress of ingresses) {
      const routes = items(at(items(at(ingress, "spec", "rules"))[0], "http", "paths"));
      expect(routes.length).toBeGreaterThan(1);
      for (const route of routes) {
        const service = text(route, "backend", "service", "name");
        expect(names).toContain(`${text(ingress, "metadata", "namespace")}/${service}`);
      }
    }
  });

  test("a BackendConfig is attached to a Service by its annotation", () => {
    const attached = services.map((service) => {
      const annotation = text(service, "metadata", "annotations", "cloud.google.com/backend-config");
      const { default: name }: { default?: string } = JSON.parse(annotation ?? "{}");
      return `${text(service, "metadata", "namespace")}/${name}`;
    });
    expect(attached.sort()).toEqual(backendConfigs.map(nameOf).sort());
  });

  test("a ConfigMap holds an app.yaml that parses and listens on its Deployment's port", () => {
    for (const configMap of ofKind("ConfigMap", "v1")) {
      const file = { file: "app.yaml", text: text(configMap, "data", "app.yaml") ?? "" };
      expect(read(file).problems).toEqual([]);
      const [app] = parse(file);
      const owner = deployments.find(
        (deployment) => nameOf(deployment) === nameOf(configMap).replace("-config", "-server"),
      );
      const container = items(at(owner, "spec", "template", "spec", "containers"))[0];
      expect(text(items(at(container, "ports"))[0], "containerPort")).toBe(text(app, "server", "port"));
    }
  });

  test("some take sockets and most do not", () => {
    const withSockets = files.filter((file) => file.text.includes("WS_PATH"));
    expect(withSockets.length).toBeGreaterThan(files.length * 0.1);
    expect(withSockets.length).toBeLessThan(files.length * 0.5);
  });
});

describe("a generated plan", () => {
  test("is the same each time, about as long as was asked for, and nearly all of it is no part of a connection", () => {
    const text = planText(500_000);
    expect(planText(500_000)).toBe(text);
    expect(text.length / 500_000).toBeCloseTo(1, 0);
    const types: string[] = JSON.parse(text).resource_changes.map(({ type }: { type: string }) => type);
    expect(types.filter((type) => /google_(?:cloud_run|compute)_/.test(type)).length / types.length).toBeLessThan(0.3);
  });
});
