import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { locationOf, secondsByDefault } from "../../model/fact.ts";
import type { Flavour } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

export const backendTimeoutOver24h: Rule = defineRule({
  id: "lb/backend-timeout-over-24h",
  title: "Backend timeout promises more than a day",
  why: `Google's front ends are restarted now and then and cut what runs through them, so that a backend timeout of more
than a day has no effect. Clients that trust the number are surprised by the cut, and may never come back.`,
  references: [
    "https://gcpdiag.dev/rules/lb/BP/2025_002",
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
  ],
  params: {},

  *check(path, _params, limits) {
    const socket = socketFact(path);
    const { loadBalancer } = path;
    const timeout = loadBalancer?.timeoutSeconds;
    // Route timeouts of a URL map are another setting, of which no such end is published.
    if (!socket || !loadBalancer || timeout?.origin.kind !== "declared" || !timeout.what.startsWith("timeoutSec"))
      return;
    const { backend, flavour } = loadBalancer;
    // A serverless group takes no backend timeout at all: lb/serverless-neg-timeout-unsupported.
    if (backend.known && backend.value === "serverless-neg") return;
    if (flavour.known && !ON_FRONT_ENDS.has(flavour.value)) return;
    if (!timeout.known) return yield undecided(timeout, "whether the backend timeout exceeds a day", flavour, socket);

    const row = limits("lb-bs-timeout-24h");
    const most = secondsByDefault("longest backend timeout with an effect", Number(row.max), locationOf(timeout), row);
    if (timeout.value <= most.value) return yield { verdict: "pass", evidence: [timeout, flavour, socket] };
    if (!flavour.known) {
      const question = `whether a backend timeout of ${seconds(timeout.value)} has an effect`;
      return yield undecided(flavour, question, timeout, socket);
    }

    yield {
      verdict: "fail",
      evidence: [timeout, most, flavour, socket],
      message: `A ${connectionWord(path)} through ${loadBalancerWord(loadBalancer)} lives for ${seconds(most.value)} at most, busy or silent: the backend timeout of ${seconds(timeout.value)} has no effect beyond that, since ${timeout.value} > ${most.value}.`,
      fix: { title: `Set ${timeout.what} to ${seconds(most.value)}, and let clients reconnect`, safety: "unsafe" },
    };
  },
});

/** Load balancers made of Google's front ends; those that are Envoys publish no such end. */
const ON_FRONT_ENDS: ReadonlySet<Flavour> = new Set<Flavour>(["classic", "global-external"]);
