import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import type { ConnectionPath, Dependency, Neighbour, OrderedContainer, StartOrder } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { findCircles } from "../startup-phases.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
  const written = order.waits.flatMap(({ name, needs }) => [name, ...needs]);
  const misnamed = written
    .filter((one) => one.known && !names.has(one.value))
    .map((one): Outcome => {
      if (open) return undecided(open, `whether ${said(one)} is a container of the revision`, one);
      return refused([one], `there is no container ${said(one)}`, "Name a container of the revision");
    });
  const circles = findCircles(order.waits).map(({ need, members }): Outcome => {
    const circle = members.map(({ name }) => said(name)).join(", ");
    const why = members.length > 1 ? `${circle} wait for each other` : `${circle} waits for itself`;
    return refused([need, ...members.map(({ name }) => name)], why, "Take one of the names out of the circle");
  });
  return [...misnamed, ...circles, ...(circles.length > 0 ? [] : unready(order, path))];
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
  const byNeed = new Map<string, typeof waiting>();
  for (const one of waiting) {
    const group = byNeed.get(said(one.need));
    if (group) group.push(one);
    else byNeed.set(said(one.need), [one]);
  }
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
    if (waits === awaited && awaited?.known === false) {
      return [undecided(awaited, `whether ${said(name)} is there when the process starts`, ...evidence, traffic)];
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
  if (!name.known) return false;
  const own = name.value.toLowerCase();
  const words = aliases.flatMap((alias) => [alias.toLowerCase(), ...alias.toLowerCase().split(/[^a-z0-9]+/)]);
  return words.some((word) => word === own || (own.length > 4 && word.startsWith(own)));
}

function said(name: Fact<string>): string {
  return name.known ? name.value : "a container";
}
