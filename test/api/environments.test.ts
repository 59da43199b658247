import { describe, expect, test } from "vitest";
import { layoutOf } from "../../src/api/layout.ts";
import { lint } from "../../src/api/lint.ts";
import { renderJson } from "../../src/report/json.ts";

describe("files named after environments", () => {
  test.each([
    ["overlays/staging/service.yaml", "staging"],
    ["deploy/prod/service.yaml", "production"],
    ["deploy/prod-eu/service.yaml", "production"],
    ["deploy/chat-prod/service.yaml", "production"],
    ["service.staging.yaml", "staging"],
    ["values-prd.yaml", "production"],
    ["infra/dev.tfvars", "development"],
    ["infra/stg.auto.tfvars", "staging"],
    [".env.production", "production"],
    ["overlays/test/service.yaml", "test"],
    ["production/service.dev.yaml", "development"],
    ["environments/stage/eu/service.yaml", "staging"],
  ])("%s belongs to %s", (file, environment) => {
    expect(layoutOf([file, "overlays/staging/a.yaml", "overlays/production/a.yaml"]).get(file)).toBe(environment);
  });

  test.each([
    "test/service.yaml",
    "dev-tools/service.yaml",
    "local-storage.yaml",
    "products/service.yaml",
    "backstage/service.yaml",
    "service.yaml",
  ])("%s belongs to none", (file) => {
    const layout = layoutOf([file, "overlays/staging/a.yaml", "overlays/production/a.yaml"]);
    expect(layout.get(file)).toBeUndefined();
  });

  test("one environment alone is no layout", () => {
    expect(layoutOf(["prod/a.yaml", "prod/b.yaml", "c.yaml"]).size).toBe(0);
  });

  test("the folder that all files are in tells nothing", () => {
    expect([...layoutOf(["prod/staging/a.yaml", "prod/live/b.yaml"])]).toEqual([]);
  });
});

const service = (name: string, timeout: number): string => `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: ${name}
  labels: { cloud.googleapis.com/location: europe-west1 }
spec:
  template:
    spec:
      timeoutSeconds: ${timeout}
      containers:
        - image: europe-docker.pkg.dev/acme/chat/server:1.14.2
          args: [uvicorn, "app.main:app", --host=0.0.0.0, --port=8080, --ws-ping-interval=20]
`;
const TEXTS = [
  { name: "deploy/production/service.yaml", text: service("chat", 3600) },
  { name: "deploy/staging/service.yaml", text: service("chat", 300) },
  { name: "deploy/shared.yaml", text: service("websocket-api", 600) },
];
const RULE = "cloudrun/request-timeout-cuts-websocket";
const run = (environment?: string, texts = TEXTS): ReturnType<typeof lint> =>
  lint({ texts, config: false, rules: [RULE], ...(environment === undefined ? {} : { environment }) });
const cuts = async (environment?: string): Promise<readonly string[]> =>
  (await run(environment)).findings.map(
    ({ at, paths }) =>
      `${at.document.source.source.kind === "file" ? at.document.source.source.file : ""} ${paths.join(" ")}`,
  );

describe("a run over files of several environments", () => {
  test("is about production, and says what is left out", async () => {
    expect(await cuts()).toEqual(["deploy/shared.yaml websocket-api"]);
    const { problems, summary } = await run();
    expect(problems.map(({ message, level }) => `${level}: ${message}`)).toEqual([
      "note: this file is left out: named after staging; --env staging checks them, --env all every environment",
    ]);
    expect(summary.complete).toBe(true);
  });

  test("is about another one where that is asked for, under its own policy", async () => {
    expect(await cuts("staging")).toEqual(["deploy/shared.yaml websocket-api", "deploy/staging/service.yaml chat"]);
    expect(await cuts("stg")).toEqual(["deploy/shared.yaml websocket-api", "deploy/staging/service.yaml chat"]);
  });

  test("leaves nothing out where no file is of the one that is asked for", async () => {
    expect((await run("development")).paths.map(({ id }) => id).sort()).toHaveLength(3);
  });

  test("tells with all for which environments a finding holds", async () => {
    const report = await run("all");
    expect(report.environment).toBe("all");
    const found: unknown = JSON.parse(renderJson(report));
    expect(found).toMatchObject({
      findings: [
        { file: "deploy/shared.yaml", environments: ["production"] },
        { file: "deploy/shared.yaml", environments: ["staging"] },
        { file: "deploy/staging/service.yaml", paths: ["chat@staging"], environments: ["staging"] },
      ],
    });
  });

  test("has the same fault of a shared file once", async () => {
    const texts = [
      { name: "shared.yaml", text: service("chat", 3600).replace("timeoutSeconds: 3600", "timeoutSeconds: ${T}") },
      { name: "prod.env", text: "WS_PING_INTERVAL=20" },
      { name: "staging.env", text: "WS_PING_INTERVAL=20" },
    ];
    const { findings } = await run("all", texts);
    expect(findings.map(({ paths, verdict }) => [verdict, ...paths])).toEqual([
      ["undecided", "chat@production", "chat@staging"],
    ]);
  });

  test("gives Terraform the values of the environment's own file", async () => {
    const main = `variable "timeout" {}
resource "google_cloud_run_v2_service" "chat" {
  name     = "websocket-chat"
  location = "europe-west1"
  template {
    timeout = var.timeout
    containers { image = "example/chat" }
  }
}
`;
    const texts = [
      {
        name: "infra/main.tf",
        text: main.replace("containers { image", "containers {\n image").replace('chat" }', 'chat"\n }'),
      },
      { name: "infra/envs/prod.tfvars", text: 'timeout = "900s"\n' },
      { name: "infra/envs/staging.tfvars", text: 'timeout = "600s"\n' },
    ];
    expect((await run("production", texts)).findings.map(({ message }) => /\d+ < \d+/.exec(message)?.[0])).toEqual([
      "900 < 3600",
    ]);
    expect((await run("staging", texts)).findings.map(({ message }) => /\d+ < \d+/.exec(message)?.[0])).toEqual([
      "600 < 900",
    ]);
    const alone = texts.filter(({ name }) => !name.includes("staging"));
    expect((await run("production", alone)).findings.map(({ verdict }) => verdict)).toEqual(["undecided"]);
  });

  test("takes a slip of the pen for one", async () => {
    await expect(run("stagin")).rejects.toThrow('no environment is called "stagin"; did you mean "staging"?');
    expect((await run("canary")).environment).toBe("canary");
  });
});
