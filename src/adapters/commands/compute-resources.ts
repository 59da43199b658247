import { Cursor, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import type { Entry, Node } from "../../syntax/node.ts";
import { kindOfCollection } from "../compute/kind.ts";
import type { Resource } from "../resource.ts";
import type { ArgumentFiles } from "./argument-files.ts";
import { type CommandLine, knownText } from "./command-line.ts";
import { type ComputeCommand, type ComputeSetting, readComputeCommand } from "./compute-commands.ts";
import { layOver } from "./lay-over.ts";
import { nodeOf, opaqueNode, textNode } from "./nodes.ts";
import { mapOf } from "./run-settings.ts";
import { byName, type CommandService } from "./services.ts";
import { lastWriters } from "./writers.ts";

/** Fields of a backend service that a change leaves as they are, and nobody sees here. */
const KEPT = ["timeoutSec", "loadBalancingScheme", "protocol", "sessionAffinity", "connectionDraining"];

/** The parts of load balancers that commands make or change. */
export function commandCompute(
  lines: readonly CommandLine[],
  resources: readonly Resource[],
  files: ArgumentFiles,
): readonly CommandService[] {
  const declared = byName(resources.filter(({ group }) => group === "compute"));
  const groups = new Map<string, ComputeCommand[]>();
  for (const command of lines.flatMap((line) => readComputeCommand(line, files) ?? [])) {
    const name = knownText(command.name.pieces);
    if (name === undefined) continue;
    const key = `${command.collection}/${name}`;
    const group = groups.get(key);
    if (group) group.push(command);
    else groups.set(key, [command]);
  }
  return [...groups.values()].flatMap((commands) => resourceOf(commands, declared) ?? []);
}

function resourceOf(
  commands: readonly ComputeCommand[],
  declared: ReadonlyMap<string, readonly Resource[]>,
): CommandService | undefined {
  const first = commands.find(({ isCreate }) => isCreate) ?? commands[0];
  const kind = kindOfCollection(first?.collection ?? "");
  const name = knownText(first?.name.pieces);
  if (first === undefined || kind === undefined || name === undefined) return undefined;
  const same = (declared.get(name) ?? []).filter((one) => one.kind === kind);
  const base = same.length === 1 ? same[0] : undefined;
  const { document } = base?.at ?? first.line;
  let node = base?.at.node ?? bare(first, commands, name, kind);
  for (const group of byWay(commands)) node = laid(node, group, document);
  const at = new Cursor(
    document,
    node,
    base?.at.anchor.span ?? first.name,
    rootCursor(document),
    `${first.collection}/${name}`,
  );
  const resource = base ? { ...base, at } : { group: "compute", version: "v1", kind, name, namespace: undefined, at };
  return { resource, replaces: base };
}

function bare(first: ComputeCommand, commands: readonly ComputeCommand[], name: string, kind: string): Node {
  const { start, end } = first.name;
  const scope = commands.find((command) => command.scope !== undefined)?.scope;
  const link = `projects/-/${scope === undefined ? "" : `${scope}/`}${first.collection}/${name}`;
  const entries: Entry[] = [
    { key: "name", start, end, value: nodeOf(first.name) },
    { key: "selfLink", start, end, value: textNode(link, first.name) },
  ];
  const { open } = first;
  if ((first.isCreate && open === undefined) || kind !== "backendService") return mapOf(first.name, entries);
  const why = open ?? "gcloud compute backend-services update keeps what there is, and no flag sets it";
  const kept = KEPT.map((key): Entry => ({ key, ...first.place, value: opaqueNode(why, first.place) }));
  return mapOf(first.name, [...entries, ...kept]);
}

interface Said {
  readonly command: ComputeCommand;
  readonly setting: ComputeSetting;
}

function byWay(commands: readonly ComputeCommand[]): readonly (readonly Said[])[] {
  const groups = new Map<string, Said[]>();
  for (const command of commands) {
    for (const setting of command.settings) {
      const key = setting.way.join(".");
      const group = groups.get(key);
      if (group) group.push({ command, setting });
      else groups.set(key, [{ command, setting }]);
    }
  }
  return [...groups.values()];
}

/** Items are added one by one; of other values the last one holds, as long as it is known which that is. */
function laid(node: Node, said: readonly Said[], document: Document): Node {
  const [first] = said;
  if (first === undefined) return node;
  if (first.setting.isItem) {
    return said.reduce((below, { command, setting }, index) => {
      const { entry } = setting;
      return layOver(
        below,
        [...setting.way, index],
        { entry, node: entry.value, document: entry.from ?? command.line.document },
        document,
      );
    }, node);
  }
  const writers = said.map(({ command, setting }) => ({
    line: command.line,
    entry: setting.entry,
    place: setting.entry,
  }));
  const last = lastWriters(writers);
  const final = last.at(-1);
  if (final === undefined) return node;
  const isSure = last.every(({ entry }) => textOf(entry?.value) === textOf(final.entry?.value));
  const value = final.entry?.value ?? node;
  const shown = isSure
    ? value
    : opaqueNode("several commands set it, and which of them is run last is not known", value);
  const from = final.place.from ?? final.line.document;
  return layOver(node, first.setting.way, { entry: final.place, node: shown, document: from }, document);
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.kind === "list") return node.items.map(textOf).join(" ");
  return node?.kind === "scalar" ? String(node.value) : undefined;
}
