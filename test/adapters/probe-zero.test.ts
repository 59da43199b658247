import { expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";

test("a probe's period of 0 is the platform's default, as both APIs take it", async () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: chat }
spec:
  selector: { matchLabels: { app: chat } }
  template:
    metadata: { labels: { app: chat } }
    spec:
      containers:
        - name: chat
          image: chat:1
          startupProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 0, failureThreshold: 0 }
`;
  const { paths } = await lint({ texts: [{ name: "a.yaml", text }], config: false });
  expect(paths[0]?.startup.probes.startup?.periodSeconds).toMatchObject({ value: 10, origin: { kind: "default" } });
  expect(paths[0]?.startup.budgetSeconds).toMatchObject({ value: 30 });
});
