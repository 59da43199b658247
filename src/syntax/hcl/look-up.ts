import type { Span } from "../../text/span.ts";
import type { Node } from "../node.ts";
import { conform } from "./conform.ts";
import { attributeOf, type Block, type Expression, type Step } from "./expression.ts";
import { type Instance, instancesOf } from "./instances.ts";
import { moduleScope } from "./modules.ts";
import { type Elsewhere, type Setting, workedOnce } from "./setting.ts";
import { listNode, type OpenNode, opaque } from "./value.ts";
import { walk } from "./walk.ts";

type Reference = Extract<Expression, { readonly kind: "reference" }>;

/** The value that a reference leads to. */
export function lookUp(reference: Reference, setting: Setting): Node {
  const { root, steps, text } = reference;
  const named = setting.names.get(root);
  if (named !== undefined) return walk(named, steps, reference, setting);
  const [name, ...rest] = steps;
  if (typeof name !== "string") return opaque(reference, `${text} is decided elsewhere`);
  switch (root) {
    case "local": {
      const value = setting.scope.folder.locals.get(name);
      if (value === undefined) return opaque(reference, `local.${name} is not in the input`);
      return walk(workedOnce(value, setting, { scope: setting.scope }), rest, reference, setting);
    }
    case "var":
      return walk(variable(name, reference, setting), rest, reference, setting);
    case "each":
    case "count":
      return opaque(reference, `${text} differs between its copies`);
    case "module":
      return called(name, rest, reference, setting);
    case "data":
      return opaque(reference, `${text} is looked up when it is applied`);
    case "terraform":
      return opaque(reference, name === "workspace" ? "which workspace is used is not known here" : ofMachine(text));
    case "path":
      return opaque(reference, ofMachine(text));
    default:
      return resource(root, name, rest, reference, setting);
  }
}

function ofMachine(text: string): string {
  return `${text} is known only where it is applied`;
}

function variable(name: string, at: Reference, setting: Setting): Node {
  const { variables } = setting.scope;
  const found = variables.get(name) ?? variableValue(name, at, setting);
  variables.set(name, found);
  return found;
}

function variableValue(name: string, at: Reference, setting: Setting): Node {
  const { scope } = setting;
  const { folder, caller } = scope;
  const declared = folder.variables.get(name);
  const given = caller
    ? argument(name, caller.call, { scope: caller.scope, ...of(caller.instance) }, setting)
    : rootValue(name, at, setting);
  const value = given && !isUnset(given, declared) ? given : undefined;
  const fallback = declared && attributeOf(declared.body, "default");
  const found = value ?? (fallback && workedOnce(fallback, setting, { scope }));
  if (found === undefined) {
    return opaque(at, declared ? `var.${name} has no default` : `var.${name} is not declared in the input`);
  }
  const type = declared && attributeOf(declared.body, "type");
  return type ? conform(found, type, setting) : found;
}

function of({ names, worked }: Instance): Omit<Elsewhere, "scope"> {
  return { names, worked };
}

function argument(name: string, call: Block, elsewhere: Elsewhere, setting: Setting): Node | undefined {
  const value = attributeOf(call.body, name);
  return value && workedOnce(value, setting, elsewhere);
}

function rootValue(name: string, at: Span, setting: Setting): Node | undefined {
  const { folder } = setting.scope;
  const file = folder.maybe.get(name);
  if (file !== undefined) return opaque(at, `var.${name} is set by ${file}, which has to be named`);
  const value = folder.values.get(name);
  return value && workedOnce(value, setting, { scope: setting.scope });
}

/** `nullable = false`: nothing is handed over, and so the default counts. */
function isUnset(given: Node, declared: Block | undefined): boolean {
  const nullable = declared && attributeOf(declared.body, "nullable");
  return given.kind === "scalar" && given.value === null && nullable?.kind === "literal" && nullable.value === false;
}

/** Something that is made by a block, or each of the things. */
function madeBy(
  block: Block,
  at: Reference,
  setting: Setting,
  one: (instance: Instance, isAny: boolean) => OpenNode,
): Node {
  const { number, of: instances } = instancesOf(block, outside(setting));
  const nodes = instances.map((instance) => one(instance, number === "any"));
  const [first] = nodes;
  if (number === "listed") return listNode(at, nodes);
  if (number !== "keyed") return first ?? opaque(at, "it is not made");
  const { start, end } = at;
  const entries = nodes.map((value, index) => ({ key: String(instances[index]?.key), start, end, value }));
  return { kind: "map", start, end, entries };
}

/** Blocks know nothing of the names that stand in others. */
function outside(setting: Setting): Setting {
  return { ...setting, names: new Map(), depth: setting.depth + 1 };
}

/** What another resource writes. What it does not write is known once it is made. */
function resource(type: string, label: string, steps: readonly Step[], at: Reference, setting: Setting): Node {
  const { scope } = setting;
  const block = scope.folder.resources.get(`${type}.${label}`);
  const why = `${at.text} is known only when it is applied`;
  if (block === undefined) return opaque(at, why);
  const whole = madeBy(block, at, setting, (instance, isAny) => {
    const address = `${scope.id}#${type}.${label}${instance.suffix}`;
    const attribute = (key: string, place: Span, inner: Setting): Node => {
      const value = attributeOf(block.body, key);
      const node = value ? workedOnce(value, outside(inner), { scope, ...of(instance) }) : opaque(place, why);
      return node.kind === "opaque" ? { ...node, of: `${address}.${key}` } : node;
    };
    return { ...opaque(at, why), handle: { isAny, attribute } };
  });
  return walk(whole, steps, at, setting);
}

/** What a module gives. */
function called(label: string, steps: readonly Step[], at: Reference, setting: Setting): Node {
  const { scope } = setting;
  const call = scope.folder.calls.get(label);
  const why = `${at.text} comes out of a module`;
  if (call === undefined) return opaque(at, why);
  const whole = madeBy(call, at, setting, (instance, isAny) => {
    const inner = moduleScope(scope, call, instance);
    const attribute = (key: string, place: Span, within: Setting): Node => {
      const value = inner?.folder.outputs.get(key);
      if (inner && value) return workedOnce(value, outside(within), { scope: inner });
      return { ...opaque(place, why), of: `${scope.id}#module.${label}${instance.suffix}.${key}` };
    };
    return { ...opaque(at, why), handle: { isAny, attribute } };
  });
  return walk(whole, steps, at, setting);
}
