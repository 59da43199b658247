import { type Fact, unknown } from "../../model/fact.ts";
import type { Traffic } from "../../model/path.ts";
import { type Directive, locateArg, locateName } from "../proxies/directive.ts";
import { levelsOf, linesOf, type Section } from "./section.ts";
import { timeoutOf } from "./timeout.ts";

/**
 * How long both sides may be silent. Once a connection is upgraded, or from its start in TCP mode, the tunnel timeout
 * takes the place of those of client and server; without one, theirs go on to apply. Undefined where there is none.
 */
export function idleOf(
  section: Section,
  door: Section | undefined,
  traffic: Traffic["kind"] | undefined,
): Fact<number> | undefined {
  const isTunnel = traffic === undefined || traffic === "websocket" || modeOf(section) === "tcp";
  const override = [section, door].map((one) => one && overrideIn(one)).find((one) => one !== undefined);
  const what = `idle limit of ${section.kind} ${section.name}`;
  if (override) return unknown(what, "http-request set-timeout changes it for some requests", locateArg(override, 0));
  const tunnel = isTunnel ? timeoutOf(section, "tunnel") : undefined;
  if (tunnel) return tunnel;
  const server = timeoutOf(section, "server");
  // A client that has sent its request is expected to send nothing while an event stream goes on.
  if (traffic === "sse" || traffic === "long-polling") return server;
  if (door === undefined) {
    return unknown(
      what,
      "no frontend of the file leads there, and timeout client is set where the client is",
      locateName(section.at),
    );
  }
  return shorter(timeoutOf(door, "client"), server);
}

/** What is unknown may be the shorter one. */
function shorter(one: Fact<number> | undefined, other: Fact<number> | undefined): Fact<number> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (!one.known || !other.known) return one.known ? other : one;
  return other.value < one.value ? other : one;
}

function overrideIn(section: Section): Directive | undefined {
  return linesOf(section, "http-request").find(
    ({ args: [action, which = ""] }) => action === "set-timeout" && /^(?:tunnel|client|server)$/.test(which),
  );
}

/** `tcp` where nothing says otherwise. */
function modeOf(section: Section): string {
  for (const level of levelsOf(section)) {
    const mode = linesOf(level, "mode").at(-1);
    if (mode) return mode.args[0] ?? "tcp";
  }
  return "tcp";
}
