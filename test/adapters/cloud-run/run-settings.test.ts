import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { type Fact, locationOf } from "../../../src/model/fact.ts";
import type { RunSettings } from "../../../src/model/run-settings.ts";
import { startOf } from "../../../src/syntax/document.ts";

async function settings(name: string, text: string): Promise<RunSettings> {
  const { paths, failures } = await lint({ texts: [{ name, text }], config: false, environment: "production" });
  expect(failures).toEqual([]);
  expect(paths).toHaveLength(1);
  return paths[0]?.run as RunSettings;
}

const said = (fact: Fact<unknown> | undefined): string => {
  if (fact === undefined) return "nothing";
  const { line, column } = startOf(locationOf(fact));
  return `${fact.known ? String(fact.value) : `? ${fact.why}`} at ${line}:${column}`;
};

const KNATIVE = (annotations: string, resources = "{}", service = ""): string => `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  annotations: {run.googleapis.com/launch-stage: BETA${service}}
spec:
  template:
    metadata:
      annotations: {${annotations}}
    spec:
      containers:
        - image: example/chat:1
          resources: ${resources}
`;

const TERRAFORM = (template: string, container = ""): string => `resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"
  template {
    ${template}
    containers {
      image = "example/chat:1"
      ${container}
    }
  }
}
`;

describe("CPU between requests", () => {
  const idle = async (name: string, text: string): Promise<string> => said((await settings(name, text)).hasIdleCpu);

  test("follows the annotation, and is gone where none is written", async () => {
    expect(await idle("s.yaml", KNATIVE(`run.googleapis.com/cpu-throttling: "false"`))).toBe("true at 9:56");
    expect(await idle("s.yaml", KNATIVE(`run.googleapis.com/cpu-throttling: "true"`))).toBe("false at 9:56");
    expect(await idle("s.yaml", KNATIVE(""))).toBe("false at 9:7");
  });

  test("is there in Terraform as soon as resources are given without cpu_idle", async () => {
    expect(await idle("m.tf", TERRAFORM(""))).toMatch(/^false at /);
    expect(await idle("m.tf", TERRAFORM("", `resources { limits = { cpu = "1" } }`))).toMatch(/^true at 8:/);
    expect(await idle("m.tf", TERRAFORM("", "resources { cpu_idle = true }"))).toMatch(/^false at 8:/);
    expect(await idle("m.tf", TERRAFORM("", "resources { cpu_idle = var.idle }"))).toMatch(/^\? /);
  });

  test("is what a flag says, and not known where a command keeps it", async () => {
    const deploy = "gcloud run deploy chat --image example/chat:1 --region europe-west1";
    expect(await idle("deploy.sh", `#!/bin/sh\n${deploy} --no-cpu-throttling\n`)).toBe("true at 2:69");
    expect(await idle("deploy.sh", `#!/bin/sh\n${deploy} --cpu-throttling\n`)).toBe("false at 2:69");
    expect(await idle("deploy.sh", `#!/bin/sh\n${deploy} --memory 1Gi\n`)).toMatch(/^\? .* keeps what the service has/);
  });
});

describe("resources", () => {
  test.each([
    ["{limits: {cpu: 500m, memory: 256Mi}}", "0.5", "268435456"],
    ['{limits: {cpu: "2", memory: 1G}}', "2", "1000000000"],
    ["{limits: {memory: lots}}", "nothing", '? "lots" is not an amount of memory'],
    ["{limits: {memory: [1]}}", "nothing", "? it is not a text here"],
    ["here", "nothing", "536870912"],
  ])("%s", async (resources, cpu, memory) => {
    const run = await settings("s.yaml", KNATIVE("", resources));
    expect([run.cpu, run.memoryBytes].map((fact) => said(fact).replace(/ at \d+:\d+$/, ""))).toEqual([cpu, memory]);
  });

  test("are no container's alone where two share the instance", async () => {
    const run = await settings("s.yaml", `${KNATIVE("", "{limits: {cpu: 500m}}")}        - image: example/proxy:1\n`);
    expect(run.cpu).toBeUndefined();
  });
});

describe("the execution environment", () => {
  const generation = async (name: string, text: string): Promise<string> =>
    said((await settings(name, text)).generation);

  test("goes by its short and its long name", async () => {
    expect(await generation("s.yaml", KNATIVE("run.googleapis.com/execution-environment: gen1"))).toMatch(/^gen1/);
    expect(await generation("m.tf", TERRAFORM('execution_environment = "EXECUTION_ENVIRONMENT_GEN2"'))).toMatch(
      /^gen2/,
    );
    expect(await generation("m.tf", TERRAFORM('execution_environment = "EXECUTION_ENVIRONMENT_UNSPECIFIED"'))).toBe(
      "nothing",
    );
    expect(await generation("s.yaml", KNATIVE("run.googleapis.com/execution-environment: gen3"))).toMatch(/^\? /);
  });
});

describe("Direct VPC egress", () => {
  const vpc = async (name: string, text: string): Promise<readonly string[]> => {
    const { directVpc } = await settings(name, text);
    return [directVpc?.interfaces, directVpc?.takesAll].map(said).map((text) => text.split(" at ")[0] ?? "");
  };

  test("is read alike in YAML and Terraform", async () => {
    const interfaces = `run.googleapis.com/network-interfaces: '[{"network":"vpc"}]'`;
    expect(await vpc("s.yaml", KNATIVE(interfaces))).toEqual(["on", "false"]);
    expect(await vpc("s.yaml", KNATIVE(`${interfaces}, run.googleapis.com/vpc-access-egress: all-traffic`))).toEqual([
      "on",
      "true",
    ]);
    expect(
      await vpc(
        "m.tf",
        TERRAFORM('vpc_access {\n network_interfaces {\n network = "vpc"\n }\n egress = "ALL_TRAFFIC"\n }'),
      ),
    ).toEqual(["on", "true"]);
    expect(await vpc("m.tf", TERRAFORM('vpc_access {\n connector = "c"\n }'))).toEqual(["nothing", "nothing"]);
  });
});

describe("annotations on the wrong level", () => {
  const misplaced = async (name: string, text: string): Promise<readonly string[]> =>
    (await settings(name, text)).misplaced.map(({ key, belongs }) => `${key}: ${belongs}`);

  test("are those that Cloud Run reads on the other level only", async () => {
    expect(
      await misplaced(
        "s.yaml",
        KNATIVE("run.googleapis.com/ingress: all", "{}", ', run.googleapis.com/sessionAffinity: "true"'),
      ),
    ).toEqual(["run.googleapis.com/sessionAffinity: revision", "run.googleapis.com/ingress: service"]);
  });

  test("are none where the right level says the same", async () => {
    const affinity = 'run.googleapis.com/sessionAffinity: "true"';
    expect(await misplaced("s.yaml", KNATIVE(affinity, "{}", `, ${affinity}`))).toEqual([]);
  });

  test("are all of Google's to the Admin API v2", async () => {
    const annotations = 'annotations = {\n "autoscaling.knative.dev/maxScale" = "3"\n "acme.com/team" = "chat"\n }';
    expect(await misplaced("m.tf", TERRAFORM(annotations))).toEqual(["autoscaling.knative.dev/maxScale: nowhere"]);
  });
});
