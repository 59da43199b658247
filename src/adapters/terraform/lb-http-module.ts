import { Cursor, descend, entriesOf } from "../../syntax/cursor.ts";
import type { Entry, Node } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { textAt } from "../read.ts";
import { labelSpan, type ResourceBlock } from "./block.ts";
import { selfLink } from "./compute.ts";
import { entryAt, keySpan, listAt, mapAt, opaqueAt, passedOn, textAtSpan, valueUnder } from "./made-node.ts";
import type { MadeByModule } from "./registry-modules.ts";

/** `lb-http`, `serverless_negs` and `dynamic_backends` make a load balancer, `backend` makes a backend service. */
export function lbHttpModule(call: ResourceBlock, part: string): MadeByModule | undefined {
  if (part === "backend") return oneBackend(call);
  if (part !== "" && part !== "serverless_negs" && part !== "dynamic_backends") return undefined;
  const scheme = schemeOf(call, "EXTERNAL", "lb-module-scheme-default");
  const backends = entriesOf(descend(call.at, "backends")).flatMap(([key, at]) => {
    const isThere = at.node?.kind === "map" || at.node?.kind === "opaque";
    return isThere ? [{ key, ...backendOf(call, { at, name: `${call.name}-backend-${key}`, key, scheme }) }] : [];
  });
  const [first] = backends.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const front = first === undefined ? [] : frontTo(call, first.service, scheme);
  const outputs = backends.flatMap(({ key, service }) =>
    ["id", "self_link"].map((attribute) => [`backend_services.${key}.${attribute}`, service] as const),
  );
  return { blocks: [...backends.flatMap(({ all }) => all), ...front], outputs: Object.fromEntries(outputs) };
}

function oneBackend(call: ResourceBlock): MadeByModule {
  const bucket = textAt(call.at, "backend_bucket_name");
  if (bucket !== undefined && bucket !== "") return { blocks: [], outputs: {} };
  const scheme = schemeOf(call, "EXTERNAL_MANAGED", "lb-module-backend-scheme-default");
  const { all } = backendOf(call, { at: call.at, name: call.name, key: call.name, scheme });
  return { blocks: all, outputs: {} };
}

/** The scheme where it is written, or the module's own default. */
function schemeOf({ at, body }: ResourceBlock, value: string, byDefault: string): Entry {
  const written = passedOn(body, "load_balancing_scheme");
  const span = keySpan(at);
  return written ?? entryAt(span, "load_balancing_scheme", { ...textAtSpan(span, value), byDefault });
}

interface BackendInput {
  readonly at: Cursor;
  readonly name: string;
  readonly key: string;
  readonly scheme: Entry;
}

const PASSED = ["timeout_sec", "connection_draining_timeout_sec", "session_affinity", "affinity_cookie_ttl_sec"];

function backendOf(
  call: ResourceBlock,
  { at, name, key, scheme }: BackendInput,
): { readonly service: ResourceBlock; readonly all: readonly ResourceBlock[] } {
  const input = at.node ?? call.body;
  const span = keySpan(at);
  const groups = serverlessGroups(call, input, key);
  const check = healthCheck(call, at, key);
  const links = groups.flatMap((group) => linkTo(group) ?? []);
  const body = mapAt(span, [
    entryAt(span, "name", textAtSpan(span, name)),
    scheme,
    valueUnder(input, "protocol") ? passedOn(input, "protocol") : entryAt(span, "protocol", ownProtocol(span)),
    ...PASSED.map((attribute) => passedOn(input, attribute)),
    entryAt(span, "backend", listAt(span, [...writtenGroups(input), ...links.map((link) => groupOf(link))])),
    check && entryAt(span, "health_checks", listAt(span, [linkTo(check) ?? check.body])),
  ]);
  const service = made(call, "google_compute_backend_service", name, new Cursor(at.document, body, span, at), key);
  return { service, all: [service, ...groups, ...(check ? [check] : [])] };
}

function ownProtocol(span: Span): Node {
  return { ...textAtSpan(span, "HTTP"), byDefault: "lb-module-protocol-default" };
}

/** `groups = [{ group = … }]`; what nobody can count has one group that nobody knows. */
function writtenGroups(input: Node): readonly Node[] {
  const groups = valueUnder(input, "groups");
  const items = groups?.kind === "list" ? groups.items : groups?.kind === "opaque" ? [groups] : [];
  return items.flatMap((item) => {
    const group = valueUnder(item, "group");
    return group ? [groupOf(group)] : [];
  });
}

function groupOf(group: Node): Node {
  return mapAt(group, [entryAt(group, "group", group)]);
}

/** `serverless_neg_backends`: the module makes a group for each of them. */
function serverlessGroups(call: ResourceBlock, input: Node, key: string): readonly ResourceBlock[] {
  const list = input.kind === "opaque" ? undefined : valueUnder(input, "serverless_neg_backends");
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item, index) => {
    if (item.kind !== "map") return [];
    const service = valueUnder(item, "service");
    const name = service ? passedOn(service, "name", "service") : passedOn(item, "service_name", "service");
    const type = valueUnder(item, "type");
    const isRun = type?.kind === "scalar" && type.value === "cloud-run";
    const body = mapAt(item, [
      passedOn(item, "region"),
      isRun && name ? entryAt(item, "cloud_run", mapAt(item, [name])) : undefined,
    ]);
    const group = `neg-${key}-${index}`;
    const at = new Cursor(call.at.document, body, item, call.at);
    return [made(call, "google_compute_region_network_endpoint_group", group, at, group)];
  });
}

function healthCheck(call: ResourceBlock, backend: Cursor, key: string): ResourceBlock | undefined {
  const at = descend(backend, "health_check");
  const { node } = at;
  if (node?.kind !== "map") return undefined;
  const isOwn = backend === call.at;
  const protocol =
    valueUnder(node, "protocol") ??
    (backend.node && valueUnder(backend.node, "protocol")) ??
    (isOwn ? ownProtocol(keySpan(backend)) : undefined);
  const settings = ["request_path", "port", "port_name", "port_specification"];
  const block = mapAt(
    node,
    settings.map((name) => passedOn(node, name)),
  );
  const span = keySpan(at);
  const unclear =
    protocol ?? opaqueAt(span, "no protocol is written, and versions of the module differ in what it is then");
  const body = mapAt(span, [
    passedOn(node, "check_interval_sec"),
    passedOn(node, "timeout_sec"),
    unclear.kind === "scalar"
      ? entryAt(unclear, `${String(unclear.value).toLowerCase()}_health_check`, block)
      : entryAt(unclear, "type", unclear),
  ]);
  const name = `${call.name}-hc-${key}`;
  return made(call, "google_compute_health_check", name, new Cursor(at.document, body, span, at), key);
}

/** A rule, a proxy and a URL map that sends everything to the first backend service, unless others are asked for. */
function frontTo(call: ResourceBlock, service: ResourceBlock, scheme: Entry): readonly ResourceBlock[] {
  const own = valueUnder(call.body, "create_url_map");
  if (own !== undefined && !(own.kind === "scalar" && own.value === true)) return [];
  const part = (type: string, entries: readonly (Entry | undefined)[]): ResourceBlock => {
    const body = mapAt(labelSpan(call), entries);
    return made(call, type, call.name, new Cursor(call.at.document, body, labelSpan(call), call.at), "default");
  };
  const leading = (key: string, to: ResourceBlock): Entry | undefined => {
    const link = linkTo(to);
    return link && entryAt(link, key, link);
  };
  const map = part("google_compute_url_map", [leading("default_service", service)]);
  const proxy = part("google_compute_target_http_proxy", [leading("url_map", map)]);
  return [map, proxy, part("google_compute_global_forwarding_rule", [leading("target", proxy), scheme])];
}

function linkTo(block: ResourceBlock): Node | undefined {
  const link = selfLink(block);
  return link === undefined ? undefined : textAtSpan(labelSpan(block), link);
}

/** A resource of the module; those of two modules do not see each other. */
function made(call: ResourceBlock, type: string, name: string, at: Cursor, key: string): ResourceBlock {
  const { address } = call;
  const body = at.node?.kind === "map" ? at.node : call.body;
  const folder = address.replace("#", "/");
  return { ...call, address: `${address}.${type}.default["${key}"]`, folder, type, name, at, body };
}
