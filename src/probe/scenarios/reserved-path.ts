import { type Fact, observed } from "../../model/fact.ts";
import { isReservedPath } from "../health/reserved-path.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session } from "../session.ts";
import { isGooglePage } from "../sockets/rejection.ts";

/**
 * Requests from outside for certain paths end at Google's front end, which shows its own page with status 404.
 * `/healthz` is the one that everybody picks. The service runs, its probes pass, its log is silent, and whoever asks
 * from outside is told that nothing is there.
 *
 * ## Condition
 *
 * A declared health path that looks like one of the reserved ones (it ends in `z` or in `/eventlog`, or stands under
 * `/_ah/`) is asked once. It fails when Google's own page with status 404 comes back. A 404 of the service itself is
 * not that page. It is undecided where only a declared probe asks there: probes come from within.
 *
 * ## When it does not apply
 *
 * - No declared path looks like a reserved one.
 * - Something else answers there: on GKE these paths are free.
 *
 * ## Failing
 *
 * <!-- fault: google-404-healthz {"checks":["H4"],"config":"services: { chat: { paths: [/ws], health: { readiness: /healthz } } }"} -->
 *
 * ## How to fix it
 *
 * Serve the same handler at `/health` or `/ready`, and let uptime checks, smoke tests and clients ask there. The
 * platform's own probes come from within and may keep the old path. `cloudrun/reserved-healthz-path` finds the same in
 * the files.
 */
export const reservedPath: Scenario = defineScenario({
  id: "live/reserved-path",
  check: "H4",
  name: "reserved path",
  suite: "smoke",
  impact: "observe",
  needs: [],
  title: "Google answers a health path itself",
  why: `Some paths, /healthz first among them, never reach a Cloud Run service from outside: Google's front end answers
them with a 404 page of its own. Whoever asks there sees a service that is down, while its own log shows nothing.`,
  references: ["https://docs.cloud.google.com/run/docs/known-issues#reserved_url_paths"],
  params: {},

  async *run(session) {
    for (const { path, declared } of session.expected.health.paths) {
      if (!isReservedPath(path)) continue;
      const answer = await session.get(path);
      if (answer.kind === "none") continue;
      const status = observed(`the status of GET ${path}`, answer.status, answer.moment.at("status"));
      const evidence = [status, ...(declared ? [declared] : [])] as const;
      if (!isGooglePage(answer)) {
        yield { verdict: "pass", evidence };
        continue;
      }
      if (isProbed(session, declared)) {
        const message = `Google's front end answers GET ${path} itself with ${answer.status}. The probe comes from within and works; cannot tell whether anybody else asks there.`;
        yield { verdict: "undecided", evidence, message };
        continue;
      }
      yield {
        verdict: "fail",
        evidence,
        message: `GET ${path} was answered with ${answer.status} by Google's front end and never reached the service: the path is one of those it keeps for itself.`,
        fix: {
          title: `Serve health at another path than ${path}, such as /health, and ask for it there`,
          safety: "unsafe",
        },
      };
    }
  },
});

/** Whether it is known from a probe alone that this path is asked. */
function isProbed({ expected }: Session, declared: Fact<string> | undefined): boolean {
  const probes = Object.values(expected.path?.startup.probes ?? {});
  return declared !== undefined && probes.some((probe) => probe?.path === declared);
}
