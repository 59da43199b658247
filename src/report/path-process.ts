import { seconds } from "../model/describe.ts";
import type { ConnectionPath } from "../model/path.ts";
import type { Page } from "./page.ts";
import { knownValue, type Panel, stretchRows, textRow } from "./path-panel.ts";

/** What the platform grants a start, against what a start takes. */
export function startupPanel({ startup }: ConnectionPath, page: Page): Panel {
  const { budgetSeconds, appTimeoutSeconds, measuredSeconds, bindsEarly } = startup;
  const stretches = stretchRows(
    [
      { label: "window", fact: budgetSeconds, tone: "green" },
      { label: "app limit", fact: appTimeoutSeconds, tone: "yellow" },
      { label: "measured", fact: measuredSeconds },
    ],
    page,
  );
  const early = bindsEarly
    ? [textRow("opens early", bindsEarly.known ? bindsEarly.value : bindsEarly.why, bindsEarly)]
    : [];
  const window = knownValue(budgetSeconds);
  const start = knownValue(measuredSeconds);
  const isDecided = window !== undefined && start !== undefined;
  const conclusions = isDecided ? [compared(start, window, { subject: "a measured start", limit: "window" })] : [];
  return { title: "Start-up", rows: [...stretches, ...early], conclusions };
}

/** From the signal to the kill: what wants time, on one time line. */
export function shutdownPanel({ shutdown, loadBalancer }: ConnectionPath, page: Page): Panel {
  const { graceSeconds, preStopSeconds, drainSeconds } = shutdown;
  const preStop = preStopSeconds === undefined ? 0 : knownValue(preStopSeconds);
  const rows = stretchRows(
    [
      { label: "grace", fact: graceSeconds, tone: "red" },
      { label: "preStop", fact: preStopSeconds, tone: "yellow" },
      { label: "app drains", fact: drainSeconds, from: preStop ?? 0, tone: "green" },
      { label: "LB drains", fact: loadBalancer?.drainSeconds },
    ],
    page,
  );
  const conclusions: string[] = [];
  const grace = knownValue(graceSeconds);
  const drain = knownValue(drainSeconds);
  const balancer = knownValue(loadBalancer?.drainSeconds);
  if (grace !== undefined && drain !== undefined && preStop !== undefined) {
    const subject = preStop > 0 ? `preStop ${seconds(preStop)} + drain ${seconds(drain)}` : "letting go";
    conclusions.push(compared(preStop + drain, grace, { subject, limit: "grace" }));
  }
  if (grace !== undefined && balancer !== undefined && balancer > grace) {
    conclusions.push(`the load balancer drains ${seconds(balancer - grace)} longer than the process has`);
  }
  return { title: "Shutdown", rows, conclusions };
}

interface Names {
  readonly subject: string;
  readonly limit: string;
}

function compared(need: number, have: number, { subject, limit }: Names): string {
  if (need === Number.POSITIVE_INFINITY)
    return `${subject} has no end of its own; the ${limit} ends at ${seconds(have)}`;
  if (need > have)
    return `${subject} takes ${seconds(need)}, ${seconds(need - have)} more than the ${limit} of ${seconds(have)}`;
  return `${subject} takes ${seconds(need)} of the ${limit} of ${seconds(have)}`;
}
