import { byDefault, declaredAs, type KnownFact, type UnknownFact, unknown } from "../../model/fact.ts";
import type { Upgrade } from "../../model/hop.ts";
import { type Cursor, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { booleanFact, type LimitTable } from "../read.ts";
import { field, listAt, textIn } from "./field.ts";

export interface UpgradeInput {
  readonly label: string;
  readonly at: Location;
  /** The HTTP connection manager, and the action of the route. */
  readonly manager: Cursor;
  /** Where the manager lists the upgrade. */
  readonly enabler: Cursor | undefined;
  readonly action: Cursor;
  readonly limits: LimitTable;
}

/** A WebSocket passes where the connection manager lists the upgrade, unless the route says otherwise. */
export function readUpgrade(input: UpgradeInput): Upgrade {
  const fault = faultIn(input);
  return {
    location: declaredAs("sentence", "route", `requests take ${input.label}`, input.at),
    faults: fault?.known ? [fault] : [],
    undecided: fault && !fault.known ? [fault] : [],
  };
}

/** Whether a connection manager or route lists the upgrade. */
export function websocketIn(holder: Cursor): Cursor | undefined {
  return listAt(holder, "upgrade_configs").find((one) => textIn(one, "upgrade_type")?.toLowerCase() === "websocket");
}

function faultIn({
  label,
  manager,
  enabler,
  action,
  limits,
}: UpgradeInput): KnownFact<string> | UnknownFact | undefined {
  const what = `upgrade_configs of ${label}`;
  const unread = [action, manager]
    .map((at) => field(at, "upgrade_configs"))
    .find(({ node }) => node?.kind === "opaque");
  if (unread) return unknown(what, unread.node?.kind === "opaque" ? unread.node.why : "", locate(unread));
  const listed = websocketIn(action) ?? enabler;
  if (listed === undefined) {
    const said = `no upgrade_configs of the listener or of ${label} lists websocket`;
    const fact = byDefault(what, said, locateKey(field(manager, "upgrade_configs")), limits("envoy-upgrade"));
    return { ...fact, wording: "sentence" };
  }
  const enabled = booleanFact(what, field(listed, "enabled"));
  if (enabled === undefined || (enabled.known && enabled.value)) return undefined;
  if (!enabled.known) return enabled;
  return declaredAs(
    "sentence",
    what,
    `upgrade_configs switches websocket off for ${label}`,
    locate(field(listed, "enabled")),
  );
}
