import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";

/** The value that each fix names, worked out by hand. */
const TITLES: readonly (readonly [rule: string, folder: string, title: string])[] = [
  // (0.8 x 30 - 2) / 1.1 = 20
  ["app/heartbeat-exceeds-idle-limit", "fail", "Lower --ws-ping-interval of uvicorn to 20 s"],
  ["app/heartbeat-missing", "fail", "Send a heartbeat at least every 20 s"],
  ["app/heartbeat-timeout-below-interval", "fail", "Raise SignalR__ClientTimeoutInterval to 60 s"],
  ["app/keepalive-shorter-than-lb", "fail", "Raise --timeout-keep-alive of uvicorn to 620 s"],
  // 1.5 x 14.3 = 21.45, and 1.25 x 10.5 = 13.125
  ["app/static-startup-timeout", "fail", "Raise startup.timeout_seconds to 21.5 s in production"],
  ["app/static-startup-timeout", "fail-staging", "Raise startup.timeout_seconds to 13.2 s in staging"],
  ["app/dependency-order-violated", "fail", "Start postgres in phase cache or before it"],
  ["app/accept-before-ready", "fail", "Accept sockets after phase services, and answer 503 until then"],
  // 21.45 / 5 = 4.29 attempts
  ["probe/startup-budget-too-small", "fail", "Raise failureThreshold of the startup probe of container chat to 5"],
  [
    "probe/startup-budget-too-small",
    "fail-liveness-window",
    "Write a startup probe with failureThreshold x periodSeconds of at least 30 s",
  ],
  [
    "probe/startup-budget-too-small",
    "fail-beyond-cloud-run",
    "Shorten the start: Cloud Run waits no longer than 600 s for it",
  ],
  // 24 / 0.8 = 30
  [
    "probe/handler-slower-than-timeout",
    "fail",
    "Answer within 4 s, or raise timeoutSeconds of the readiness probe of container chat to 30 s",
  ],
  ["shutdown/grace-shorter-than-drain", "fail", "Raise terminationGracePeriodSeconds of Deployment chat to 40 s"],
  [
    "shutdown/grace-shorter-than-drain",
    "fail-load-balancer-drain",
    "Raise terminationGracePeriodSeconds of Deployment chat to 65 s",
  ],
  ["shutdown/grace-shorter-than-drain", "fail-cloud-run", "Lower --timeout-graceful-shutdown of uvicorn to 8 s"],
  // 25 - 15 - 5
  ["shutdown/grace-shorter-than-drain", "fail-spot", "Lower --timeout-graceful-shutdown of uvicorn to 5 s"],
];

test.each(TITLES)("%s, %s: the fix names the value that passes", async (rule, folder, title) => {
  const cwd = fileURLToPath(new URL(`../${rule}/${folder}`, import.meta.url));
  const environment = folder.endsWith("staging") ? "staging" : "production";
  const { findings } = await lint({ files: ["."], cwd, rules: [rule], environment });
  expect(findings.map(({ fix }) => fix?.title)).toEqual([title]);
});
