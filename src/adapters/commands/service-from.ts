import type { Override } from "../../model/path.ts";
import { Cursor, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import type { Entry, Node } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { knownText } from "./command-line.ts";
import { ContainerList } from "./container-list.ts";
import { layOver } from "./lay-over.ts";
import { nodeOf, opaqueNode } from "./nodes.ts";
import { overrideOf } from "./overrides.ts";
import { type RunCommand, settingKey } from "./run-commands.ts";
import { mapOf } from "./run-settings.ts";
import { CONTAINER_SETTINGS, CONTAINERS, SERVICE_SETTINGS } from "./run-shape.ts";
import type { ServiceGroup } from "./services.ts";
import { lastWriters, type Writer } from "./writers.ts";

/** The service as its commands leave it, laid over what else declares it. */
export function serviceFrom(group: ServiceGroup): Resource {
  const { base } = group;
  const shape = base?.group === "serving.knative.dev" ? "knative" : "v2";
  const start = base ?? bareService(group);
  const tree = new ServiceTree(start, group);
  for (const [key, { [shape]: way, label, isKept }] of Object.entries(SERVICE_SETTINGS)) {
    tree.set(way, tree.decide(key, undefined, label, isKept));
  }
  const containers = new ContainerList(tree, CONTAINERS[shape]);
  for (const name of containers.named(group.commands)) {
    for (const [key, { at, label, isKept }] of Object.entries(CONTAINER_SETTINGS)) {
      const way = containers.wayTo(name);
      tree.set([...way, ...at], tree.decide(key, name, label, isKept && containers.isIngress(name)));
    }
    const ownName = [...containers.wayTo(name), "name"];
    // What a file says of its name stays where it is written.
    if (textAt(tree.cursor(), ...ownName) === undefined)
      tree.set(ownName, tree.decide("name", name, "its name", false));
    for (const key of variablesOf(group, name)) {
      const decided = tree.decide(key, name, `the variable ${key.slice("env ".length)}`, false);
      if (decided) containers.setVariable(name, key.slice("env ".length), decided);
    }
  }
  return tree.resource();
}

/** More than anyone writes by hand. */
const MAX_VARIABLES = 500;

function variablesOf({ commands }: ServiceGroup, container: string | undefined): readonly string[] {
  const settings = commands.flatMap(({ settings: own }) => own);
  const own = settings.filter((one) => one.container === container && one.key.startsWith("env "));
  return [...new Set(own.map(({ key }) => key))].slice(0, MAX_VARIABLES);
}

/** A value and where it is written. */
export interface Decided {
  readonly entry: Entry;
  readonly document: Document;
}

/** A service while flags are laid over it. */
export class ServiceTree {
  readonly base: Resource;
  readonly #group: ServiceGroup;
  readonly #overrides: Override[] = [];
  node: Node;

  constructor(base: Resource, group: ServiceGroup) {
    this.base = base;
    this.#group = group;
    this.node = base.at.node ?? mapOf({ start: 0, end: 0 }, []);
  }

  get document(): Document {
    return this.base.at.document;
  }

  set(way: readonly (string | number)[], decided: Decided | undefined): void {
    if (decided === undefined) return;
    const { entry, document } = decided;
    const override = this.#group.base && overrideOf(this.cursor(), way, decided);
    if (override) this.#overrides.push(override);
    this.node = layOver(this.node, way, { entry, node: entry.value, document }, this.document);
  }

  cursor(): Cursor {
    const { at } = this.base;
    return new Cursor(at.document, this.node, at.anchor.span, rootCursor(at.document), this.base.name ?? "service");
  }

  resource(): Resource {
    return { ...this.base, at: this.cursor(), ...(this.#overrides.length > 0 && { overrides: this.#overrides }) };
  }

  /** What becomes of a setting; undefined where what is below holds. */
  decide(key: string, container: string | undefined, label: string, isKept: boolean): Decided | undefined {
    const { commands, base, replaced, order } = this.#group;
    const writers = commands.map((command) => writerOf(command, key, container, isKept ? label : undefined));
    const isNamed = writers.some(({ entry }) => entry !== undefined);
    if (!isNamed && (base !== undefined || !isKept)) return undefined;
    // A manifest that is put back later holds for what it says, and for what it leaves out.
    const reset = replaced.map(({ line }) => ({ line, entry: undefined, place: NOWHERE, isReset: true }));
    const all = [...writers, ...reset].sort((a, b) => (order.get(a.line) ?? 0) - (order.get(b.line) ?? 0));
    const last = lastWriters(all);
    return this.#agreed(last, label);
  }

  #agreed(last: readonly Writer[], label: string): Decided | undefined {
    const written = last.filter(({ entry }) => entry !== undefined);
    const final = written.at(-1);
    if (final?.entry === undefined) return this.#kept(last[0], label);
    const decided = { entry: final.entry, document: final.entry.from ?? final.line.document };
    const isSame = written.every(({ entry }) => entry && textOf(entry.value) === textOf(decided.entry.value));
    if (isSame && written.length === last.length) return decided;
    if (written.length === last.length) {
      const places = written.map((writer) => `${textOf(writer.entry?.value) ?? "not known"} at ${placeName(writer)}`);
      return unclear(decided, `it is ${either(places)}, and which of them is run last is not known`);
    }
    const other = last.find(({ entry }) => entry === undefined);
    if (other === undefined) return decided;
    return unclear(decided, `only some commands set it: the one at ${placeName(other)} keeps what the service has`);
  }

  #kept(writer: Writer | undefined, label: string): Decided | undefined {
    if (writer === undefined || this.#group.base !== undefined) return undefined;
    const { place, line } = writer;
    const why = `${place.key} keeps what the service has, and no flag sets ${label}`;
    return { entry: { ...place, value: { ...opaqueNode(why, place), isKept: true } }, document: line.document };
  }
}

const NOWHERE: Entry = { key: "", start: 0, end: 0, value: opaqueNode("", { start: 0, end: 0 }) };

function writerOf(command: RunCommand, key: string, container: string | undefined, label?: string): Writer {
  const { byKey, line, place, open } = command;
  const own = byKey.get(settingKey(key, container));
  const entry = { key: command.label, ...place, value: opaqueNode("", place) };
  const why = open === undefined || label === undefined ? undefined : `${open}, and may set ${label}`;
  const perhaps =
    why === undefined ? undefined : { ...entry, value: { ...opaqueNode(why, place), isKept: true as const } };
  return { line, entry: own?.entry ?? perhaps, place: entry };
}

function unclear({ entry, document }: Decided, why: string): Decided {
  return { entry: { ...entry, value: opaqueNode(why, entry.value) }, document };
}

function placeName({ line: { document }, place, entry }: Writer): string {
  const { source } = entry?.from ?? document;
  const { line } = source.lines.position((entry ?? place).start);
  return `${sourceName(source.source)}:${line}`;
}

function either(places: readonly string[]): string {
  const shown = places.slice(0, 3);
  return shown.length < places.length ? `${shown.join(", ")} and others` : shown.join(" or ");
}

/** What a value comes to, as far as that can be compared. */
function textOf(node: Node | undefined): string | undefined {
  switch (node?.kind) {
    case "scalar":
      return node.value === null ? "the default" : String(node.value);
    case "list":
      return node.items.map(textOf).join(" ");
    case "map":
      return node.entries.map(({ key, value }) => `${key}=${textOf(value)}`).join(",");
    default:
      return undefined;
  }
}

/** What a command alone says that a service is: its name, its place and a container. */
function bareService({ commands }: ServiceGroup): Resource {
  const [first] = commands;
  if (first === undefined) throw new Error("a group without commands");
  const { line, service, place, region, project } = first;
  const at = service ?? place;
  const span = { start: at.start, end: at.end };
  const name: Node = service ? nodeOf(service) : opaqueNode(`${first.label} asks for the name`, place);
  const where = commands.find((command) => command.region !== undefined)?.region ?? region;
  const container = mapOf(span, []);
  const containers: Node = { kind: "list", ...span, items: [container] };
  const template = mapOf(span, [{ key: "containers", ...span, value: containers }]);
  const entries: Entry[] = [
    { key: "name", ...span, value: name },
    ...(where && first.line.document === line.document
      ? [{ key: "location", ...span, value: nodeOf(where), ...(where.from && { from: where.from }) }]
      : []),
    { key: "template", ...span, value: template },
  ];
  const document = line.document;
  const known = knownText(service?.pieces);
  const cursor = new Cursor(document, mapOf(span, entries), span, rootCursor(document), known ?? "service");
  return {
    group: "run.googleapis.com",
    version: "v2",
    kind: "Service",
    name: textAt(cursor, "name"),
    namespace: knownText(project?.pieces),
    at: cursor,
  };
}
