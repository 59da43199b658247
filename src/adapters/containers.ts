import { declared, type Fact, unknown } from "../model/fact.ts";
import type { Platform } from "../model/path.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../syntax/cursor.ts";
import { type Container, type ContainerPort, containerName, type EnvVar } from "./container.ts";
import { type ConfigMaps, expandedText, readEnv, shellScript } from "./env.ts";
import { defaultStartupProbe, isWritten, type ProbeContext, readProbe } from "./probes.ts";
import { type LimitTable, numberFact, textAt, textFact } from "./read.ts";

export interface ContainerContext {
  readonly limits: LimitTable;
  readonly platform: Platform;
  /** The entries of a ConfigMap by its name; without it, references to ConfigMaps stay unknown. */
  readonly configMaps?: ConfigMaps;
  /** The ConfigMaps behind each volume of the pod. */
  readonly volumes?: ReadonlyMap<string, readonly string[]>;
  /** False for a sidecar of a Cloud Run revision, which gets no probe of the platform's own. */
  readonly ingress?: boolean;
}

/** A container of a pod template or of a Cloud Run revision; both write it alike. */
export function readContainer(at: Cursor, context: ContainerContext): Container {
  const name = textAt(at, "name");
  const owner = containerName(name);
  const env = readEnv(at, owner, context.configMaps);
  const ports = itemsOf(descend(at, "ports")).map((port) => readPort(port, owner));
  return {
    at,
    name,
    image: textFact(`image of ${owner}`, descend(at, "image")),
    argv: [...words("command", at, owner, env), ...words("args", at, owner, env)],
    env,
    ports,
    probes: readProbes(at, context, owner, ports[0]?.number),
    mountedConfigMaps: mounted(at, context.volumes),
  };
}

function words(key: "command" | "args", at: Cursor, owner: string, env: readonly EnvVar[]): readonly Fact<string>[] {
  const list = descend(at, key);
  const what = `${key} of ${owner}`;
  if (!isWritten(list)) return [];
  if (list.node?.kind !== "list") return [unknown(what, "a list of words is expected here", locate(list))];
  return itemsOf(list).map((item, index) => {
    const previous = index > 0 ? textAt(list, index - 1) : undefined;
    const isScript = /^-[a-z]*c$/.test(previous ?? "");
    return (isScript ? shellScript : expandedText)(what, item, env) ?? declared(what, "", locate(item));
  });
}

function readPort(at: Cursor, owner: string): ContainerPort {
  const what = `containerPort of ${owner}`;
  const place = descend(at, "containerPort");
  return {
    name: textFact(`port name of ${owner}`, descend(at, "name")),
    number: numberFact(what, place) ?? unknown(what, "no number is written", locateKey(place)),
  };
}

function readProbes(
  at: Cursor,
  context: ContainerContext,
  owner: string,
  containerPort: Fact<number> | undefined,
): Container["probes"] {
  const { limits, platform } = context;
  const probing: ProbeContext = { limits, platform, owner, containerPort };
  const startup = descend(at, "startupProbe");
  const readiness = descend(at, "readinessProbe");
  const liveness = descend(at, "livenessProbe");
  const addsItsOwn = platform === "cloud-run" && context.ingress !== false;
  const probes: { -readonly [Role in keyof Container["probes"]]: Container["probes"][Role] } = {};
  if (isWritten(startup)) probes.startup = readProbe("startup", startup, probing);
  else if (addsItsOwn) probes.startup = defaultStartupProbe(startup, probing);
  if (isWritten(readiness)) probes.readiness = readProbe("readiness", readiness, probing);
  if (isWritten(liveness)) probes.liveness = readProbe("liveness", liveness, probing);
  return probes;
}

function mounted(at: Cursor, volumes: ContainerContext["volumes"]): readonly string[] {
  if (volumes === undefined) return [];
  const names = new Set<string>();
  for (const mount of itemsOf(descend(at, "volumeMounts"))) {
    for (const name of volumes.get(textAt(mount, "name") ?? "") ?? []) names.add(name);
  }
  return [...names];
}
