import { declared, type Fact, type UnknownFact, unknown } from "../../model/fact.ts";
import type { OrderedContainer, StartOrder, StartWait } from "../../model/startup.ts";
import { type Cursor, descend, entriesOf, innerRoot, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Problem } from "../../syntax/document.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { type Container, containerName } from "../container.ts";
import { isWritten } from "../probes.ts";
import { placeholderIn, textFact } from "../read.ts";
import type { RunPlaces } from "./places.ts";

const ANNOTATION = "run.googleapis.com/container-dependencies";

/** What the containers of a revision wait for; undefined where they all start at once. */
export function readStartOrder(places: RunPlaces, containers: readonly Container[]): StartOrder | undefined {
  const own = containers.flatMap((container) => ownWait(container, places) ?? []);
  const waits = [...annotatedWaits(places), ...own];
  if (waits.length === 0) return undefined;
  const unseen = unseenBeside(containers);
  return { containers: containers.map(ordered), ...(unseen && { unseen }), waits };
}

/** An order that Cloud Run would refuse because it is no map at all. */
export function startOrderProblems({ startOrder }: RunPlaces): readonly Problem[] {
  if (startOrder?.node?.kind !== "scalar" || placeholderIn(String(startOrder.node.value)) !== undefined) return [];
  if (mapIn(startOrder)) return [];
  const message = `${ANNOTATION} is not a JSON map of container names to lists of container names`;
  return [{ source: startOrder.document.source, span: startOrder.node, message, level: "note" }];
}

/** A command alone keeps containers, and settings of containers, that it does not name. */
function unseenBeside(containers: readonly Container[]): UnknownFact | undefined {
  for (const { at } of containers) {
    const entries = at.node?.kind === "map" ? at.node.entries : [];
    const isKept = entries.some(({ value }) => value.kind === "opaque" && value.isKept);
    if (isKept) return unknown("what the service has already", "commands keep what they do not name", locateKey(at));
  }
  return undefined;
}

function ordered({ name, at, probes }: Container): OrderedContainer {
  const startupProbe = probes.startup?.declaration;
  return { name: nameOf(name, at), ...(startupProbe && { startupProbe }) };
}

function nameOf(name: string | undefined, at: Cursor): Fact<string> {
  const place = descend(at, "name");
  const what = `name of ${containerName(name)}`;
  return textFact(what, place) ?? unknown(what, "no name is written", locateKey(place));
}

/** `dependsOn` of the Admin API, which Knative's form has only where a flag of gcloud is laid over it. */
function ownWait({ name, at }: Container, { annotations }: RunPlaces): StartWait | undefined {
  const list = descend(at, "dependsOn");
  const isFlag = itemsOf(list)[0]?.document !== at.document;
  if (!isWritten(list) || !(annotations.isApi || isFlag)) return undefined;
  return { name: nameOf(name, at), needs: needsIn(list, containerName(name)) };
}

function annotatedWaits({ startOrder }: RunPlaces): readonly StartWait[] {
  if (startOrder === undefined || !isWritten(startOrder)) return [];
  const whole = textFact(ANNOTATION, startOrder);
  if (whole?.known === false) return [{ name: whole, needs: [whole] }];
  const map = mapIn(startOrder);
  return entriesOf(map ?? startOrder).map(([name, list]) => ({
    name: declared(`a key of ${ANNOTATION}`, name, locateKey(list)),
    needs: needsIn(list, containerName(name)),
  }));
}

/** The map inside of the annotation's text. */
function mapIn(annotation: Cursor): Cursor | undefined {
  const { node, document } = annotation;
  if (node?.kind !== "scalar") return undefined;
  const { documents, problems } = parseEmbedded(document, node, parseYaml);
  const [inner] = documents;
  return inner?.root.kind === "map" && problems.length === 0 ? innerRoot(annotation, inner) : undefined;
}

function needsIn(list: Cursor, waiter: string): readonly Fact<string>[] {
  const what = `what ${waiter} starts after`;
  if (list.node?.kind === "opaque") return [unknown(what, list.node.why, locate(list))];
  return itemsOf(list).flatMap((item) => textFact(what, item) ?? []);
}
