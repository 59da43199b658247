import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NAME, revision, service } from "../../support/deployed.ts";
import { readDiscovery } from "../../support/discovery.ts";
import { type FakeGoogle, startFakeGoogle } from "../../support/fake-google.ts";
import { shared } from "../../support/shared.ts";

const file = shared("discovery/run.v2.json");
const root = fileURLToPath(new URL("../../..", import.meta.url));

describe.skipIf(file === undefined)(
  "what ships (skipped where the API's description is not beside the checkout)",
  () => {
    let fake: FakeGoogle;
    let out: string;
    let loadedAtOnce: readonly string[];

    beforeAll(async () => {
      out = mkdtempSync(join(tmpdir(), "holdopen-bundle-"));
      fake = await startFakeGoogle(readDiscovery(file ?? ""), {
        [NAME]: { kind: "resource", body: service() },
        [`${NAME}/revisions/chat-00007-abc`]: { kind: "resource", body: revision("chat-00007-abc") },
      });
      const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: { fetch: "src/sources/google-cloud/fetch-cloud-run.ts" },
        outdir: out,
        outExtension: { ".js": ".mjs" },
        bundle: true,
        splitting: true,
        format: "esm",
        platform: "node",
        target: "node20.19",
        metafile: true,
        banner: {
          js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
        },
      });
      const entry = Object.values(metafile.outputs).find(({ entryPoint }) =>
        entryPoint?.endsWith("fetch-cloud-run.ts"),
      );
      loadedAtOnce = Object.keys(entry?.inputs ?? {});
    });
    afterAll(async () => {
      await fake.close();
      rmSync(out, { recursive: true, force: true });
    });

    test("works as one bundle", async () => {
      const { fetchCloudRun } = await import(pathToFileURL(join(out, "fetch.mjs")).href);
      const request = { project: "chat-prod", region: "europe-west1", service: "chat" };
      const fetched = await fetchCloudRun(request, { rootUrl: fake.rootUrl, accessToken: "token", timeoutSeconds: 10 });
      expect(fetched).toMatchObject({ ok: true, revision: "chat-00007-abc" });
    });

    test("loads Google's libraries only when they are used", () => {
      expect(loadedAtOnce).toContain("src/sources/google-cloud/choose-target.ts");
      expect(loadedAtOnce.filter((input) => input.includes("node_modules"))).toEqual([]);
    });
  },
);
