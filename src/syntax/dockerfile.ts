import { DockerfileParser, type Env, type From, type Instruction, Keyword } from "dockerfile-ast";
import type { Span } from "../text/span.ts";
import { blanked, readCommand } from "./dockerfile-command.ts";
import type { Parsed, SourceText } from "./document.ts";
import type { Entry, MapNode, Node, ScalarNode } from "./node.ts";

/** Longer ones are not written by anybody, and the parser takes more than its length in time. */
const MAX_LENGTH = 100_000;

/**
 * Parses a Dockerfile: `ARG` in front, and `stages`, each a map of its instructions in their order. `ENV` and `ARG` of a
 * stage are one map of variables, `CMD`, `ENTRYPOINT` and `SHELL` a list (exec form) or a text (shell form). Where an
 * instruction is written twice, the last one counts, as it does for Docker; every `COPY` and `ADD` is an entry of its own,
 * a list of words. `RUN` is left out.
 */
export function parseDockerfile(source: SourceText): Parsed {
  if (source.text.length > MAX_LENGTH) return refused(source, `longer than ${MAX_LENGTH} characters; not read`);
  const file = DockerfileParser.parse(source.text);
  const offsetOf = offsets(source.text);
  const before = stageAt({ start: 0, end: source.text.length });
  const stages: GrowingMap[] = [];
  let stage = before;
  let first: Span | undefined;
  for (const instruction of file.getInstructions()) {
    const key = keyOf(instruction, offsetOf);
    if (key.key === Keyword.FROM) {
      first ??= key;
      stage = stageAt(key);
      stages.push(stage.map);
    }
    add(stage, key, readInstruction(instruction, source.text, offsetOf));
  }
  if (first === undefined) {
    return source.text.trim() === ""
      ? { documents: [], problems: [] }
      : refused(source, "no FROM stands in it", "note");
  }
  const list: Node = { kind: "list", start: first.start, end: source.text.length, items: stages };
  before.map.entries.push({ key: "stages", start: first.start, end: first.end, value: list });
  return { documents: [{ source, root: before.map, form: "dockerfile" }], problems: [] };
}

type OffsetOf = (position: { readonly line: number; readonly character: number }) => number;

interface GrowingMap extends MapNode {
  readonly entries: Entry[];
  end: number;
}

interface Stage {
  readonly map: GrowingMap;
  /** The maps of `ENV` and `ARG`. */
  readonly variables: Map<string, GrowingMap>;
}

interface Key extends Span {
  readonly key: string;
}

function refused(source: SourceText, message: string, level?: "note"): Parsed {
  return { documents: [], problems: [{ source, span: { start: 0, end: 0 }, message, ...(level ? { level } : {}) }] };
}

function keyOf(instruction: Instruction, offsetOf: OffsetOf): Key {
  const { start, end } = instruction.getInstructionRange();
  return { key: instruction.getKeyword(), start: offsetOf(start), end: offsetOf(end) };
}

function readInstruction(instruction: Instruction, text: string, offsetOf: OffsetOf): Node | undefined {
  const range = instruction.getArgumentsRange();
  if (range === null) return undefined;
  const span = { start: offsetOf(range.start), end: offsetOf(range.end) };
  switch (instruction.getKeyword()) {
    case Keyword.FROM:
      // The keyword was read from this very instruction: the parser made it a From.
      return fromOf(instruction as From, span, offsetOf);
    case Keyword.ENV:
    case Keyword.ARG:
      // The same holds for Env and Arg, which have their properties in common.
      return variablesOf(instruction as Env, span, offsetOf);
    case Keyword.CMD:
    case Keyword.ENTRYPOINT:
    case Keyword.SHELL:
    case Keyword.HEALTHCHECK:
      return readCommand(text, span);
    case Keyword.COPY:
    case Keyword.ADD:
      return copied(readCommand(text, span), text);
    case Keyword.EXPOSE:
      return { kind: "list", ...span, items: wordsIn(text, span) };
    case Keyword.STOPSIGNAL:
    case Keyword.USER:
    case Keyword.WORKDIR:
      return { kind: "scalar", ...span, value: text.slice(span.start, span.end), style: "plain" };
    default:
      return undefined;
  }
}

/** Both forms of `COPY` say the same. */
function copied(command: Node, text: string): Node {
  return command.kind === "list" ? command : { kind: "list", ...spanOf(command), items: wordsIn(text, command) };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function fromOf(from: From, span: Span, offsetOf: OffsetOf): Node {
  const map = mapOf(span);
  const parts = [
    ["image", from.getImage(), from.getImageRange()],
    ["as", from.getBuildStage(), from.getBuildStageRange()],
  ] as const;
  for (const [key, value, range] of parts) {
    if (value === null || range === null) continue;
    const place = { start: offsetOf(range.start), end: offsetOf(range.end) };
    map.entries.push({ key, ...place, value: { kind: "scalar", ...place, value, style: "plain" } });
  }
  return map;
}

function variablesOf(instruction: Env, span: Span, offsetOf: OffsetOf): Node {
  const map = mapOf(span);
  for (const property of instruction.getProperties()) {
    const name = property.getNameRange();
    const written = property.getValueRange();
    const value = property.getValue();
    const place = { start: offsetOf(name.start), end: offsetOf(name.end) };
    const node: ScalarNode =
      value === null || written === null
        ? { kind: "scalar", start: place.end, end: place.end, value: null, style: "plain" }
        : { kind: "scalar", start: offsetOf(written.start), end: offsetOf(written.end), value, style: "plain" };
    map.entries.push({ key: property.getName(), ...place, value: node });
  }
  return map;
}

function wordsIn(text: string, { start, end }: Span): readonly ScalarNode[] {
  return [...blanked(text.slice(start, end)).matchAll(/\S+/g)].map(({ 0: value, index }) => ({
    kind: "scalar",
    start: start + index,
    end: start + index + value.length,
    value,
    style: "plain",
  }));
}

/** Variables of one stage are one map, whatever number of instructions they are spread over. */
function add({ map, variables }: Stage, key: Key, value: Node | undefined): void {
  if (value === undefined) return;
  map.end = Math.max(map.end, value.end);
  if (value.kind !== "map" || !isVariables(key)) {
    map.entries.push({ ...key, value });
    return;
  }
  let grown = variables.get(key.key);
  if (grown === undefined) {
    grown = mapOf(value);
    variables.set(key.key, grown);
    map.entries.push({ ...key, value: grown });
  }
  for (const entry of value.entries) grown.entries.push(entry);
  grown.end = value.end;
}

function isVariables({ key }: Key): boolean {
  return key === Keyword.ENV || key === Keyword.ARG;
}

function stageAt(span: Span): Stage {
  return { map: mapOf(span), variables: new Map() };
}

function mapOf(span: Span): GrowingMap {
  return { kind: "map", start: span.start, end: span.end, entries: [] };
}

function offsets(text: string): OffsetOf {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)];
  return ({ line, character }) => (starts[line] ?? text.length) + character;
}
