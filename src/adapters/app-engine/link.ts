import { byDefault, type Fact } from "../../model/fact.ts";
import { type Cursor, descend, locate, locateKey } from "../../syntax/cursor.ts";
import { sourceName } from "../../syntax/document.ts";
import { readContainer } from "../containers.ts";
import type { Linked, PathDraft } from "../draft.ts";
import { nameEvidence } from "../name-evidence.ts";
import { booleanFact, type LimitTable, numberFact } from "../read.ts";
import type { Resource } from "../resource.ts";
import { uniqueIds } from "../unique-ids.ts";
import { readChecks, startTimeout } from "./checks.ts";
import { containerView } from "./container-view.ts";
import { environmentHop, environmentOf } from "./environment.ts";

/** One path for each `app.yaml`. A service without a name is App Engine's default one. */
export function linkAppEngine(resources: readonly Resource[], limits: LimitTable): Linked {
  const apps = resources.filter(({ group }) => group === "appengine");
  const ids = uniqueIds(
    apps.map((app) => [nameOf(app), `${nameOf(app)} (${sourceName(app.at.document.source.source)})`]),
  );
  const drafts = apps.map((app, index) => draftOf(app, ids[index] ?? nameOf(app), limits));
  drafts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { drafts, problems: [] };
}

function nameOf({ name }: Resource): string {
  return name ?? "default";
}

function draftOf(app: Resource, id: string, limits: LimitTable): PathDraft {
  const { at } = app;
  const name = nameOf(app);
  const service = descend(at, "service");
  const place = service.node === undefined ? locateKey(descend(at, "runtime")) : locate(service);
  const environment = environmentOf(at);
  const isFlexible = environment === "flexible";
  const container = readContainer(containerView(at), { limits, platform: "app-engine" });
  return {
    id,
    platform: "app-engine",
    at: place,
    subject: { kind: "app-engine", name, namespace: undefined },
    evidence: nameEvidence("App Engine service", app.name, place),
    hops: [environmentHop(at, environment, limits)],
    containers: [{ ...container, probes: isFlexible ? readChecks(at, limits) : {} }],
    ...(isFlexible && { startupBudgetSeconds: startTimeout(at, name, limits) }),
    shutdown: {},
    capacity: capacityOf(at, name, isFlexible, limits),
    appDocuments: [],
  };
}

function capacityOf(at: Cursor, name: string, isFlexible: boolean, limits: LimitTable): PathDraft["capacity"] {
  const of = `of App Engine service ${name}`;
  const fixed = numberFact(`instances ${of}`, descend(at, "manual_scaling", "instances"));
  const least = firstOf(at, `minimum instances ${of}`, ["min_num_instances", "min_instances"], ["automatic_scaling"]);
  const most = firstOf(
    at,
    `maximum instances ${of}`,
    ["max_num_instances", "max_instances"],
    ["automatic_scaling", "basic_scaling"],
  );
  const [min, max] = [fixed ?? least, fixed ?? most];
  const affinity = isFlexible ? affinityOf(at, of, limits) : undefined;
  return {
    ...(min && { minInstances: min }),
    ...(max && { maxInstances: max }),
    ...(affinity && { affinity }),
  };
}

function affinityOf(at: Cursor, of: string, limits: LimitTable): Fact<boolean> {
  const place = descend(at, "network", "session_affinity");
  const off = limits("gae-flex-affinity");
  const what = `session affinity ${of}`;
  return booleanFact(what, place) ?? byDefault(what, off.default === true, locateKey(place), off);
}

function firstOf(
  at: Cursor,
  what: string,
  keys: readonly string[],
  blocks: readonly string[],
): Fact<number> | undefined {
  const facts = blocks.flatMap((block) => keys.flatMap((key) => numberFact(what, descend(at, block, key)) ?? []));
  return facts[0];
}
