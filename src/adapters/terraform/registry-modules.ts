import { Cursor, descend, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import { findEntry } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import { type ResourceBlock, resourceBlocks } from "./block.ts";
import { cloudRunModule } from "./cloud-run-module.ts";
import { asResources } from "./data-sources.ts";
import { lbHttpModule } from "./lb-http-module.ts";
import { entryAt, keySpan, mapAt } from "./made-node.ts";

/** What a `module` block makes whose source is a well-known one of the registry, and what its outputs are. */
export interface MadeByModule {
  readonly blocks: readonly ResourceBlock[];
  /** By what follows `module.lb.`: `backend_services.default.id`. */
  readonly outputs: Readonly<Record<string, ResourceBlock>>;
}

export interface ModuleCall {
  readonly block: ResourceBlock;
  readonly made: MadeByModule;
}

/** The calls of modules that are known here. Any other makes nothing that anybody could see. */
export function registryCalls(document: Document): readonly ModuleCall[] {
  const modules = findEntry(document.root, "module")?.value;
  if (modules?.kind !== "map") return [];
  const above = descend(rootCursor(document), "module");
  return resourceBlocks({
    ...document,
    root: asResources(mapAt(modules, [entryAt(modules, "module", modules)])),
  }).flatMap((found) => {
    const at = new Cursor(document, found.body, keySpan(found.at), above, found.at.pointer.at(-1));
    const block = { ...found, at };
    const [name, part] = sourceOf(textAt(block.at, "source") ?? "");
    const make = name === undefined ? undefined : MODULES[name.toLowerCase()];
    const made = make?.(block, part);
    return made ? [{ block, made }] : [];
  });
}

const MODULES: Readonly<Record<string, (call: ResourceBlock, part: string) => MadeByModule | undefined>> = {
  "cloud-run": cloudRunModule,
  "lb-http": lbHttpModule,
};

const REGISTRY =
  /^(?:registry\.terraform\.io\/)?(?:GoogleCloudPlatform|terraform-google-modules)\/(lb-http|cloud-run)\/google(?:\/\/modules\/([\w-]+))?$/i;
const GITHUB =
  /github\.com[/:](?:GoogleCloudPlatform|terraform-google-modules)\/terraform-google-(lb-http|cloud-run)(?:\.git)?(?:\/\/modules\/([\w-]+))?(?:\?.*)?$/i;

function sourceOf(source: string): readonly [name: string | undefined, part: string] {
  const [, name, part = ""] = REGISTRY.exec(source) ?? GITHUB.exec(source.slice(0, 300)) ?? [];
  return [name, part];
}
