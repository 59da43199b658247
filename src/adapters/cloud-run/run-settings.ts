import { byDefault, declared, type Fact, unknown } from "../../model/fact.ts";
import type { DirectVpc, MisplacedAnnotation, RunSettings } from "../../model/run-settings.ts";
import { type Cursor, descend, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import { resting } from "../load-balancer-hops.ts";
import { booleanFact, type LimitTable, numberFact, textAt, textFact } from "../read.ts";
import { isRefusedByApi, rightLevel } from "./annotation-levels.ts";
import { bytesOf, cpuOf } from "./quantities.ts";
import type { RunService } from "./services.ts";

/** What a service on Cloud Run is told about its instances. */
export function readRunSettings(service: RunService, table: LimitTable): RunSettings {
  const { places } = service;
  const generation = generationOf(places.generation);
  const directVpc = directVpcOf(service, table);
  const minimums = minimumsOf(service);
  return {
    ...resourcesOf(service, table),
    ...(generation && { generation }),
    hasIdleCpu: idleCpuOf(service, table),
    ...(directVpc && { directVpc }),
    ...(minimums && { minimums }),
    misplaced: misplacedIn(service),
  };
}

/** Google says what one container may have; how several share an instance is another matter. */
function resourcesOf(
  { name, places, assumed }: RunService,
  table: LimitTable,
): Pick<RunSettings, "cpu" | "memoryBytes"> {
  const [only, ...others] = places.containers;
  if (only === undefined || others.length > 0) return {};
  const limits = descend(only, "resources", "limits");
  const cpu = cpuOf(`CPU of Cloud Run service ${name}`, descend(limits, "cpu"));
  const what = `memory of Cloud Run service ${name}, in bytes,`;
  const at = descend(limits, "memory");
  const row = table("run-mem-default");
  const memoryBytes = bytesOf(what, at) ?? byDefault(what, Number(row.default), locateKey(at), row);
  return { ...(cpu && { cpu: resting(cpu, assumed) }), memoryBytes: resting(memoryBytes, assumed) };
}

function generationOf(at: Cursor): RunSettings["generation"] {
  const what = "execution environment";
  const text = textFact(what, at);
  if (text === undefined || !text.known) return text;
  const [, generation] = /(?:^|_)(gen[12])$/i.exec(text.value) ?? [];
  if (generation !== undefined) return { ...text, value: generation.toLowerCase() === "gen1" ? "gen1" : "gen2" };
  if (/_UNSPECIFIED$/.test(text.value)) return undefined;
  return unknown(what, `"${text.value.slice(0, 40)}" is none that Cloud Run has`, locate(at));
}

function idleCpuOf({ name, places, assumed }: RunService, limits: LimitTable): Fact<boolean> {
  const { throttled, defaultsTo } = places.idleCpu;
  const what = `CPU allocation between requests of Cloud Run service ${name}`;
  const limit = limits(defaultsTo);
  const fact = booleanFact(what, throttled) ?? byDefault(what, limit.default === true, locateKey(throttled), limit);
  return resting(fact.known ? { ...fact, value: !fact.value } : fact, assumed);
}

function directVpcOf({ name, places, assumed }: RunService, limits: LimitTable): DirectVpc | undefined {
  const { networkInterfaces: at, egress } = places;
  const { node } = at;
  if (node === undefined || (node.kind === "scalar" && (node.value === null || node.value === ""))) return undefined;
  if (node.kind === "list" && node.items.length === 0) return undefined;
  const what = `Direct VPC egress of Cloud Run service ${name}`;
  const place = locateKey(at);
  const interfaces = node.kind === "opaque" ? unknown(what, node.why, place) : declared(what, "on", place);
  const way = `egress of all traffic of Cloud Run service ${name} through its network`;
  const limit = limits("run-vpc-egress-default");
  const text = textFact(way, egress) ?? byDefault(way, String(limit.default), locateKey(egress), limit);
  const takesAll = text.known ? { ...text, value: /^all[-_]traffic$/i.test(text.value) } : text;
  return { interfaces: resting(interfaces, assumed), takesAll };
}

function minimumsOf({ name, places, assumed }: RunService): RunSettings["minimums"] {
  const [own, whole] = places.minInstances;
  if (whole === undefined || /^manual$/i.test(textAt(places.scalingMode) ?? "")) return undefined;
  const revision = numberFact(`minimum instances of each revision of service ${name}`, own);
  const service = numberFact(`minimum instances of service ${name}`, whole);
  return revision && service && { revision: resting(revision, assumed), service: resting(service, assumed) };
}

function misplacedIn({ places, assumed }: RunService): readonly MisplacedAnnotation[] {
  const { annotations } = places;
  return (["service", "revision"] as const).flatMap((level) =>
    entriesOf(annotations[level]).flatMap(([key, at]) => {
      const belongs = annotations.isApi ? isRefusedByApi(key) && "nowhere" : rightLevel(key, level);
      const setting = belongs ? textFact(key, at) : undefined;
      if (!belongs || setting === undefined) return [];
      const right = belongs === "nowhere" ? undefined : textAt(annotations[belongs], key);
      const isSaidTwice = right !== undefined && right === textAt(at);
      return isSaidTwice ? [] : [{ setting: resting(setting, assumed), key, belongs }];
    }),
  );
}
