import { declaredSeconds, type Fact, secondsByDefault, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Cursor, descend, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import { placeholderIn, textAt } from "../read.ts";
import type { Front } from "./front.ts";
import { nginxReload } from "./nginx-reload.ts";
import { annotation, type Named } from "./objects.ts";
import type { Door } from "./way-in.ts";

export type OtherDoor = Door & { readonly kind: "other" };

/** An Ingress of ingress-nginx, which upgrades by itself; undefined for any other controller. */
export function ingressNginx(front: Front, door: OtherDoor, label: string): Hop | undefined {
  const { way, installed } = front;
  if (way.kind !== "Ingress" || !isIngressNginx(door, way.at)) return undefined;
  const configMaps = installed.ingressNginx();
  const idleSeconds = idleLimit(front, configMaps);
  const reload = nginxReload(front, configMaps);
  return { name: label, kind: "proxy", software: "nginx", idleSeconds, ...(reload && { reload }) };
}

function idleLimit({ way, limits }: Front, ofController: readonly Named[]): Fact<number> {
  const what = `${READ_TIMEOUT} of Ingress ${way.name}`;
  const own = snippet(way.at, way.name) ?? secondsIn(what, annotation(way.at, READ_TIMEOUT));
  if (own) return own;
  const set = ofController.filter((configMap) => timeoutIn(configMap).node !== undefined);
  const [first] = set;
  if (first) return inConfigMap(first, new Set(set.map((one) => textAt(timeoutIn(one)))).size > 1);
  const limit = limits("ingress-nginx-read");
  const fact = secondsByDefault(what, secondsOf(limit), locateKey(annotation(way.at, READ_TIMEOUT)), limit);
  const assumed = "the ConfigMap of ingress-nginx, which is not in the input, sets no proxy-read-timeout";
  return ofController.length > 0 ? fact : { ...fact, assumed };
}

const READ_TIMEOUT = "nginx.ingress.kubernetes.io/proxy-read-timeout";

/** What a snippet of nginx's own language says of the timeout is not weighed against what the controller writes. */
function snippet(ingress: Cursor, name: string): Fact<number> | undefined {
  const read = (key: string): Cursor => annotation(ingress, `nginx.ingress.kubernetes.io/${key}`);
  const ofLocation = read("configuration-snippet");
  const ofServer = read("server-snippet");
  const what = (key: string): string => `proxy_read_timeout in ${key} of Ingress ${name}`;
  if ((textAt(ofLocation) ?? "").includes(DIRECTIVE)) {
    const why =
      "it stands in a location in which ingress-nginx writes the directive too, and nginx takes it once alone";
    return unknown(what("configuration-snippet"), why, locate(ofLocation));
  }
  const text = textAt(ofServer) ?? "";
  const location = text.search(/\blocation\b/);
  if (location < 0 || text.lastIndexOf(DIRECTIVE) < location) return undefined;
  const why = "it is set in a location of its own, and whether the sockets take that is not known";
  return unknown(what("server-snippet"), why, locate(ofServer));
}

const DIRECTIVE = "proxy_read_timeout";

/**
 * By the controller of its class; by its annotations where the class is not in the input, for NGINX Inc.'s controller
 * takes the class `nginx` too.
 */
function isIngressNginx({ name, controller }: OtherDoor, ingress: Cursor): boolean {
  if (controller !== undefined) return controller.startsWith("k8s.io/ingress-nginx");
  const keys = entriesOf(descend(ingress, "metadata", "annotations")).map(([key]) => key);
  if (keys.some((key) => /^nginx\.(?:org|com)\//.test(key))) return false;
  return name.includes("nginx") && keys.some((key) => key.startsWith("nginx.ingress.kubernetes.io/"));
}

/** ingress-nginx takes whole numbers alone, in seconds; undefined where nothing is written. */
function secondsIn(what: string, at: Cursor): Fact<number> | undefined {
  if (at.node === undefined) return undefined;
  const text = textAt(at) ?? "";
  if (/^\d{1,9}$/.test(text)) return declaredSeconds(what, Number(text), locate(at));
  const placeholder = placeholderIn(text);
  const why = placeholder
    ? `${placeholder} is filled in later`
    : `"${text.slice(0, 40)}" is no whole number of seconds, and ingress-nginx takes no other`;
  return unknown(what, why, locate(at));
}

function inConfigMap(configMap: Named, isOneOfSeveral: boolean): Fact<number> {
  const what = `proxy-read-timeout of ConfigMap ${configMap.name}`;
  const at = timeoutIn(configMap);
  if (isOneOfSeveral) return unknown(what, "several ConfigMaps of ingress-nginx set it differently", locate(at));
  const fact = secondsIn(what, at) ?? unknown(what, "it is not a text", locate(at));
  return fact.known ? { ...fact, assumed: `ConfigMap ${configMap.name} is that of this controller` } : fact;
}

function timeoutIn({ at }: Named): Cursor {
  return descend(at, "data", "proxy-read-timeout");
}
