import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { KnownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";

/**
 * Some paths never reach a Cloud Run container from outside: Google's front end answers them with a 404 page of its
 * own. `/healthz` is the one that hurts, for it is everybody's first choice. Start-up and liveness probes come from
 * within and pass, so the service runs well while the uptime check, the smoke test or the client's own health request
 * says it is down.
 *
 * ## Condition
 *
 * It fails for a path under `health:` in `holdopen.yaml` (these are asked from outside) of a Cloud Run service that
 *
 * - is `/healthz`, begins with `/_ah/` or ends in `/eventlog`, or
 * - ends in `z` otherwise. Google reserves some of those and advises against all; that this is one of them is an
 *   assumption, and the finding is one step less severe.
 *
 * It is undecided (a note) when `health:` names no path and a probe asks for one of the first kind: the probe works,
 * and nobody can tell from here whether an uptime check or a client asks for the same.
 *
 * ## When it does not apply
 *
 * - Paths of probes, once `health:` says what is asked from outside.
 * - A trailing slash: `/healthz/` gets through.
 * - Services on GKE.
 *
 * ## How to fix it
 *
 * Serve the same handler under another name, such as `/health`, and ask for that. Keep the old route as long as
 * anything inside uses it.
 *
 * ## Incidents
 *
 * - [funkyhq/funky](https://github.com/funkyhq/funky/pull/30): The health route answered everywhere but on the platform
 *   that it was made for.
 * - [checkmarble/marble-backend](https://github.com/checkmarble/marble-backend/pull/977): A check of a service that was
 *   well failed with 404 each time.
 *
 * @allow only asked through the internal load balancer
 */
export const reservedHealthzPath: Rule = defineRule({
  id: "cloudrun/reserved-healthz-path",
  title: "Health path is reserved by Google's front end",
  why: `Google's front end answers some paths itself, /healthz first among them, with a 404 page of its own. A client, an
uptime check or a smoke test that asks for such a path sees the service as down while it works, and the container's
log shows nothing.`,
  references: ["https://docs.cloud.google.com/run/docs/known-issues#reserved_url_paths"],
  params: {},

  *check(path) {
    if (path.platform !== "cloud-run") return;
    // A probe reaches the container from within and may use any path; only what is asked from outside counts.
    if (path.health.externalPaths.length === 0) yield* perhapsAskedFromOutside(path);
    for (const asked of path.health.externalPaths) {
      const reservation = RESERVATIONS.find(({ pattern }) => pattern.test(asked.value));
      if (!reservation) {
        yield { verdict: "pass", evidence: [asked] };
        continue;
      }
      const fact: KnownFact<string> = reservation.assumed ? { ...asked, assumed: reservation.assumed } : asked;
      yield {
        verdict: "fail",
        evidence: [fact],
        message: `Whoever asks for ${asked.value} from outside gets a 404 page from Google's front end and not the container's answer: ${reservation.why}.`,
        fix: { title: `Serve health at ${freeName(asked.value)} and ask for it there`, safety: "unsafe" },
      };
    }
  },
});

/** Where nobody says what is asked from outside, a probe's path is the likeliest. */
function* perhapsAskedFromOutside({ startup }: ConnectionPath): Iterable<Outcome> {
  for (const probe of Object.values(startup.probes)) {
    const used = probe?.path;
    if (!used?.known || !RESERVATIONS.some(({ pattern, assumed }) => !assumed && pattern.test(used.value))) continue;
    const message = `Cannot tell whether an uptime check or a client asks for ${used.value} too: the probe works, from outside Google's front end answers that path with a 404 page.`;
    return yield { verdict: "undecided", evidence: [used], message };
  }
}

interface Reservation {
  readonly pattern: RegExp;
  readonly why: string;
  readonly assumed?: string;
}

/** A trailing slash makes another path of it, one that gets through. */
const RESERVATIONS: readonly Reservation[] = [
  { pattern: /^\/healthz$/, why: "the path is reserved" },
  { pattern: /^\/_ah(\/|$)/, why: "everything under /_ah/ is reserved" },
  { pattern: /\/eventlog$/, why: "paths that end in /eventlog are reserved" },
  {
    pattern: /z$/,
    why: "some paths that end in z are reserved, and Google advises against all of them",
    assumed: "it is one of the reserved paths that end in z, of which there is no list",
  },
];

function freeName(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return path.startsWith("/_ah") || !name.endsWith("z") ? "/health" : path.slice(0, -1);
}
