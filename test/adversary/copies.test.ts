import { describe, expect, test } from "vitest";
import {
  BY_DEFAULT,
  backendConfig,
  backendPolicy,
  deployment,
  failing,
  GOOD_SERVER,
  gateway,
  healthPolicy,
  ingress,
  reportOn,
  route,
  SLOW_SERVER,
  service,
} from "./manifests.ts";

const CUT = "lb/backend-timeout-cuts-websocket";
const base = deployment({ container: GOOD_SERVER }) + service({ annotation: BY_DEFAULT });
const drain = "\nconnectionDraining: {drainingTimeoutSec: 20}\nhealthCheck: {requestPath: /ready}";
const lasting = (seconds: number): string => backendConfig({ spec: `timeoutSec: ${seconds}${drain}` });

/** The files in both orders; where they fail with the rule, and where it is undecided. */
async function bothWays(files: Readonly<Record<string, string>>, rule = CUT): Promise<readonly string[]> {
  const [said, turned] = await Promise.all(
    [Object.entries(files), Object.entries(files).reverse()].map(async (entries) => {
      const { findings } = await reportOn(Object.fromEntries(entries));
      return findings
        .filter((finding) => finding.rule.id === rule)
        .map(({ verdict, paths, message }) => `${verdict} ${paths.join()}: ${message}`)
        .sort();
    }),
  );
  expect(turned).toEqual(said);
  return (said ?? []).map((text) => text.replace(/:.*/s, ""));
}

describe("of several copies of an object", () => {
  test("the one beside the Ingress counts, in whatever order the files come", async () => {
    const failed = await bothWays({
      "base/d.yaml": base,
      "overlays/us/bc.yaml": lasting(3600) + ingress(),
      "overlays/eu/bc.yaml": lasting(30) + ingress(),
    });
    expect(failed).toEqual(["fail default/chat in overlays/eu/bc.yaml"]);
  });

  test("the one beside the Ingress counts where the other overlay has none", async () => {
    const files = {
      "base/d.yaml": base,
      "overlays/us/bc.yaml": lasting(30) + ingress(),
      "overlays/eu/bc.yaml": lasting(3600),
    };
    expect(await bothWays(files)).toEqual(["fail default/chat"]);
  });

  test("a patch that is laid over the one in the base makes it undecided", async () => {
    const files = {
      "base/d.yaml": base + ingress() + lasting(3600),
      "overlays/us/patch.yaml": backendConfig({ spec: "timeoutSec: 30" }),
    };
    expect(await bothWays(files)).toEqual(["undecided default/chat"]);
    const { findings } = await reportOn(files);
    const said = findings.map(({ message }) => message).join("\n");
    expect(said).toContain("several files declare it differently");
    expect(said).toContain("overlays/us/patch.yaml");
  });

  test("a patch leaves alone what it does not set", async () => {
    const files = {
      "base/d.yaml": base + ingress() + lasting(30),
      "overlays/us/patch.yaml": backendConfig({ spec: "sessionAffinity: {affinityType: CLIENT_IP}" }),
    };
    expect(await bothWays(files)).toEqual(["fail default/chat"]);
  });

  test("those that are equally near make it undecided where they disagree", async () => {
    const files = (eu: number): Readonly<Record<string, string>> => ({
      "k8s/base/d.yaml": base + ingress(),
      "k8s/eu/bc.yaml": lasting(eu),
      "k8s/us/bc.yaml": lasting(30),
    });
    expect(await bothWays(files(3600))).toEqual(["undecided default/chat"]);
    expect(await bothWays(files(30))).toEqual(["fail default/chat"]);
  });

  test("each complete file stands for itself", async () => {
    const failed = await bothWays({
      "k8s/eu.yaml": base + ingress() + lasting(30),
      "k8s/us.yaml": base + ingress() + lasting(3600),
    });
    expect(failed).toEqual(["fail default/chat in k8s/eu.yaml"]);
  });

  test("Services that are equally near and differ make their settings undecided", async () => {
    const files = {
      "k8s/base/d.yaml": deployment({ container: GOOD_SERVER }) + ingress() + lasting(3600),
      "k8s/eu/s.yaml": service(),
      "k8s/us/s.yaml": service({ annotation: BY_DEFAULT }),
    };
    expect(await bothWays(files)).toEqual(["undecided default/chat"]);
  });

  test("a Gateway's policies are chosen in the same way", async () => {
    const rest = deployment({ container: SLOW_SERVER }) + service() + gateway() + healthPolicy();
    const policy = (seconds: number): string => backendPolicy({ spec: `timeoutSec: ${seconds}` });
    const late = "app/heartbeat-exceeds-idle-limit";
    const own = {
      "base/d.yaml": rest,
      "overlays/us/p.yaml": route() + policy(3600),
      "overlays/eu/p.yaml": policy(30),
    };
    expect(await bothWays(own, late)).toEqual([]);
    const patched = { "base/d.yaml": rest + route() + policy(3600), "overlays/us/p.yaml": policy(30) };
    expect(await bothWays(patched, late)).toEqual(["undecided default/chat"]);
  });

  test("ConfigMaps that differ make a variable undecided, and only that", async () => {
    const late = "app/heartbeat-exceeds-idle-limit";
    const reads = deployment({ container: "envFrom: [{configMapRef: {name: settings}}]" });
    const rest = reads + service() + gateway() + route() + backendPolicy({ spec: "timeoutSec: 30" }) + healthPolicy();
    const settings = (data: string): string =>
      `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: default}\ndata: {${data}}\n`;
    const base = rest + settings('WS_PING_INTERVAL: "45"');
    const files = (patch: string): Readonly<Record<string, string>> => ({
      "base/d.yaml": base,
      "overlays/us/patch.yaml": settings(patch),
    });
    expect(await bothWays(files('WS_PING_INTERVAL: "20"'), late)).toEqual(["undecided default/chat"]);
    expect(await bothWays(files('LOG_LEVEL: "info"'), late)).toEqual(["fail default/chat"]);
  });

  test("mounted ConfigMaps that differ make what they set undecided", async () => {
    const late = "app/heartbeat-exceeds-idle-limit";
    const mounts = deployment({
      container: "volumeMounts: [{name: settings, mountPath: /etc/app}]",
      pod: "volumes: [{name: settings, configMap: {name: settings}}]",
    });
    const rest = mounts + service() + gateway() + route() + backendPolicy({ spec: "timeoutSec: 30" }) + healthPolicy();
    const settings = (seconds: number): string =>
      `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: default}\ndata:\n  app.yaml: |\n    websocket: {heartbeat_interval: ${seconds}}\n`;
    const files = { "base/d.yaml": rest + settings(45), "overlays/us/patch.yaml": settings(10) };
    expect(await bothWays(files, late)).toEqual(["undecided default/chat"]);
  });

  test("that is in another namespace is said to be there", async () => {
    const LOST = "lb/backendconfig-not-attached";
    const web = (deployment({ container: GOOD_SERVER }) + service({ annotation: BY_DEFAULT }) + ingress()).replaceAll(
      "namespace: default",
      "namespace: web",
    );
    const text = web + backendConfig({ namespace: "infra" });
    expect(await failing(text)).toEqual([LOST]);
    const { findings } = await reportOn(text);
    const said = findings.map(({ message }) => message).join("\n");
    expect(said).toContain("is in namespace infra");
    expect(said).not.toContain("is not in the input");
  });
});
