import type { TrafficEvidence } from "../../model/path.ts";
import { type Cursor, descend, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import type { Container } from "../container.ts";
import { textAt } from "../read.ts";
import { annotation, isAnnotated } from "./objects.ts";
import type { Service, ServicePort } from "./service.ts";
import type { WayIn } from "./way-in.ts";
import type { Workload } from "./workload.ts";

export interface Seen {
  readonly way: WayIn | undefined;
  readonly service: Service | undefined;
  /** The port that is used; undefined where it cannot be told, and then all of them count. */
  readonly port: ServicePort | undefined;
  readonly workload: Workload | undefined;
  readonly serving: Container | undefined;
}

/** What in names, ports and request paths speaks of WebSockets, strongest first. */
export function evidenceIn(seen: Seen): readonly TrafficEvidence[] {
  const found = [
    ...pathEvidence(seen.way),
    ...annotationEvidence(seen),
    ...upgradeEvidence(seen.way),
    ...portEvidence(seen),
    ...nameEvidence(seen),
  ];
  return found.sort((a, b) => rank(a) - rank(b));
}

function rank({ strength }: TrafficEvidence): number {
  return strength === "weak" ? 1 : 0;
}

const SOCKET_SEGMENT = /^(?:ws|websockets?|socket\.io|cable|sockjs)$/i;

function pathEvidence(way: WayIn | undefined): readonly TrafficEvidence[] {
  return (way?.paths ?? []).flatMap((at) => {
    const strength = pathStrength(textAt(at) ?? "");
    if (strength === undefined) return [];
    const why = `${way?.kind} ${way?.name} routes ${textAt(at)} here`;
    return [{ why, strength, at: locate(at) }];
  });
}

/** How strongly a request path, or a rule that matches one, speaks of sockets. */
export function pathStrength(text: string): "strong" | "weak" | undefined {
  const segments = text.split(/[/?*()|$`\s]+/);
  if (segments.some((segment) => SOCKET_SEGMENT.test(segment))) return "strong";
  return segments.some((segment) => /^ws-/i.test(segment)) ? "weak" : undefined;
}

/** NGINX Inc.'s controller wants to be told which Services carry WebSockets. */
function annotationEvidence({ way, service }: Seen): readonly TrafficEvidence[] {
  const key = "nginx.org/websocket-services";
  if (way === undefined || service === undefined || !isAnnotated(way.at, key)) return [];
  const at = annotation(way.at, key);
  const names = (textAt(at) ?? "").split(",").map((name) => name.trim());
  if (!names.includes(service.name)) return [];
  return [{ why: `nginx.org/websocket-services names Service ${service.name}`, strength: "strong", at: locate(at) }];
}

/** Contour wants to be told on each route, and nobody tells it in vain. */
function upgradeEvidence(way: WayIn | undefined): readonly TrafficEvidence[] {
  if (way?.kind !== "HTTPProxy") return [];
  return (way.rules ?? []).flatMap((rule) => {
    const at = descend(rule.at, "enableWebsockets");
    if (textAt(at) !== "true") return [];
    return [{ why: `HTTPProxy ${way.name} sets enableWebsockets`, strength: "strong" as const, at: locate(at) }];
  });
}

const SOCKET_PORT = /^(?:wss?|websockets?|socketio)(?:$|-)|^(?:https?|tcp)-(?:wss?|websockets?)$|^websocket/i;

function portEvidence({ service, port, serving }: Seen): readonly TrafficEvidence[] {
  const found: TrafficEvidence[] = [];
  const ports = port ? [port] : (service?.ports ?? []);
  const strong = (why: string, at: Location): void => void found.push({ why, strength: "strong", at });
  for (const { at, name, appProtocol } of ports) {
    if (name !== undefined && SOCKET_PORT.test(name))
      strong(`Service ${service?.name} has a port named ${name}`, locate(descend(at, "name")));
    if (/^kubernetes\.io\/wss?$/.test(appProtocol ?? ""))
      strong(`a port's appProtocol is ${appProtocol}`, locate(descend(at, "appProtocol")));
  }
  const targets = ports.flatMap(({ target }) => (target?.known ? [target.value] : []));
  for (const { name, number } of serving?.ports ?? []) {
    const isUsed = targets.length === 0 || [name, number].some((fact) => fact?.known && targets.includes(fact.value));
    if (!isUsed || !name?.known || !SOCKET_PORT.test(name.value) || name.origin.kind !== "declared") continue;
    strong(`container ${serving?.name} has a port named ${name.value}`, name.origin.at);
  }
  return found;
}

function nameEvidence({ service, workload, serving }: Seen): readonly TrafficEvidence[] {
  const names: readonly (readonly [string, string | undefined, Cursor | undefined])[] = [
    ["container", serving?.name, serving && descend(serving.at, "name")],
    [workload?.kind ?? "", workload?.name, workload && descend(workload.at, "metadata", "name")],
    [service?.kind ?? "", service?.name, service && descend(service.at, "metadata", "name")],
  ];
  return names.flatMap(([kind, name, at]) => {
    if (name === undefined || at === undefined) return [];
    const isStrong = /websocket/i.test(name);
    if (!isStrong && !/(?:^|[-_.])wss?(?:[-_.]|$)/i.test(name)) return [];
    return [
      {
        why: `the ${kind} is named ${name}`,
        strength: isStrong ? ("strong" as const) : ("weak" as const),
        at: locateKey(at),
      },
    ];
  });
}
