import {
  byDefault,
  declared,
  declaredAs,
  declaredSeconds,
  derivedSeconds,
  type Fact,
  type KnownFact,
  unknown,
} from "../../model/fact.ts";
import type { Probe } from "../../model/startup.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import { type Container, containerName } from "../container.ts";
import type { PathDraft } from "../draft.ts";
import { isWritten } from "../probes.ts";
import { type LimitTable, numberFact, numberOr, secondsFact, secondsOr, textAt } from "../read.ts";
import { unreadBlock } from "../unread-block.ts";
import type { Named } from "./objects.ts";
import { rolloutOf } from "./rollout.ts";
import { scalingOf } from "./scaling.ts";
import type { Workload } from "./workload.ts";

/** What a start may take before the kubelet kills the container; undefined where no probe would kill it. */
export function startupBudget({ name, probes }: Container): Fact<number> | undefined {
  const owner = containerName(name);
  if (probes.startup) return budgetOf(`start-up window of ${owner}`, probes.startup);
  if (probes.liveness) return budgetOf(`start-up window of ${owner}, set by its liveness probe`, probes.liveness);
  return undefined;
}

function budgetOf(what: string, probe: Probe): Fact<number> {
  return derivedSeconds(
    what,
    [probe.periodSeconds, probe.failureThreshold, probe.initialDelaySeconds],
    (period, failures, delay) => (delay === 0 ? `${failures} x ${period} s` : `${delay} s + ${failures} x ${period} s`),
    (period = 0, failures = 0, delay = 0) => delay + failures * period,
  );
}

export function shutdownOf(
  workload: Workload,
  serving: Container | undefined,
  limits: LimitTable,
): PathDraft["shutdown"] {
  const grace = descend(workload.pod, "terminationGracePeriodSeconds");
  const what = `terminationGracePeriodSeconds of ${workload.kind} ${workload.name}`;
  const preStop = serving && preStopSeconds(serving);
  const spot = spotOf(workload);
  const rollout = rolloutOf(workload, limits);
  return {
    graceSeconds: secondsOr(what, grace, limits("k8s-grace")),
    ...(preStop && { preStopSeconds: preStop }),
    ...(serving && !preStop && { noPreStop: noPreStop(serving) }),
    ...(spot && { spot }),
    ...(rollout && { rollout }),
  };
}

function preStopSeconds({ at, name }: Container): Fact<number> | undefined {
  const preStop = descend(at, "lifecycle", "preStop");
  const what = `preStop of ${containerName(name)}`;
  const unread = unreadBlock(what, descend(at, "lifecycle")) ?? unreadBlock(what, preStop);
  if (unread || !isWritten(preStop)) return unread;
  const sleep = secondsFact(what, descend(preStop, "sleep", "seconds"));
  if (sleep) return sleep;
  const command = descend(preStop, "exec", "command");
  if (!isWritten(command)) return unknown(what, "how long the call takes is not written", locateKey(preStop));
  const words = itemsOf(command).map((item) => textAt(item) ?? "");
  const slept = sleepIn(words);
  const script = descend(command, words.length - 1);
  if (slept !== undefined) return declaredSeconds(what, slept, locate(script));
  return unknown(what, "its command does other things than sleep", locateKey(command));
}

function noPreStop({ at, name }: Container): Fact<string> {
  const place = locateKey(descend(at, "lifecycle", "preStop"));
  return declaredAs("sentence", "preStop", `${containerName(name)} has no preStop hook`, place);
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600 };

/** Seconds slept by `sleep 15`, by itself or as all that a shell is told to do. */
function sleepIn(words: readonly string[]): number | undefined {
  const isShell = words.length === 3 && /^-[a-z]*c$/.test(words[1] ?? "");
  const line = isShell ? (words[2] ?? "") : words.join(" ");
  const match = /^\s*(?:exec\s+)?(?:\S*\/)?sleep\s+(\d+(?:\.\d+)?)([smh]?)\s*;?\s*$/.exec(line);
  return match ? Number(match[1]) * (UNIT_SECONDS[match[2] ?? ""] ?? 1) : undefined;
}

const SPOT_LABELS: readonly string[] = ["cloud.google.com/gke-spot", "cloud.google.com/gke-preemptible"];

/** Set where the pods ask for, or put up with, nodes that vanish at short notice. */
function spotOf({ pod, kind, name }: Workload): KnownFact<true> | undefined {
  const what = `Spot capacity of ${kind} ${name}`;
  for (const [label, place] of entriesOf(descend(pod, "nodeSelector"))) {
    const wanted = SPOT_LABELS.includes(label)
      ? "true"
      : label === "cloud.google.com/gke-provisioning"
        ? "spot"
        : undefined;
    if (wanted !== undefined && textAt(place) === wanted) return declared(what, true, locate(place));
  }
  const accepted = [...itemsOf(descend(pod, "tolerations")), ...nodeRequirements(pod)].find(isSpotTerm);
  return accepted && declared(what, true, locate(descend(accepted, "key")));
}

function nodeRequirements(pod: Cursor): readonly Cursor[] {
  const affinity = descend(pod, "affinity", "nodeAffinity");
  if (affinity.node === undefined) return [];
  const required = itemsOf(descend(affinity, "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"));
  const preferred = itemsOf(descend(affinity, "preferredDuringSchedulingIgnoredDuringExecution"));
  const terms = [...required, ...preferred.map((term) => descend(term, "preference"))];
  return terms.flatMap((term) => itemsOf(descend(term, "matchExpressions")));
}

function isSpotTerm(term: Cursor): boolean {
  if (!SPOT_LABELS.includes(textAt(term, "key") ?? "")) return false;
  if (/^(?:NotIn|DoesNotExist)$/.test(textAt(term, "operator") ?? "")) return false;
  const values = itemsOf(descend(term, "values")).map((value) => textAt(value));
  return values.length === 0 || values.includes("true");
}

/** How many pods there may be: the autoscaler's word where there is one, else `replicas`. */
export function capacityOf(
  workload: Workload,
  autoscaler: Named | undefined,
  limits: LimitTable,
): PathDraft["capacity"] {
  const { at, kind, name, subject } = workload;
  if (subject !== "deployment" && subject !== "stateful-set") return {};
  if (autoscaler) {
    const owner = `HorizontalPodAutoscaler ${autoscaler.name}`;
    const spec = descend(autoscaler.at, "spec");
    const most = numberFact(`maxReplicas of ${owner}`, descend(spec, "maxReplicas"));
    return {
      minInstances: numberOr(`minReplicas of ${owner}`, descend(spec, "minReplicas"), limits("k8s-hpa-min-replicas")),
      maxInstances: most ?? unknown(`maxReplicas of ${owner}`, "no number is written", locateKey(spec)),
      autoscaling: scalingOf(autoscaler, limits),
    };
  }
  const place = descend(at, "spec", "replicas");
  const what = `replicas of ${kind} ${name}`;
  const limit = limits("k8s-replicas");
  const replicas = numberFact(what, place) ?? byDefault(what, Number(limit.default), locateKey(place), limit);
  return { minInstances: replicas, maxInstances: replicas };
}
