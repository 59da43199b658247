import { describe, expect, test } from "vitest";
import type { Container } from "../../src/adapters/container.ts";
import { type ContainerContext, readContainer } from "../../src/adapters/containers.ts";
import { configMapEntries } from "../../src/adapters/kubernetes/config-map.ts";
import { locationOf } from "../../src/model/fact.ts";
import { limit } from "../../src/platform/limits.ts";
import { rootCursor } from "../../src/syntax/cursor.ts";
import { startOf } from "../../src/syntax/document.ts";
import { yaml } from "../support/parse.ts";
import { placed, said } from "./kubernetes/support.ts";

function container(text: string, context: Partial<ContainerContext> = {}): Container {
  const [document] = yaml(text);
  if (document === undefined) throw new Error("nothing is written");
  return readContainer(rootCursor(document), { limits: limit, platform: "kubernetes", ...context });
}

function valueIn({ env }: Container, name: string): string {
  return said(env.find((variable) => variable.name === name)?.value);
}

const settings = (name: string): ReturnType<NonNullable<ContainerContext["configMaps"]>> => {
  const [document] = yaml("data: {PORT: '8080', level: debug}");
  if (name !== "settings" || document === undefined) return undefined;
  return configMapEntries({
    group: "",
    version: "v1",
    kind: "ConfigMap",
    name,
    namespace: undefined,
    at: rootCursor(document),
  });
};

describe("the command line", () => {
  test("is the command, then the arguments", () => {
    const { argv } = container("command: [gunicorn]\nargs: [--workers, 4]");
    expect(argv.map(said)).toEqual(["gunicorn declared", "--workers declared", "4 declared"]);
  });

  test("is unknown where a list is expected and something else stands", () => {
    expect(container("args: gunicorn --workers 4").argv.map(said)).toEqual([
      "unknown: a list of words is expected here",
    ]);
  });

  test("is empty where the image's own runs", () => {
    expect(container("image: app").argv).toEqual([]);
  });

  test("has its variables replaced, and is unknown where one is not there", () => {
    const { argv } = container("env: [{name: PORT, value: '80'}]\nargs: ['--bind=:$(PORT)', $(OTHER)]");
    expect(argv.map(said)).toEqual(["--bind=:80 declared", "unknown: $(OTHER) is set by no variable before it"]);
  });

  test("keeps the variables of a shell script for the shell", () => {
    const { argv } = container('command: [sh, -c, "exec app --port ${PORT:-80} $(hostname)"]');
    expect(argv.at(-1)).toMatchObject({ known: true, value: "exec app --port ${PORT:-80} $(hostname)" });
  });
});

describe("the environment", () => {
  test("resolves what refers to variables before it, and no others", () => {
    const read = container("env: [{name: A, value: x}, {name: B, value: $(A)y$(C)}, {name: C, value: $(A)z}]");
    expect(valueIn(read, "B")).toBe("unknown: $(C) is set by no variable before it");
    expect(valueIn(read, "C")).toBe("xz declared");
  });

  test("leaves an escaped reference alone", () => {
    expect(valueIn(container("env: [{name: A, value: x}, {name: B, value: $$(A)}]"), "B")).not.toContain("x declared");
  });

  test("says which Secret a value comes from", () => {
    const read = container("env: [{name: KEY, valueFrom: {secretKeyRef: {name: keys, key: k}}}]");
    expect(valueIn(read, "KEY")).toBe("unknown: it comes from Secret keys");
  });

  test("takes values from ConfigMaps of the input, where they are written", () => {
    const text = "env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: level}}}]";
    expect(valueIn(container(text, { configMaps: settings }), "A")).toBe("debug declared");
    expect(valueIn(container(text), "A")).toBe("unknown: it comes from ConfigMap settings, which is not in the input");
  });

  test("puts envFrom behind env, which wins", () => {
    const text =
      "env: [{name: PORT, value: '1'}]\nenvFrom: [{configMapRef: {name: settings}}, {secretRef: {name: keys}}]";
    const read = container(text, { configMaps: settings });
    expect(read.env.map(({ name }) => name)).toEqual(["PORT", "level"]);
    expect(valueIn(read, "PORT")).toBe("1 declared");
  });

  test("puts the prefix before the names of envFrom", () => {
    const read = container("envFrom: [{prefix: APP_, configMapRef: {name: settings}}]", { configMaps: settings });
    expect(read.env.map(({ name }) => name)).toEqual(["APP_PORT", "APP_level"]);
  });

  test("is empty text where a variable has no value", () => {
    expect(valueIn(container("env: [{name: A}]"), "A")).toBe(" declared");
  });
});

describe("the rest of a container", () => {
  test("is read although the image is a list", () => {
    const read = container("name: app\nimage: [YOUR_IMAGE]\nports: [{containerPort: 8080}]");
    expect(said(read.image)).toBe("unknown: it is not a text here");
    expect(read.ports.map(({ number }) => said(number))).toEqual(["8080 declared"]);
  });

  test("says that a port has no number", () => {
    expect(container("ports: [{name: http}]").ports.map(({ number }) => number.known)).toEqual([false]);
  });

  test("names the ConfigMaps it mounts, once each", () => {
    const volumes = new Map([["conf", ["settings", "more"]]]);
    const read = container("volumeMounts: [{name: conf}, {name: conf}, {name: data}]", { volumes });
    expect(read.mountedConfigMaps).toEqual(["settings", "more"]);
  });
});

describe("a probe", () => {
  const written = "readinessProbe:\n  httpGet:\n    port: 8080\n";

  test("has Kubernetes' defaults where they would be written", () => {
    const { readiness } = container(written).probes;
    expect(said(readiness?.periodSeconds)).toBe("10 by k8s-probe-defaults-period");
    expect(said(readiness?.timeoutSeconds)).toBe("1 by k8s-probe-defaults-timeout");
    expect(placed(readiness?.timeoutSeconds)).toBe("1:1 readinessProbe");
  });

  test("has Cloud Run's own defaults there", () => {
    const { readiness } = container(written, { platform: "cloud-run" }).probes;
    expect(said(readiness?.periodSeconds)).toBe("10 by run-readiness-fields-period");
    expect(said(readiness?.path)).toBe("/ by run-readiness-fields-path");
  });

  test("asks for / where no path is written", () => {
    expect(said(container(written).probes.readiness?.path)).toBe("/ no path is written");
  });

  test("asks the container's port on Cloud Run where it names none", () => {
    const text = "ports: [{containerPort: 9000}]\nlivenessProbe: {httpGet: {path: /live}}";
    expect(said(container(text, { platform: "cloud-run" }).probes.liveness?.port)).toBe("9000 declared");
    expect(said(container(text).probes.liveness?.port)).toBe("none");
  });

  test("names its port by number, quoted number or name", () => {
    const ports = [8080, "'8080'", "http"].map(
      (port) => container(`livenessProbe: {tcpSocket: {port: ${port}}}`).probes,
    );
    expect(ports.map(({ liveness }) => said(liveness?.port))).toEqual([
      "8080 declared",
      "8080 declared",
      "http declared",
    ]);
  });

  test("is Cloud Run's own TCP probe where none is written, except for a sidecar", () => {
    const read = container("name: app", { platform: "cloud-run" });
    expect(read.probes.startup).toMatchObject({ kind: "default-tcp" });
    expect(said(read.probes.startup?.periodSeconds)).toBe("240 by run-probe-default-tcp-period");
    expect(said(read.probes.startup?.failureThreshold)).toBe("1 by run-probe-default-tcp-failure-threshold");
    expect(container("name: app", { platform: "cloud-run", ingress: false }).probes).toEqual({});
    expect(container("name: app").probes).toEqual({});
  });

  test("with nothing behind its key does not exist", () => {
    expect(container("startupProbe:").probes).toEqual({});
  });

  test("that is a placeholder is unknown in every part", () => {
    const { startup } = container("startupProbe: ${probe}").probes;
    expect(startup?.kind).toBe("unknown");
    expect(startup?.periodSeconds.known).toBe(false);
  });

  test("without a way to ask is unknown and keeps its times", () => {
    const { startup } = container("startupProbe: {periodSeconds: 5}").probes;
    expect(startup?.kind).toBe("unknown");
    expect(said(startup?.periodSeconds)).toBe("5 declared");
  });

  test("is declared at the key of its handler", () => {
    const at = container(written).probes.readiness?.declaration;
    if (at === undefined) throw new Error("no probe");
    expect(startOf(locationOf(at))).toEqual({ line: 2, column: 3 });
  });
});
