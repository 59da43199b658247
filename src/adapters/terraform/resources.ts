import { type Document, sourceName } from "../../syntax/document.ts";
import type { OpaqueNode } from "../../syntax/node.ts";
import { syntaxOf } from "../../syntax/parse.ts";
import type { Resource } from "../resource.ts";
import { type ResourceBlock, resourceBlocks } from "./block.ts";
import { runResource } from "./cloud-run.ts";
import { computeResource, selfLink } from "./compute.ts";
import type { Resolve } from "./view.ts";

export function isTerraform(document: Document): boolean {
  return syntaxOf(sourceName(document.source.source)) === "hcl";
}

/** What Terraform files make, as the APIs would give it, without the blocks that a plan tells more about. */
export function terraformResources(
  documents: readonly Document[],
  isPlanned: (block: ResourceBlock) => boolean = () => false,
): readonly Resource[] {
  return resourcesOf(documents.flatMap(resourceBlocks).filter((block) => !isPlanned(block)));
}

/** Blocks that may refer to each other, as the APIs would give what they make. */
export function resourcesOf(blocks: readonly ResourceBlock[]): readonly Resource[] {
  const byAddress = new Map(blocks.map((block) => [block.address, block]));
  const resolve = resolver(byAddress);
  return blocks.flatMap((block) => runResource(block) ?? computeResource(block, resolve) ?? []);
}

/** References are names and links that only applying gives; here they lead to the block itself. */
function resolver(blocks: ReadonlyMap<string, ResourceBlock>): Resolve {
  return (node: OpaqueNode) => {
    const [, address, attribute] = /^(.*)\.([^.]+)$/.exec(node.of ?? "") ?? [];
    const block = blocks.get(address ?? "");
    const isLink = attribute !== undefined && /^(?:id|self_link|instance_group)$/.test(attribute);
    const value = block && (isLink ? selfLink(block) : attribute === "name" ? block.name : undefined);
    return value === undefined ? node : { kind: "scalar", start: node.start, end: node.end, value, style: "quoted" };
  };
}
