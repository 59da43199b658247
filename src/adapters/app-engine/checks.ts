import { declaredAs, type Fact } from "../../model/fact.ts";
import type { Probe } from "../../model/startup.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { type Cursor, descend, locateKey } from "../../syntax/cursor.ts";
import { type LimitTable, numberOr, secondsOr, textFact } from "../read.ts";

/** The checks that ask a path of the application. Those without one ask App Engine's own proxy, not the application. */
export function readChecks(at: Cursor, limits: LimitTable): { readonly readiness?: Probe; readonly liveness?: Probe } {
  const readiness = readCheck("readiness", descend(at, "readiness_check"), limits);
  const liveness = readCheck("liveness", descend(at, "liveness_check"), limits);
  return { ...(readiness && { readiness }), ...(liveness && { liveness }) };
}

/** How long App Engine waits for an application to become ready. */
export function startTimeout(at: Cursor, name: string, limits: LimitTable): Fact<number> {
  const place = descend(at, "readiness_check", "app_start_timeout_sec");
  return secondsOr(`app_start_timeout_sec of App Engine service ${name}`, place, limits("gae-flex-start"));
}

interface Defaults {
  readonly interval: LimitId;
  readonly timeout: LimitId;
  readonly failures: LimitId;
}

const READINESS: Defaults = {
  interval: "gae-flex-ready-interval",
  timeout: "gae-flex-ready-timeout",
  failures: "gae-flex-ready-failures",
};
const LIVENESS: Defaults = {
  interval: "gae-flex-live-interval",
  timeout: "gae-flex-live-timeout",
  failures: "gae-flex-live-failures",
};

function readCheck(role: "readiness" | "liveness", at: Cursor, limits: LimitTable): Probe | undefined {
  const what = `${role}_check`;
  const path = textFact(`path of the ${what}`, descend(at, "path"));
  if (path === undefined) return undefined;
  const defaults = role === "readiness" ? READINESS : LIVENESS;
  const seconds = (key: string, id: LimitId): Fact<number> =>
    secondsOr(`${key} of the ${what}`, descend(at, key), limits(id));
  return {
    role,
    kind: "http",
    declaration: declaredAs("probe", what, "http", locateKey(at)),
    path,
    // A readiness check begins at once.
    initialDelaySeconds:
      role === "liveness"
        ? seconds("initial_delay_sec", "gae-flex-live-delay")
        : {
            known: true,
            what: `delay of the ${what}`,
            value: 0,
            unit: "s",
            origin: { kind: "declared", at: locateKey(at) },
          },
    periodSeconds: seconds("check_interval_sec", defaults.interval),
    timeoutSeconds: seconds("timeout_sec", defaults.timeout),
    failureThreshold: numberOr(
      `failure_threshold of the ${what}`,
      descend(at, "failure_threshold"),
      limits(defaults.failures),
    ),
  };
}
