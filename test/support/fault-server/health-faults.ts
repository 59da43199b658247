import type { Fault } from "./behaviour.ts";
import { GOOD_REVISION, healthOf } from "./good.ts";
import { html, json, text } from "./http-answer.ts";
import type { HealthFault } from "./modes.ts";
import { GOOGLE_NOT_FOUND } from "./pages.ts";

export const healthFaults: Readonly<Record<HealthFault, Fault>> = {
  "health-503": { health: () => json(503, { status: "starting" }) },
  "health-unhealthy-dependency": { health: () => healthOf(GOOD_REVISION, "down") },
  "health-not-json": { health: () => text(200, "OK\n") },
  "health-flapping": {
    health: ({ stats }) =>
      stats.healthRequests % 2 === 0 ? json(503, { status: "starting" }) : healthOf(GOOD_REVISION),
  },
  "health-body-flapping": {
    health: ({ stats }) => healthOf(GOOD_REVISION, stats.healthRequests % 2 === 0 ? "down" : "up"),
  },
  "health-slow": { health: () => ({ ...healthOf(GOOD_REVISION), afterMs: 1500 }) },
  "health-401": { health: () => text(401, "Unauthorized\n", { "www-authenticate": "Bearer" }) },
  "google-404-healthz": {
    health: (_service, path) => (path === "/healthz" ? html(404, GOOGLE_NOT_FOUND) : healthOf(GOOD_REVISION)),
  },
  "wrong-revision": {
    health: ({ stats }) => healthOf(stats.healthRequests % 3 === 0 ? "stale-00000" : GOOD_REVISION),
  },
};
