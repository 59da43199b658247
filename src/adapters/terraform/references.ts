import { posix } from "node:path";
import { type Document, sourceName } from "../../syntax/document.ts";
import { findEntry, type Node, type OpaqueNode, type ScalarNode } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import type { ResourceBlock } from "./block.ts";
import { selfLink } from "./compute.ts";
import { isKubernetes, kubernetesName } from "./kubernetes.ts";
import type { ModuleCall } from "./registry-modules.ts";
import type { Resolve } from "./view.ts";

/** A reference may lead to another one; longer chains are a mistake, or circles. */
const MAX_STEPS = 16;

/** References are names and links that only applying gives; here they lead to the block itself. */
export function referencesTo(
  blocks: readonly ResourceBlock[],
  calls: readonly ModuleCall[] = [],
  data: readonly ResourceBlock[] = [],
): (document: Document) => Resolve {
  const byAddress = new Map(blocks.map((block) => [block.address, block]));
  const outputs = outputsOf(calls, data);
  const follow = (node: OpaqueNode, document: Document, steps: number): Node => {
    const [, address = "", attribute = ""] = /^(.*)\.([^.]+)$/.exec(node.of ?? "") ?? [];
    const block = byAddress.get(address);
    if (block === undefined) return outputAt(node, document, outputs);
    if (steps > MAX_STEPS) return node;
    const value = isKubernetes(block)
      ? insideOf(block, [attribute, ...stepsAfter(attribute, node, document)], steps)
      : ofGoogle(block, attribute);
    return value === undefined ? node : textNode(node, value);
  };
  const insideOf = (block: ResourceBlock, [first, ...rest]: readonly string[], steps: number): string | undefined => {
    if (first === "metadata" && rest.join(".") === "0.name") return kubernetesName(block);
    const found = stepsInto(block.body, [first ?? "", ...rest]);
    const end = found?.kind === "opaque" ? follow(found, block.at.document, steps + 1) : found;
    return end?.kind === "scalar" && end.value !== null ? String(end.value) : undefined;
  };
  return (document) => (node) => follow(node, document, 0);
}

/** By folder and reference: `infra#module.lb.backend_services.default.id`, `infra#data.google_cloud_run_service.chat.name`. */
function outputsOf(calls: readonly ModuleCall[], data: readonly ResourceBlock[]): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  for (const block of data) {
    for (const attribute of ["id", "self_link", "name"]) {
      const value = attribute === "name" ? textAt(block.at, "name") : ofGoogle(block, attribute);
      if (value !== undefined) outputs.set(`${block.address}.${attribute}`, value);
    }
  }
  for (const { block, made } of calls) {
    for (const [name, of] of Object.entries(made.outputs)) {
      const value = ofGoogle(of, name.slice(name.lastIndexOf(".") + 1)) ?? of.name;
      outputs.set(`${block.address}.${name}`, value);
    }
  }
  return outputs;
}

function outputAt(node: OpaqueNode, document: Document, outputs: ReadonlyMap<string, string>): Node {
  if (outputs.size === 0) return node;
  const written = document.source.text.slice(node.start, Math.min(node.end, node.start + 200));
  const steps = written.replace(/^"\$\{\s*|\s*\}"$/g, "").replace(/\["?([\w-]+)"?\]/g, ".$1");
  const value = outputs.get(`${posix.dirname(sourceName(document.source.source))}#${steps}`);
  return value === undefined ? node : textNode(node, value);
}

function ofGoogle(block: ResourceBlock, attribute: string): string | undefined {
  if (/^(?:id|self_link|instance_group)$/.test(attribute)) return selfLink(block);
  return attribute === "name" ? block.name : undefined;
}

/** The steps of a reference that go on behind the attribute, as they are written: `[0].labels.app`. */
function stepsAfter(attribute: string, { start, end, of = "" }: OpaqueNode, document: Document): readonly string[] {
  const written = document.source.text.slice(start, end);
  const label = of.slice(of.indexOf("#") + 1, -attribute.length - 1);
  const [, tail] =
    /^((?:\.\w[\w-]*|\[\d+\]|\["[^"]*"\])+)/.exec(written.slice(behind(written, label, attribute))) ?? [];
  return (tail ?? "").split(/[.[\]"]+/).filter((step) => step !== "");
}

function behind(written: string, label: string, attribute: string): number {
  const from = written.indexOf(label);
  const at = from < 0 ? -1 : written.indexOf(`.${attribute}`, from + label.length);
  return at < 0 ? written.length : at + attribute.length + 1;
}

/** A block that may be repeated is a list in references, and a map where it is written but once. */
function stepsInto(from: Node, steps: readonly string[]): Node | undefined {
  let node: Node | undefined = from;
  for (const step of steps) {
    if (node?.kind === "list") node = node.items[Number(step)];
    else if (node?.kind === "map" && step !== "0") node = findEntry(node, step)?.value;
    else if (node?.kind !== "map") return node?.kind === "opaque" ? node : undefined;
  }
  return node;
}

function textNode({ start, end }: Node, value: string): ScalarNode {
  return { kind: "scalar", start, end, value, style: "quoted" };
}
