import { descend, locate, locateKey, rootCursor } from "../../syntax/cursor.ts";
import type { Document, Problem } from "../../syntax/document.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import type { ResourceBlock } from "../terraform/block.ts";
import type { TakenApart } from "../terraform/manifests.ts";
import { resourcesOf } from "../terraform/resources.ts";
import { planBlocks } from "./blocks.ts";
import { readConfiguration } from "./configuration.ts";
import { plannedResources } from "./planned.ts";
import { sourceFinder } from "./source.ts";

export function isPlan({ form }: Document): boolean {
  return form === "terraform-plan";
}

export interface ReadPlans {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  /** Whether a block of the Terraform files is one of those that the plans tell about. */
  readonly isPlanned: (block: ResourceBlock) => boolean;
}

/** Plans and states as the APIs would give what they hold; what Terraform files of the input write is pointed at there. */
export function readPlans(plans: readonly Document[], terraform: readonly Document[], apart: TakenApart): ReadPlans {
  const problems = plans.flatMap(problemsOf);
  const findSource = sourceFinder(terraform);
  const covered = new Set<string>();
  const found = plans.filter(isReadable).map((document) => {
    const configuration = readConfiguration(document);
    const planned = plannedResources(document);
    const source = findSource({ document, configuration, planned });
    const isState = descend(rootCursor(document), "values").node !== undefined;
    // A state is what was; the files say what will be.
    const blocks = isState
      ? planBlocks({ planned: planned.filter((one) => !source.find(one)), configuration })
      : planBlocks({ planned, configuration, source });
    if (!isState) for (const address of source.addresses) covered.add(address);
    return resourcesOf(blocks, { apart });
  });
  const isPlanned = ({ address }: ResourceBlock): boolean => covered.has(address.replace(/(#[^[]*)\[.*$/, "$1"));
  return {
    resources: found.flatMap(({ resources }) => resources),
    problems: [...problems, ...found.flatMap((held) => held.problems)],
    isPlanned,
  };
}

/** The form has been the same since it was first described; a new major version may mean anything. */
const VERSIONS = /^[01]\.\d+/;

function isReadable(document: Document): boolean {
  return VERSIONS.test(textAt(rootCursor(document), "format_version") ?? "");
}

function problemsOf(document: Document): readonly Problem[] {
  const { source } = document;
  const root = rootCursor(document);
  const version = descend(root, "format_version");
  if (!isReadable(document)) {
    const message = `format_version ${textAt(version) ?? "is no text; this file"} is not known; the plan is not read`;
    return [{ source, span: locate(version).span, message }];
  }
  const errored = descend(root, "errored");
  if (errored.node?.kind !== "scalar" || errored.node.value !== true) return [];
  const message = "planning ended in an error: what it would have planned after that is missing here";
  return [{ source, span: locateKey(errored).span, message, level: "note" }];
}
