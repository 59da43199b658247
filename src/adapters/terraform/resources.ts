import { type Document, sourceName } from "../../syntax/document.ts";
import { syntaxOf } from "../../syntax/parse.ts";
import { type ResourceBlock, resourceBlocks } from "./block.ts";
import { runResource } from "./cloud-run.ts";
import { computeResource } from "./compute.ts";
import { dataSources } from "./data-sources.ts";
import { kubernetesResource } from "./kubernetes.ts";
import { fileDocuments, type Held, heldObjects, type TakenApart } from "./manifests.ts";
import { type ProviderDefaults, providerDefaults } from "./provider-version.ts";
import { referencesTo } from "./references.ts";
import { registryCalls } from "./registry-modules.ts";
import type { Resolve } from "./view.ts";

export function isTerraform(document: Document): boolean {
  return syntaxOf(sourceName(document.source.source)) === "hcl";
}

/** What Terraform files make, as the APIs would give it. `apart` recognises the objects that stand in them whole. */
export function terraformResources(
  documents: readonly Document[],
  apart: TakenApart,
  isPlanned: (block: ResourceBlock) => boolean = () => false,
): Held {
  const calls = documents.flatMap(registryCalls);
  const written = documents.flatMap(resourceBlocks);
  const blocks = [...written, ...calls.flatMap(({ made }) => made.blocks)].filter((block) => !isPlanned(block));
  const resolveIn = referencesTo(blocks, calls, documents.flatMap(dataSources));
  const held = resourcesOf(blocks, { apart, resolveIn, defaults: providerDefaults(documents) });
  return joined([held, ...documents.flatMap((document) => fileDocuments(document, resolveIn(document), apart))]);
}

export interface Making {
  readonly apart: TakenApart;
  readonly resolveIn?: (document: Document) => Resolve;
  readonly defaults?: ProviderDefaults;
}

/** Blocks that may refer to each other, as the APIs would give what they make. */
export function resourcesOf(
  blocks: readonly ResourceBlock[],
  { apart, resolveIn = referencesTo(blocks), defaults = () => undefined }: Making,
): Held {
  return joined(
    blocks.map((block): Held => {
      const resolve = resolveIn(block.at.document);
      const one = runResource(block) ?? kubernetesResource(block, resolve) ?? computeResource(block, resolve, defaults);
      return one ? { resources: [one], problems: [] } : heldObjects(block, resolve, apart);
    }),
  );
}

function joined(found: readonly Held[]): Held {
  return {
    resources: found.flatMap(({ resources }) => resources),
    problems: found.flatMap(({ problems }) => problems),
  };
}
