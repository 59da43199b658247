import type { Document } from "../../syntax/document.ts";
import { plainText } from "../../syntax/folded-text.ts";
import type { Entry, Node, Pointer } from "../../syntax/node.ts";
import type { ScriptWord } from "../../syntax/shell-script.ts";
import type { Span } from "../../text/span.ts";
import type { ArgumentFiles } from "./argument-files.ts";
import { type CommandLine, knownText } from "./command-line.ts";
import { COMPUTE_KINDS, type ComputeCommandKind, type Form, healthCheckKind, TARGETS } from "./compute-flags.ts";
import { type Flag, type FlagValue, keyValue, listParts } from "./flags.ts";
import { nodeOf, secondsNode, textNode } from "./nodes.ts";
import { mapOf } from "./run-settings.ts";

/** A command that makes a part of a load balancer, or changes one. */
export interface ComputeCommand {
  readonly line: CommandLine;
  readonly collection: string;
  readonly name: ScriptWord;
  /** `global`, `regions/r` or `zones/z`, as far as it is written. */
  readonly scope: string | undefined;
  readonly isCreate: boolean;
  readonly place: Span;
  readonly settings: readonly ComputeSetting[];
  /** Why some of its words, which may set anything, are not known. */
  readonly open?: string;
}

/** One value; `isItem` adds it to a list instead of taking the list's place. */
export interface ComputeSetting {
  readonly way: Pointer;
  readonly entry: Entry;
  readonly isItem?: boolean;
}

/** Takes a gcloud command apart; undefined where it is about no part of a load balancer. */
export function readComputeCommand(line: CommandLine, files: ArgumentFiles): ComputeCommand | undefined {
  const texts = line.words.map(({ pieces }) => plainText(pieces));
  const from = texts[1] === "beta" || texts[1] === "alpha" ? 2 : 1;
  const [top, group = "", verb = ""] = texts.slice(from, from + 3);
  if (top !== "compute" || texts.includes("--help")) return undefined;
  const isCheck = group === "health-checks";
  const kind = isCheck ? healthCheckKind(texts[from + 3] ?? "") : known(group);
  const { positional, flags, open } = files.argumentsOf(line, from + (isCheck ? 4 : 3), 1);
  const [name] = positional;
  const at = line.words[from + 2];
  if (
    kind === undefined ||
    name === undefined ||
    at === undefined ||
    !/^(?:create|update|add-backend|add-path-matcher)$/.test(verb)
  )
    return undefined;
  const place = { start: at.start, end: at.end };
  const extra = verb === "add-backend" ? backend(flags) : verb === "add-path-matcher" ? matcher(flags) : [];
  const own = verb === "create" || verb === "update" ? settings(kind, flags) : [];
  const made = verb === "create" && open === undefined ? unwritten(group, texts[from + 3] ?? "", flags, place) : [];
  return {
    line,
    collection: kind.collection,
    name,
    // A flag of `add-backend` may name the scope of its group; that of the service itself comes without a prefix.
    scope: scopeOf(flags, ""),
    isCreate: verb === "create",
    place,
    settings: [...made, ...own, ...target(flags), ...extra],
    ...(open !== undefined && { open }),
  };
}

function known(group: string): ComputeCommandKind | undefined {
  return Object.hasOwn(COMPUTE_KINDS, group) ? COMPUTE_KINDS[group] : undefined;
}

function valueOfFlag(flags: readonly Flag[], name: string): FlagValue | undefined {
  return flags.findLast((flag) => flag.name === name)?.value;
}

function scopeOf(flags: readonly Flag[], prefix: string): string | undefined {
  const region = knownText(valueOfFlag(flags, `${prefix}region`)?.pieces);
  const zone = knownText(valueOfFlag(flags, `${prefix}zone`)?.pieces);
  if (region !== undefined) return `regions/${region}`;
  if (zone !== undefined) return `zones/${zone}`;
  return flags.some(({ name }) => name === "global") ? "global" : undefined;
}

function settings({ flags: ways }: ComputeCommandKind, flags: readonly Flag[]): readonly ComputeSetting[] {
  return flags.flatMap((flag) => {
    const [way, form] = (Object.hasOwn(ways, flag.name) ? ways[flag.name] : undefined) ?? [];
    if (way === undefined || form === undefined || flag.value === undefined) return [];
    return [{ way, entry: entryOf(flag, String(way.at(-1)), shaped(flag.value, form)) }];
  });
}

/** A flag, or the command itself where it writes none. */
interface Place extends Span {
  readonly from?: Document;
}

function entryOf({ start, end, from }: Place, key: string, value: Node): Entry {
  return { key, start, end, value, ...(from && { from }) };
}

function shaped(value: FlagValue, form: Form): Node {
  if (form === "seconds") return secondsNode(value);
  if (form === "list") return { kind: "list", start: value.start, end: value.end, items: listParts(value).map(nodeOf) };
  const node = nodeOf(value);
  if (form !== "upper" || node.kind !== "scalar") return node;
  return { ...node, value: String(node.value).toUpperCase().replaceAll("-", "_") };
}

/** The proxy that a forwarding rule leads to. */
function target(flags: readonly Flag[]): readonly ComputeSetting[] {
  return flags.flatMap((flag) => {
    const collection = Object.hasOwn(TARGETS, flag.name) ? TARGETS[flag.name] : undefined;
    const name = knownText(flag.value?.pieces);
    if (collection === undefined || flag.value === undefined || name === undefined) return [];
    const link = name.includes("/") ? name : `${collection}/${name}`;
    return [{ way: ["target"], entry: entryOf(flag, "target", textNode(link, flag.value)) }];
  });
}

/** The group of `add-backend`, by an address that says what it is. */
function backend(flags: readonly Flag[]): readonly ComputeSetting[] {
  return ["network-endpoint-group", "instance-group"].flatMap((kind) => {
    const flag = flags.findLast(({ name }) => name === kind || name === `global-${kind}`);
    if (flag?.value === undefined) return [];
    const name = knownText(flag.value.pieces);
    const scope = flag.name.startsWith("global-")
      ? "global"
      : scopeOf(
          flags.filter((one) => one.name !== "global"),
          `${kind}-`,
        );
    const collection = kind === "instance-group" ? "instanceGroups" : "networkEndpointGroups";
    const link = [...(scope === undefined ? [] : [scope]), collection, name].join("/");
    const group = name === undefined ? nodeOf(flag.value) : textNode(link, flag.value);
    return [
      {
        way: ["backends"],
        entry: entryOf(flag, "backends", mapOf(flag, [entryOf(flag, "group", group)])),
        isItem: true,
      },
    ];
  });
}

/** One path matcher: its default, and the paths that lead elsewhere. */
function matcher(flags: readonly Flag[]): readonly ComputeSetting[] {
  const entries: Entry[] = [];
  let first: Flag | undefined;
  for (const flag of flags) {
    if (flag.value === undefined) continue;
    if (flag.name === "default-service") entries.push(entryOf(flag, "defaultService", nodeOf(flag.value)));
    else if (/^(?:backend-service-)?path-rules$/.test(flag.name)) {
      const { start, end } = flag.value;
      const items = listParts(flag.value).flatMap(pathRule);
      entries.push(entryOf(flag, "pathRules", { kind: "list", start, end, items }));
    } else continue;
    first ??= flag;
  }
  if (first === undefined) return [];
  return [{ way: ["pathMatchers"], entry: entryOf(first, "pathMatchers", mapOf(first, entries)), isItem: true }];
}

function pathRule(part: FlagValue): readonly Node[] {
  const pair = keyValue(part);
  if (pair === undefined) return [];
  const path = nodeOf(pair.key);
  const paths: Node = { kind: "list", start: path.start, end: path.end, items: [path] };
  return [mapOf(path, [entryOf(path, "paths", paths), entryOf(path, "service", nodeOf(pair.value))])];
}

/** What gcloud itself puts where no flag is written. */
function unwritten(group: string, protocol: string, flags: readonly Flag[], place: Span): readonly ComputeSetting[] {
  const made = (key: string, value: string): ComputeSetting => ({
    way: [key],
    entry: entryOf(place, key, textNode(value, place)),
  });
  const isMissing = (name: string): boolean => !flags.some((flag) => flag.name === name);
  if (group === "health-checks") {
    const serving = flags.find((flag) => flag.name === "use-serving-port");
    const block = `${protocol}HealthCheck`;
    const port: ComputeSetting[] = serving
      ? [
          {
            way: [block, "portSpecification"],
            entry: entryOf(serving, "portSpecification", textNode("USE_SERVING_PORT", serving)),
          },
        ]
      : [];
    return [made("type", protocol.toUpperCase()), ...port];
  }
  const scheme = isMissing("load-balancing-scheme") ? [made("loadBalancingScheme", "EXTERNAL")] : [];
  if (group === "forwarding-rules") return scheme;
  if (group !== "backend-services") return [];
  const isGlobal = flags.some(({ name }) => name === "global");
  return [...scheme, ...(isMissing("protocol") && isGlobal ? [made("protocol", "HTTP")] : [])];
}
