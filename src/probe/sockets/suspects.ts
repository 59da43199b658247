import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { defaultSeconds, limit } from "../../platform/limits.ts";

/** A hop whose number a cut has. */
export interface Suspect {
  /** `Cloudflare (idle limit 100 s)`. */
  readonly name: string;
  /** Where the number is declared, if it is. */
  readonly fact?: Fact<number>;
}

/** Whose numbers a client may meet on the way to a socket, the most common first. */
const KNOWN: Readonly<Record<"idle" | "lifetime", readonly LimitId[]>> = {
  idle: [
    "nginx-read",
    "ingress-nginx-read",
    "lb-ws-global-idle",
    "lb-ws-regional-ext",
    "lb-ws-internal",
    "cloudflare",
    "haproxy-ingress-server",
    "lb-stream-idle",
    "nlb-pt-int-track",
    "uws-idle",
  ],
  lifetime: ["lb-ws-classic", "fb-hosting", "run-timeout-default", "lb-ws-serverless", "lb-ws-global"],
};
const MOST = 3;

/** The hops that cut after so many seconds: those of the declared path where one fits, else the well-known numbers. */
export function suspectsOf(
  kind: "idle" | "lifetime",
  cut: number,
  path: ConnectionPath | undefined,
): readonly Suspect[] {
  const declared = path?.hops.flatMap((hop) => declaredSuspect(kind, cut, hop)) ?? [];
  if (declared.length > 0) return declared;
  return KNOWN[kind]
    .filter((id) => isAbout(cut, defaultSeconds(id)))
    .slice(0, MOST)
    .map((id) => ({ name: `${limit(id).appliesTo} (${KIND_WORDS[kind]} ${seconds(defaultSeconds(id))} by default)` }));
}

/** The sentence part that names them; empty where nobody has this number. */
export function suspectsText(suspects: readonly Suspect[]): string {
  if (suspects.length === 0) return "";
  return `, the number of ${suspects.map(({ name }) => name).join(" or of ")}`;
}

const KIND_WORDS = { idle: "idle limit", lifetime: "lifetime" } as const;

function declaredSuspect(kind: "idle" | "lifetime", cut: number, hop: Hop): readonly Suspect[] {
  const fact = kind === "idle" ? hop.idleSeconds : hop.lifetimeSeconds;
  if (!fact?.known || !isAbout(cut, fact.value)) return [];
  return [{ name: `${hop.name} (${KIND_WORDS[kind]} ${seconds(fact.value)})`, fact }];
}

/** Timers start a little before or after what a client sees; a second or two in a hundred is the same number. */
function isAbout(cut: number, number: number): boolean {
  return Math.abs(cut - number) <= Math.max(0.5, Math.min(number * 0.03, 5));
}
