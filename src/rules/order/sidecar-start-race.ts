import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Dependency, Neighbour, OrderedContainer, StartOrder, StartWait } from "../../model/startup.ts";
import { socketFact } from "../../model/traffic.ts";
import { findCircles, type Needing } from "../startup-phases.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * A proxy for the database, a cache or a collector at the side of the application is reached over 127.0.0.1, and both
 * start at the same time. An application that connects while it starts finds nobody there whenever it is the faster
 * one. Its start fails, or it goes on without what it needs, and the first clients of the new instance pay for that.
 *
 * ## Condition
 *
 * On Cloud Run, where an order is written (`run.googleapis.com/container-dependencies`, `dependsOn`, `depends_on`,
 * `--depends-on`), it fails if
 *
 * - a name in it is no container of the revision, or containers wait for each other: Cloud Run refuses that;
 * - a container that others start after has no startup probe. Then only the order in which they are started is certain,
 *   and not that the one is ready before the other begins. Some deploys of this kind have been refused as well. That
 *   the container takes a while is an assumption, and the finding is one step less severe.
 *
 * On Kubernetes and Cloud Run it also fails if all of these hold:
 *
 * - a variable or an argument of the serving container holds `127.0.0.1:PORT` or `localhost:PORT`, or a variable
 *   `…HOST` holds the address and its counterpart `…PORT` the port;
 * - another container of the same pod or instance listens on that port: by its ports, its probes or its command line;
 * - a dependency under `startup.dependencies` is about it: its name is the other container's, or a word of it, a word
 *   of the variable's name or the scheme of the address (`redis` for `REDIS_URL`);
 * - nothing makes the process wait: the dependency has no `timeout`, which is the time for which a start waits; the
 *   command has no loop or `wait-for`; the other container has no `postStart` hook that stands before it, and no order
 *   says so.
 *
 * That the process does not try again is an assumption, and the finding is one step less severe.
 *
 * It is undecided if the order, the name of a container, a startup probe or a hook cannot be read, and if a command
 * changes containers of a service that is not in the input.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections; what Cloud Run refuses is said all the same.
 * - A container under `initContainers` with `restartPolicy: Always`, which starts before the others.
 * - The serving container of a Cloud Run revision without a startup probe: the platform adds one that asks its port.
 * - An address that no declared start-up dependency is about: it may be used on the first request only.
 *
 * ## How to fix it
 *
 * On Cloud Run, write the order and give each container that others wait for a startup probe. On Kubernetes, move the
 * container to `initContainers` with `restartPolicy: Always` and give it a startup probe, or let the application try
 * again until it is there and say how long under `startup.dependencies`.
 *
 * ## Incidents
 *
 * - [GoogleCloudPlatform/cloud-run-samples](https://github.com/GoogleCloudPlatform/cloud-run-samples/issues/230): The
 *   sample for several containers named a sidecar without a startup probe in its order, and the deploy was refused.
 * - [simple-container-com/api](https://github.com/simple-container-com/api/pull/347): The proxy for Cloud SQL ran as a
 *   plain sidecar. After each eviction and rollout the application dialled it too early, and pods with a startup probe
 *   were restarted once more before they served anybody.
 *
 * @allow the pool connects again until the proxy is there
 */
export const sidecarStartRace: Rule = defineRule({
  id: "order/sidecar-start-race",
  title: "The application may start before the container that it needs",
  why: `Containers at each other's side start at the same time. One that connects while it starts, to a proxy or a cache that
is not there yet, fails: the new instance is restarted or takes clients that it cannot serve.`,
  references: [
    "https://docs.cloud.google.com/run/docs/container-contract",
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
  ],
  params: {},

  *check(path) {
    const { order } = path.startup;
    const outcomes = [...(order ? ordered(order, path) : []), ...beside(path)];
    yield* outcomes.filter(({ verdict }) => verdict !== "undecided");
    yield* outcomes.filter(({ verdict }) => verdict === "undecided").slice(0, 1);
  },
});

/** What is written of the order: names that are none, circles, and containers of which nothing tells when they are ready. */
function ordered(order: StartOrder, path: ConnectionPath): readonly Outcome[] {
  const names = new Set(order.containers.map(({ name }) => said(name)));
  const open = firstUnknown(order.unseen, ...order.containers.map(({ name }) => name));
  const mentions = order.waits.flatMap(({ name, needs }) => [name, ...needs]);
  const strange = grouped(
    mentions.filter((one) => one.known && !names.has(one.value)),
    said,
  );
  const misnamed = [...strange].map(([name, places]): Outcome => {
    if (open) return undecided(open, `whether ${name} is a container of the revision`, ...places);
    return refused(places, `there is no container ${name}`, "Name a container of the revision");
  });
  const real = order.waits.filter(({ name }) => open || !strange.has(said(name)));
  const circles = findCircles(real.flatMap(asNeeding)).map(({ need, members }): Outcome => {
    const circle = members.map(({ name }) => said(name)).join(", ");
    const why = members.length > 1 ? `${circle} wait for each other` : `${circle} waits for itself`;
    return refused([need, ...members.map(({ name }) => name)], why, "Take one of the names out of the circle");
  });
  return [...misnamed, ...circles, ...(circles.length > 0 ? [] : unready(order, path))];
}

/** As far as its names can be read. */
function asNeeding({ name, needs }: StartWait): readonly Needing[] {
  return name.known ? [{ name, needs: needs.filter((need) => need.known) }] : [];
}

function refused(evidence: Evidence, why: string, title: string): Outcome {
  const message = `Cloud Run refuses the revision, for in the order of its containers ${why}.`;
  return { verdict: "fail", evidence, message, notice: REFUSED, fix: { title, safety: "unsafe" } };
}

const REFUSED =
  "A refused revision never runs. Clients stay on the one before it, with whatever the new one was meant to mend.";

/** Each container that others start after, with what says when it is ready. */
function unready({ containers, unseen, waits }: StartOrder, path: ConnectionPath): readonly Outcome[] {
  const traffic = socketFact(path);
  if (traffic === undefined) return [];
  const waiting = waits.flatMap(({ name, needs }) => needs.map((need) => ({ waiter: name, need })));
  const byNeed = grouped(waiting, ({ need }) => said(need));
  const outcomes = containers.flatMap((container): readonly Outcome[] => {
    const { name, startupProbe } = container;
    const [first, ...more] = (name.known && byNeed.get(name.value)) || [];
    if (first === undefined) return [];
    const unread = startupProbe ? firstUnknown(startupProbe) : unseen;
    if (unread) {
      return [undecided(unread, `whether ${said(name)} is ready before others start`, first.need, traffic)];
    }
    if (startupProbe) return [{ verdict: "pass", evidence: [first.need, startupProbe, traffic] }];
    return [tooEarly(container, said(first.waiter), [first.need, ...more.map(({ need }) => need), traffic])];
  });
  const open = firstUnknown(...waiting.map(({ need }) => need));
  return open ? [...outcomes, undecided(open, "whether containers wait for those that they need", traffic)] : outcomes;
}

function tooEarly(
  { name }: OrderedContainer,
  waiter: string,
  [need, ...rest]: readonly [Fact<string>, ...Fact<string>[]],
): Outcome {
  const assumed = `${said(name)} is not ready as soon as it runs`;
  return {
    verdict: "fail",
    evidence: [need.known ? { ...need, assumed } : need, name, ...rest],
    message: `${waiter} starts as soon as ${said(name)} runs, ready or not, for ${said(name)} has no startup probe to say when it is. If ${waiter} reaches for it too early, the new instance fails, or takes clients that it cannot serve.`,
    fix: { title: `Give ${said(name)} a startup probe`, safety: "unsafe" },
  };
}

/** Containers that a declared dependency is about, and that nothing makes the process wait for. */
function beside(path: ConnectionPath): readonly Outcome[] {
  const { dependencies, neighbours = [] } = path.startup;
  const traffic = socketFact(path);
  if (traffic === undefined) return [];
  return neighbours.flatMap((neighbour): readonly Outcome[] => {
    const dependency = dependencies.find((one) => isAbout(one, neighbour));
    if (dependency === undefined) return [];
    const { name, address, awaited } = neighbour;
    const evidence = [address, dependency.name, name] as const;
    // The time that a start gives a dependency is time in which it waits.
    const waits = dependency.timeoutSeconds ?? awaited;
    if (waits?.known === false) {
      return [undecided(waits, `whether ${said(name)} is there when the process starts`, ...evidence, traffic)];
    }
    if (waits) return [{ verdict: "pass", evidence: [...evidence, waits, traffic] }];
    return [raced(path, neighbour, dependency, traffic)];
  });
}

function raced(
  { platform }: ConnectionPath,
  { name, address }: Neighbour,
  dependency: Dependency,
  traffic: Fact<string>,
): Outcome {
  const where = said(address);
  const assumed = `the process does not try again when ${where} refuses its connection`;
  const title =
    platform === "cloud-run"
      ? `Let the container start after ${said(name)}, and give that a startup probe`
      : `Make ${said(name)} an init container with restartPolicy: Always and a startup probe`;
  return {
    verdict: "fail",
    evidence: [address.known ? { ...address, assumed } : address, dependency.name, name, traffic],
    message: `The process needs ${said(dependency.name)} when it starts and reaches it at ${where}, in container ${said(name)}, which starts at the same time: nothing makes it wait. Whenever it is the faster one, the new instance fails, or takes clients that it cannot serve.`,
    fix: { title, safety: "unsafe" },
  };
}

/** `redis` is about container `redis-cache`, about REDIS_URL and about `redis://…`. */
function isAbout({ name }: Dependency, { aliases }: Neighbour): boolean {
  const own = name.value.toLowerCase();
  const words = aliases.flatMap((alias) => [alias.toLowerCase(), ...alias.toLowerCase().split(/[^a-z0-9]+/)]);
  return words.some((word) => word === own || (own.length > 4 && word.startsWith(own)));
}

function said(name: Fact<string>): string {
  return name.known ? name.value : "a container";
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
