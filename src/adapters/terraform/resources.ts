import { type Document, sourceName } from "../../syntax/document.ts";
import { syntaxOf } from "../../syntax/parse.ts";
import { resourceBlocks } from "./block.ts";
import { runResource } from "./cloud-run.ts";
import { computeResource } from "./compute.ts";
import { dataSources } from "./data-sources.ts";
import { kubernetesResource } from "./kubernetes.ts";
import { fileDocuments, type Held, heldObjects, type TakenApart } from "./manifests.ts";
import { providerDefaults } from "./provider-version.ts";
import { referencesTo } from "./references.ts";
import { registryCalls } from "./registry-modules.ts";

export function isTerraform(document: Document): boolean {
  return syntaxOf(sourceName(document.source.source)) === "hcl";
}

/** What Terraform files make, as the APIs would give it. `apart` recognises the objects that stand in them whole. */
export function terraformResources(documents: readonly Document[], apart: TakenApart): Held {
  const calls = documents.flatMap(registryCalls);
  const blocks = [...documents.flatMap(resourceBlocks), ...calls.flatMap(({ made }) => made.blocks)];
  const resolveIn = referencesTo(blocks, calls, documents.flatMap(dataSources));
  const defaults = providerDefaults(documents);
  const found = blocks.map((block): Held => {
    const resolve = resolveIn(block.at.document);
    const one = runResource(block) ?? kubernetesResource(block, resolve) ?? computeResource(block, resolve, defaults);
    return one ? { resources: [one], problems: [] } : heldObjects(block, resolve, apart);
  });
  found.push(...documents.flatMap((document) => fileDocuments(document, resolveIn(document), apart)));
  return {
    resources: found.flatMap(({ resources }) => resources),
    problems: found.flatMap(({ problems }) => problems),
  };
}
