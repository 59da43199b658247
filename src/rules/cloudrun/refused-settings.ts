import { defineRule, type Limits, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import type { RunSettings } from "../../model/run-settings.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { amount } from "../amount.ts";
import { undecided } from "../undecided.ts";

/**
 * A container with less than one CPU, one in the second generation with little memory, and one with much memory and few
 * CPUs are refused by Cloud Run, each with settings that are fine by themselves. The deploy fails, and clients stay on
 * the revision before it.
 *
 * ## Condition
 *
 * It fails when the revision has
 *
 * - less than 1 CPU, and a concurrency above 1, the second generation of the execution environment, or CPU that stays
 *   allocated between requests (in Terraform also a `resources` block without `cpu_idle`, which means just that);
 * - the second generation, and less than 512Mi of memory;
 * - more memory than its CPUs allow: 512Mi below 0.5 CPU, 1Gi below 1, 4Gi below 2, 8Gi below 4, 16Gi below 6, 24Gi
 *   below 8;
 * - less memory than its CPUs need: 2Gi with 4 CPU, 4Gi with 6 or 8.
 *
 * It is undecided when one side of the first two is as small as that and the other cannot be read.
 *
 * ## When it does not apply
 *
 * - Several containers in one instance: what each may have is then no matter of its own limits alone.
 * - CPU or memory that is not written.
 * - What is read from a running service: Cloud Run has accepted it.
 *
 * ## How to fix it
 *
 * Give the container a whole CPU. Many sockets on one instance need it anyway: with less, each instance takes one
 * connection.
 *
 * ## Incidents
 *
 * - [nearform/slack-knowledgebase-chatgpt-responder](https://github.com/nearform/slack-knowledgebase-chatgpt-responder/issues/980):
 *   512MB of memory without a word about CPU came to less than one, which does not go with a concurrency of 5, and the
 *   deploy to production failed.
 *
 * @allow the limits are raised before the next deploy
 */
export const refusedSettings: Rule = defineRule({
  id: "cloudrun/refused-settings",
  title: "Cloud Run refuses a combination of CPU, memory and the rest",
  why: `Settings that are fine one by one may be refused together. The deploy fails, and clients stay on the revision before
it with whatever the new one was meant to mend.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/services/cpu",
    "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits",
  ],
  params: {},

  *check({ run, deployment, capacity }, _params, limits) {
    // What runs has been accepted.
    if (run === undefined || deployment !== undefined) return;
    yield* smallCpu(run, capacity.concurrency, limits);
    yield* smallMemory(run, limits);
    yield* cpuForMemory(run, limits);
  },
});

/** Less than a whole CPU comes with one connection at a time, the first generation, and no CPU between requests. */
function* smallCpu(
  { cpu, generation, hasIdleCpu }: RunSettings,
  concurrency: Fact<number> | undefined,
  limits: Limits,
): Iterable<Outcome> {
  if (!cpu?.known || cpu.value >= 1) return;
  const most = limits("run-conc-small-cpu").max ?? 0;
  const rest = `with ${cpu.value} CPU, which is less than 1`;
  if (concurrency && !concurrency.known) yield undecided(concurrency, "whether Cloud Run accepts the revision", cpu);
  else if (concurrency && concurrency.value > most) {
    yield refused(
      [concurrency, cpu],
      `concurrency is ${concurrency.value}, and ${rest}, it may be ${most} at most`,
      `Give the container 1 CPU, or set the concurrency to ${most}`,
    );
  }
  if (generation && !generation.known) yield undecided(generation, "whether Cloud Run accepts the revision", cpu);
  else if (generation?.value === "gen2") {
    yield refused(
      [generation, cpu],
      `there is no second generation ${rest}`,
      "Give the container 1 CPU, or use the first generation",
    );
  }
  if (hasIdleCpu.known && hasIdleCpu.value) {
    yield refused(
      [hasIdleCpu, cpu],
      `CPU cannot stay allocated between requests ${rest}`,
      "Give the container 1 CPU, or have it allocated during requests only",
    );
  }
}

function* smallMemory({ generation, memoryBytes }: RunSettings, limits: Limits): Iterable<Outcome> {
  const least = limits("run-mem-default-gen2").min ?? 0;
  if (generation === undefined || !memoryBytes?.known || memoryBytes.value >= least) return;
  if (!generation.known) return yield undecided(generation, "whether Cloud Run accepts the revision", memoryBytes);
  if (generation.value === "gen1") return yield { verdict: "pass", evidence: [memoryBytes, generation] };
  yield refused(
    [memoryBytes, generation],
    `the second generation needs ${amount(least)} of memory, and this is ${amount(memoryBytes.value)}`,
    `Set the memory to ${amount(least)}`,
  );
}

/** So much memory needs so many CPUs, and so many CPUs need so much memory. */
function* cpuForMemory({ cpu, memoryBytes: memory }: RunSettings, limits: Limits): Iterable<Outcome> {
  if (!cpu?.known || !memory?.known || memory.origin.kind === "default") return;
  const tooMuch = MOST_MEMORY.findLast(
    ([id, cpus]) => memory.value > (limits(id).max ?? memory.value) && cpu.value < cpus,
  );
  const floor = LEAST_MEMORY.find(([, cpus]) => cpu.value >= cpus);
  const least = floor ? (limits(floor[0]).min ?? 0) : 0;
  if (tooMuch) {
    yield refused(
      [memory, cpu],
      `${amount(memory.value)} of memory need ${tooMuch[1]} CPU, and this is ${cpu.value}`,
      `Give the container ${tooMuch[1]} CPU, or ${amount(limits(tooMuch[0]).max ?? 0)} of memory`,
    );
  } else if (memory.value < least) {
    yield refused(
      [memory, cpu],
      `${cpu.value} CPU need ${amount(least)} of memory, and this is ${amount(memory.value)}`,
      `Set the memory to ${amount(least)}`,
    );
  } else yield { verdict: "pass", evidence: [memory, cpu] };
}

function refused(evidence: Evidence, why: string, title: string): Outcome {
  const message = `Cloud Run refuses the revision: ${why}. Clients stay on the previous revision.`;
  return { verdict: "fail", evidence, message, fix: { title, safety: "unsafe" } };
}

/** Below so many CPUs, the row's `max` is all there is. */
const MOST_MEMORY: readonly (readonly [LimitId, cpus: number])[] = [
  ["run-mem-cpu-half", 0.5],
  ["run-mem-cpu-1", 1],
  ["run-mem-cpu-2", 2],
  ["run-mem-cpu-4", 4],
  ["run-mem-cpu-6", 6],
  ["run-mem-cpu-8", 8],
];

/** From so many CPUs on, the row's `min` is needed. */
const LEAST_MEMORY: readonly (readonly [LimitId, cpus: number])[] = [
  ["run-cpu-mem-6", 6],
  ["run-cpu-mem-4", 4],
];
