import { plainText } from "../../syntax/folded-text.ts";
import type { Entry, MapNode, Node } from "../../syntax/node.ts";
import { type Flag, type FlagValue, keyValue, listParts } from "./flags.ts";
import { blankNode, nodeOf, secondsNode, textNode } from "./nodes.ts";

/** What one flag says of a service, under the name that the setting has in `run-shape.ts`. */
export interface RunSetting {
  readonly key: string;
  /** The container it is for, where a `--container` goes before it. */
  readonly container?: string;
  /** The name of the flag, which is what a value that is not written is pointed at by. */
  readonly entry: Entry;
}

type Reader = (flag: Flag) => Node | undefined;

const value: Reader = ({ value: written }) => written && nodeOf(written);
/** `default` puts the platform's own value back. */
const resettable: Reader = ({ value: written }) =>
  written && (plainText(written.pieces) === "default" ? blankNode(written) : nodeOf(written));
const seconds: Reader = ({ value: written }) => written && secondsNode(written);
const on: Reader = (flag) => switched(flag, true);
const off: Reader = (flag) => textNode("false", flag);

const OF_THE_SERVICE: Readonly<Record<string, readonly [key: string, read: Reader]>> = {
  timeout: ["timeout", seconds],
  concurrency: ["concurrency", resettable],
  "min-instances": ["minInstances", resettable],
  "max-instances": ["maxInstances", resettable],
  min: ["serviceMin", resettable],
  max: ["serviceMax", resettable],
  "execution-environment": ["generation", value],
  "session-affinity": ["affinity", on],
  "no-session-affinity": ["affinity", off],
};

const OF_A_CONTAINER: Readonly<Record<string, readonly [key: string, read: Reader]>> = {
  image: ["image", value],
  command: ["command", ({ value: written }) => written && wordsOf(written)],
  args: ["args", ({ value: written }) => written && wordsOf(written)],
  cpu: ["cpu", value],
  memory: ["memory", value],
  "cpu-throttling": ["cpuIdle", on],
  "no-cpu-throttling": ["cpuIdle", off],
  port: ["port", resettable],
  "use-http2": ["portName", (flag) => textNode(written(flag) === "false" ? "http1" : "h2c", flag)],
  "no-use-http2": ["portName", (flag) => textNode("http1", flag)],
  "depends-on": ["dependsOn", ({ value: written }) => written && wordsOf(written)],
  "startup-probe": ["startupProbe", ({ value: written }) => written && probeNode(written)],
  "liveness-probe": ["livenessProbe", ({ value: written }) => written && probeNode(written)],
  "readiness-probe": ["readinessProbe", ({ value: written }) => written && probeNode(written)],
};

/** The settings of a service that the flags of one command name, in their order. */
export function runSettings(flags: readonly Flag[]): readonly RunSetting[] {
  const found: RunSetting[] = [];
  let container: string | undefined;
  for (const flag of flags) {
    if (flag.name === "container") {
      container = flag.value && plainText(flag.value.pieces);
      if (flag.value && container !== undefined) found.push(nameSetting(flag, flag.value, container));
      continue;
    }
    const service = Object.hasOwn(OF_THE_SERVICE, flag.name) ? OF_THE_SERVICE[flag.name] : undefined;
    const own = Object.hasOwn(OF_A_CONTAINER, flag.name) ? OF_A_CONTAINER[flag.name] : undefined;
    const [key, read] = service ?? own ?? [];
    const node = read?.(flag);
    if (key !== undefined && node !== undefined) {
      const entry = { key, start: flag.start, end: flag.end, value: node, ...(flag.from && { from: flag.from }) };
      found.push({ key, entry, ...(own !== undefined && container !== undefined && { container }) });
    }
    for (const entry of variables(flag)) {
      found.push({ key: `env ${entry.key}`, entry, ...(container !== undefined && { container }) });
    }
  }
  return found;
}

function nameSetting({ start, end, from }: Flag, given: FlagValue, container: string): RunSetting {
  return { key: "name", container, entry: { key: "name", start, end, value: nodeOf(given), ...(from && { from }) } };
}

function written({ value: given }: Flag): string | undefined {
  return given && plainText(given.pieces);
}

function switched(flag: Flag, isOn: boolean): Node {
  return flag.value === undefined ? textNode(String(isOn), flag) : nodeOf(flag.value);
}

function wordsOf(given: FlagValue): Node {
  const { start, end } = given;
  return { kind: "list", start, end, items: listParts(given).map(nodeOf) };
}

/** `--set-env-vars` and `--set-secrets` as the variables of a container; a secret's value is nowhere to be read. */
function variables(flag: Flag): readonly Entry[] {
  const [, kind] = /^(?:set|update)-(env-vars|secrets)$/.exec(flag.name) ?? [];
  if (kind === undefined || flag.value === undefined) return [];
  return listParts(flag.value).flatMap((part) => {
    const pair = keyValue(part);
    const name = pair && plainText(pair.key.pieces);
    if (pair === undefined || name === undefined || !/^\w[\w.-]*$/.test(name)) return [];
    const key = nodeOf(pair.key);
    const given = nodeOf(pair.value);
    const place = { start: key.start, end: key.end };
    return [
      {
        ...place,
        key: name,
        value: kind === "secrets" ? secretNode(name, key, given) : variableNode(key, given),
        ...(flag.from && { from: flag.from }),
      },
    ];
  });
}

function variableNode(name: Node, given: Node): MapNode {
  return mapOf(name, [
    { key: "name", start: name.start, end: name.end, value: name },
    { key: "value", start: name.start, end: name.end, value: given },
  ]);
}

function secretNode(variable: string, name: Node, given: Node): MapNode {
  const place = { start: name.start, end: name.end };
  const secret = given.kind === "scalar" ? String(given.value).split(":")[0] : variable;
  const reference = mapOf(name, [{ key: "secret", ...place, value: textNode(secret ?? variable, given) }]);
  const source = mapOf(name, [{ key: "secretKeyRef", ...place, value: reference }]);
  return mapOf(name, [
    { key: "name", ...place, value: name },
    { key: "valueSource", ...place, value: source },
  ]);
}

/** `httpGet.path=/ready,httpGet.port=8080,periodSeconds=5` as the probe it makes. Nothing takes the probe away. */
function probeNode(given: FlagValue): Node {
  const whole = nodeOf(given);
  if (whole.kind === "opaque") return whole;
  if (plainText(given.pieces) === "") return blankNode(given);
  const entries: Entry[] = [];
  const handlers = new Map<string, Entry[]>();
  for (const part of listParts(given)) {
    const pair = keyValue(part);
    if (pair === undefined) continue;
    const [name = "", field] = plainText(pair.key.pieces).split(".");
    const { start, end } = nodeOf(pair.key);
    const entry = { start, end, value: nodeOf(pair.value) };
    if (field === undefined) entries.push({ ...entry, key: name });
    else handlers.set(name, [...(handlers.get(name) ?? []), { ...entry, key: field }]);
  }
  for (const [key, own] of handlers) {
    const [first] = own;
    if (first) entries.push({ key, start: first.start, end: first.end, value: mapOf(first, own) });
  }
  return mapOf(given, entries);
}

export function mapOf(
  { start, end }: { readonly start: number; readonly end: number },
  entries: readonly Entry[],
): MapNode {
  return { kind: "map", start, end, entries };
}
