import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import { sourceName, startOf } from "../../src/syntax/document.ts";

const RUN = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      timeoutSeconds: 3600
      containers:
        - image: europe-docker.pkg.dev/acme/chat/server:1
          args: [uvicorn, "chat:app", --ws-ping-interval=20]
`;

const rewrite = (source: string, service = "chat", region = "europe-west1"): object => ({
  source,
  run: { serviceId: service, region },
});

async function lintSite(hosting: unknown, config = "", rule = "edge/frontend-blocks-or-buffers") {
  const texts = [
    { name: "service.yaml", text: RUN },
    { name: "firebase.json", text: JSON.stringify({ hosting }, undefined, 2) },
    { name: "holdopen.yaml", text: `extends: [strict]\n${config}` },
  ];
  const report = await lint({ texts, files: [], config: "holdopen.yaml", rules: [rule] });
  expect(report.failures).toEqual([]);
  const hops = report.paths.map((path) => path.hops.map(({ name }) => name));
  return { hops, findings: report.findings };
}

const paths = (...list: readonly string[]): string => `services:\n  chat:\n    paths: ${JSON.stringify(list)}\n`;
const verdicts = async (hosting: unknown, config?: string): Promise<readonly string[]> =>
  (await lintSite(hosting, config)).findings.map(({ verdict }) => verdict);

describe("a rewrite of everything", () => {
  test("puts Firebase Hosting in front of the service it names", async () => {
    const { hops, findings } = await lintSite({ public: "dist", rewrites: [rewrite("**")] });
    expect(hops).toEqual([["Firebase Hosting", "Cloud Run request timeout"]]);
    expect(findings).toMatchObject([{ verdict: "fail", severity: "warning" }]);
    const at = findings[0]?.at;
    expect(at && [sourceName(at.document.source.source), startOf(at).line, startOf(at).column]).toEqual([
      "firebase.json",
      8,
      24,
    ]);
  });

  test("holds event streams back, which is said once", async () => {
    const { findings } = await lintSite({ rewrites: [rewrite("**")] }, "services:\n  chat:\n    traffic: sse\n");
    expect(findings.map(({ verdict }) => verdict)).toEqual(["fail"]);
    const rules = "path/min-timeout-hop";
    expect(
      (await lintSite({ rewrites: [rewrite("**")] }, "services:\n  chat:\n    traffic: sse\n", rules)).findings,
    ).toEqual([]);
  });

  test("of one of several targets does as well", async () => {
    const sites = [
      { target: "docs", public: "docs" },
      { target: "app", rewrites: [rewrite("/**")] },
    ];
    expect(await verdicts(sites)).toEqual(["fail"]);
  });

  test("says nothing of a service of another name or region", async () => {
    expect((await lintSite({ rewrites: [rewrite("**", "shop")] })).hops).toEqual([["Cloud Run request timeout"]]);
    expect((await lintSite({ rewrites: [rewrite("**", "chat", "us-east1")] })).hops[0]).toHaveLength(1);
    expect((await lintSite({ rewrites: [{ source: "**", run: { serviceId: "chat" } }] })).hops[0]).toHaveLength(1);
  });

  test("is one hop where the config names it too", async () => {
    const { hops } = await lintSite(
      { rewrites: [rewrite("**")] },
      "services:\n  chat:\n    front: [Firebase Hosting]\n",
    );
    expect(hops).toEqual([["Firebase Hosting", "Cloud Run request timeout"]]);
  });

  test("to a function or a page is no matter of the service's", async () => {
    expect(await verdicts({ rewrites: [{ source: "**", function: "chat" }] })).toEqual([]);
    expect(await verdicts({ rewrites: [{ source: "**", destination: "/index.html" }] })).toEqual([]);
  });
});

describe("a rewrite of some paths", () => {
  test("leaves open whether sockets come that way", async () => {
    expect(await verdicts({ rewrites: [rewrite("/api/**")] })).toEqual(["undecided"]);
  });

  test("that covers those of the sockets blocks them", async () => {
    expect(await verdicts({ rewrites: [rewrite("/api/**")] }, paths("/api/ws"))).toEqual(["fail"]);
    expect(await verdicts({ rewrites: [rewrite("api/**")] }, paths("/api/ws?room=1"))).toEqual(["fail"]);
    expect(await verdicts({ rewrites: [rewrite("/*/ws")] }, paths("/api/ws"))).toEqual(["fail"]);
  });

  test("that does not is no concern of theirs", async () => {
    expect(await verdicts({ rewrites: [rewrite("/api/**")] }, paths("/ws"))).toEqual([]);
    expect((await lintSite({ rewrites: [rewrite("/api/**")] }, paths("/ws"))).hops[0]).toHaveLength(1);
  });

  test("comes after those that are written before it", async () => {
    const first = { source: "/ws", destination: "/moved.html" };
    expect(await verdicts({ rewrites: [first, rewrite("**")] }, paths("/ws"))).toEqual([]);
  });

  test("whose pattern cannot be told stays open", async () => {
    expect(await verdicts({ rewrites: [rewrite("/@(api|ws)/**")] }, paths("/ws"))).toEqual(["undecided"]);
    expect(await verdicts({ rewrites: [{ ...rewrite(""), regex: "/ws.*" }] }, paths("/ws"))).toEqual(["undecided"]);
  });
});

test.each([
  7,
  "a",
  [],
  [1, [2]],
  { rewrites: 3 },
  { rewrites: [1, { source: {}, run: [] }, { source: "**", run: { serviceId: {} } }] },
  { rewrites: [{ source: "*".repeat(5000), run: { serviceId: "chat", region: "europe-west1" } }] },
])("what nobody would write is survived: %j", async (hosting) => {
  await lintSite(hosting, paths("/ws"));
});
