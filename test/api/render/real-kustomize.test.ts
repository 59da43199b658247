import { expect, test } from "vitest";
import { findTool } from "../../../src/sources/render/find-tool.ts";
import { runTool } from "../../../src/sources/render/run-tool.ts";
import { backendConfig, DEPLOYMENT, INGRESS, SERVICE, TIMEOUT, together } from "./chat.ts";
import { lintRendered, placesOf, project, saidIn } from "./fake-tool.ts";

const kubectl = findTool("kubectl");
const isThere =
  findTool("kustomize") !== undefined ||
  (kubectl !== undefined && "text" in (await runTool(kubectl, ["kustomize", "--help"], { cwd: process.cwd() })));

test.skipIf(!isThere)("what a real kustomize makes is read (skipped where there is none)", async () => {
  const cwd = project({
    "base/kustomization.yaml": "resources: [all.yaml]\nnamePrefix: acme-\n",
    "base/all.yaml": together(
      SERVICE,
      INGRESS,
      DEPLOYMENT,
      backendConfig("  connectionDraining: { drainingTimeoutSec: 0 }\n"),
    ),
    "prod/kustomization.yaml": "resources: [../base]\npatches: [{ path: timeout.yaml }]\n",
    "prod/timeout.yaml": backendConfig("  timeoutSec: 60\n").replace("name: chat", "name: acme-chat"),
  });
  const report = await lintRendered(cwd);
  expect(saidIn(report)).toEqual([
    expect.stringMatching(/note: rendered with (?:kustomize build|kubectl kustomize) \.\/prod$/),
  ]);
  expect(report.paths.map(({ id }) => id)).toEqual(["acme-chat-ws"]);
});

test.skipIf(!isThere)("a real kustomize gives the patch's value, and the base's where there is none", async () => {
  const base = together(
    SERVICE,
    INGRESS,
    DEPLOYMENT,
    backendConfig("  connectionDraining: { drainingTimeoutSec: 0 }\n"),
  );
  const cwd = project({
    "base/kustomization.yaml": "resources: [all.yaml]\n",
    "base/all.yaml": base,
    "prod/kustomization.yaml": "resources: [../base]\npatches: [{ path: timeout.yaml }]\n",
    "prod/timeout.yaml": backendConfig("  timeoutSec: 60\n"),
  });
  const line = base.split("\n").findIndex((text) => text.includes("drainingTimeoutSec")) + 1;
  const places = placesOf(await lintRendered(cwd));
  expect(places).toContain(`base/all.yaml:${line}:45 lb/draining-disabled`);
  expect(places).toContain(`prod/timeout.yaml:5:15 ${TIMEOUT}`);
});
