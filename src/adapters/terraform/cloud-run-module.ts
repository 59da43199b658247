import { Cursor } from "../../syntax/cursor.ts";
import type { Entry, Node } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { labelSpan, type ResourceBlock } from "./block.ts";
import { entryAt, listAt, mapAt, opaqueAt, passedOn, textAtSpan, valueUnder } from "./made-node.ts";
import type { MadeByModule } from "./registry-modules.ts";

/** `GoogleCloudPlatform/cloud-run/google` and its submodule `v2`, each of which makes one service. */
export function cloudRunModule(call: ResourceBlock, part: string): MadeByModule | undefined {
  if (part !== "" && part !== "v2") return undefined;
  const type = part === "v2" ? "google_cloud_run_v2_service" : "google_cloud_run_service";
  const body = mapAt(call.body, part === "v2" ? versionTwo(call) : versionOne(call));
  const written = valueUnder(call.body, "service_name");
  const name = written?.kind === "scalar" ? String(written.value) : call.name;
  const at = new Cursor(call.at.document, body, labelSpan(call), call.at);
  const service: ResourceBlock = { ...call, address: `${call.address}.${type}.main`, type, name, at, body };
  return { blocks: [service], outputs: { service_name: service } };
}

function versionOne(call: ResourceBlock): readonly (Entry | undefined)[] {
  const { body } = call;
  const span = labelSpan(call);
  const inside = (key: string, entries: readonly (Entry | undefined)[]): Entry =>
    entryAt(span, key, mapAt(span, entries));
  const timeout =
    written(body, "timeout_seconds") ?? ownDefault(span, "timeout_seconds", 120, "run-module-timeout-default");
  return [
    written(body, "service_name", "name"),
    written(body, "location"),
    inside("metadata", [written(body, "service_annotations", "annotations")]),
    inside("template", [
      inside("metadata", [written(body, "template_annotations", "annotations") ?? ownAnnotations(span)]),
      inside("spec", [
        timeout,
        written(body, "container_concurrency"),
        entryAt(span, "containers", listAt(span, [onlyContainer(body, span)])),
      ]),
    ]),
  ];
}

function onlyContainer(body: Node, span: Span): Node {
  const ports = valueUnder(body, "ports");
  return mapAt(span, [
    written(body, "image"),
    written(body, "container_command", "command"),
    written(body, "argument", "args"),
    ports && entryAt(ports, "ports", portsOf(ports)),
    entryAt(span, "env", environment(body, span)),
    written(body, "startup_probe"),
    written(body, "liveness_probe"),
  ]);
}

function portsOf(ports: Node): Node {
  return ports.kind === "map"
    ? mapAt(ports, [passedOn(ports, "name"), passedOn(ports, "port", "container_port")])
    : ports;
}

/** What the module writes where no annotations are given. */
function ownAnnotations(span: Span): Entry {
  return entryAt(
    span,
    "annotations",
    mapAt(span, [
      ownDefault(span, "autoscaling.knative.dev/minScale", 1, "run-module-min-instances-default"),
      ownDefault(span, "autoscaling.knative.dev/maxScale", 2, "run-module-max-instances-default"),
    ]),
  );
}

function ownDefault(span: Span, key: string, value: number, byDefault: string): Entry {
  return entryAt(span, key, { kind: "scalar", ...span, value, style: "quoted", byDefault });
}

function versionTwo(call: ResourceBlock): readonly (Entry | undefined)[] {
  const { body } = call;
  const span = labelSpan(call);
  const containers = valueUnder(body, "containers") ?? opaqueAt(span, "no containers are written");
  const items = containers.kind === "list" ? containers.items : [containers];
  const template = mapAt(span, [
    written(body, "timeout"),
    written(body, "max_instance_request_concurrency"),
    written(body, "session_affinity"),
    written(body, "template_scaling", "scaling"),
    written(body, "template_annotations", "annotations"),
    entryAt(containers, "containers", listAt(containers, items.map(containerOf))),
  ]);
  return [
    written(body, "service_name", "name"),
    written(body, "location"),
    written(body, "project_id", "project"),
    entryAt(span, "template", template),
    written(body, "service_scaling", "scaling"),
  ];
}

function containerOf(input: Node): Node {
  if (input.kind !== "map") return input;
  const name = valueUnder(input, "container_name");
  return mapAt(input, [
    name?.kind === "scalar" && name.value === "" ? undefined : written(input, "container_name", "name"),
    written(input, "container_image", "image"),
    written(input, "container_command", "command"),
    written(input, "container_args", "args"),
    written(input, "depends_on_container", "depends_on"),
    written(input, "ports"),
    entryAt(input, "env", environment(input, input)),
    written(input, "startup_probe"),
    written(input, "liveness_probe"),
  ]);
}

/** A list of names and values, or a map of them. What comes from a secret has a name and no value. */
function environment(input: Node, span: Span): Node {
  const plain = valueUnder(input, "env_vars");
  const secret = valueUnder(input, "env_secret_vars");
  if (plain?.kind === "opaque") return plain;
  return listAt(span, [...variables(plain), ...variables(secret).map(withoutValue)]);
}

function variables(node: Node | undefined): readonly Node[] {
  if (node?.kind === "list") return node.items;
  if (node?.kind !== "map") return [];
  return node.entries.map((entry) =>
    mapAt(entry, [entryAt(entry, "name", textAtSpan(entry, entry.key)), { ...entry, key: "value" }]),
  );
}

function withoutValue(variable: Node): Node {
  const why = "it comes from a secret";
  return mapAt(variable, [passedOn(variable, "name"), entryAt(variable, "value", opaqueAt(variable, why))]);
}

function written(input: Node, key: string, name?: string): Entry | undefined {
  return valueUnder(input, key) && passedOn(input, key, name);
}
