import { descend } from "../../syntax/cursor.ts";
import type { Node } from "../../syntax/node.ts";
import { type AddressStep, childModule, moduleNames, parentModule, stepsOf } from "./address.ts";
import { type Configuration, referencesIn } from "./configuration.ts";
import type { Planned } from "./planned.ts";

/** Follows what an expression refers to, through modules, to the resources that will decide it: `address.attribute`. */
export type Follow = (expression: Node | undefined, from: Planned) => readonly string[];

/** An expression that refers to more than this is no link from one resource to another. */
const MAX_REFERENCES = 200;

export function referenceFollower(planned: readonly Planned[], configuration: Configuration): Follow {
  const instances = new Map<string, Planned[]>();
  for (const one of planned) {
    const base = baseOf(one.module, `${one.type}.${one.label}`);
    const group = instances.get(base);
    if (group) group.push(one);
    else instances.set(base, [one]);
  }
  return (expression, from) => new Trail(instances, configuration, from).targets(referencesIn(expression));
}

function baseOf(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}

/** One search. What is not clear on the way makes the whole answer nothing: a wrong link is worse than none. */
class Trail {
  readonly #instances: ReadonlyMap<string, readonly Planned[]>;
  readonly #configuration: Configuration;
  readonly #from: Planned;
  readonly #seen = new Set<string>();
  readonly #found = new Set<string>();
  #isClear = true;

  constructor(instances: ReadonlyMap<string, readonly Planned[]>, configuration: Configuration, from: Planned) {
    this.#instances = instances;
    this.#configuration = configuration;
    this.#from = from;
  }

  targets(references: readonly string[]): readonly string[] {
    this.#all(references, this.#from.module, this.#each());
    return this.#isClear ? [...this.#found] : [];
  }

  /** What `each.value` of the resource itself is made from. */
  #each(): Node | undefined {
    const { module, type, label } = this.#from;
    const resource = this.#configuration(moduleNames(module))?.resources.get(`${type}.${label}`);
    return resource && descend(resource, "for_each_expression").node;
  }

  #all(references: readonly string[], module: string, each: Node | undefined): void {
    for (const reference of longest(references)) {
      const key = `${module} ${reference}`;
      if (this.#seen.has(key)) continue;
      if (this.#seen.size === MAX_REFERENCES) this.#isClear = false;
      if (!this.#isClear) return;
      this.#seen.add(key);
      this.#one(stepsOf(reference), module, each);
    }
  }

  #one(steps: readonly AddressStep[], module: string, each: Node | undefined): void {
    const [root, name] = steps.map((step) => ("name" in step ? step.name : undefined));
    switch (root) {
      case "var":
        return this.#variable(name, module);
      case "module":
        return this.#output(steps, module);
      case "each":
        if (name === "value") this.#made(referencesIn(each), module);
        return;
      case "count":
      case "path":
      case "terraform":
        return;
      case "local":
      case "data":
      case "self":
      case undefined:
        this.#isClear = false;
        return;
      default:
        return this.#resource(steps, module);
    }
  }

  /** Values made from something that nothing is known of are not clear either. */
  #made(references: readonly string[], module: string): void {
    if (references.length === 0) this.#isClear = false;
    this.#all(references, module, undefined);
  }

  #variable(name: string | undefined, module: string): void {
    const call = this.#configuration(moduleNames(module))?.call;
    if (call === undefined || name === undefined) return;
    const each = descend(call, "for_each_expression").node;
    this.#all(referencesIn(descend(call, "expressions", name).node), parentModule(module), each);
  }

  #output(steps: readonly AddressStep[], module: string): void {
    const [, called, third, fourth] = steps;
    const index = third !== undefined && "index" in third ? third.index : "";
    const output = index === "" ? third : fourth;
    const name = called !== undefined && "name" in called ? called.name : undefined;
    if (name === undefined || output === undefined || !("name" in output)) {
      this.#isClear = false;
      return;
    }
    const inner = this.#configuration([...moduleNames(module), name]);
    const expression = inner && descend(inner.at, "outputs", output.name, "expression").node;
    this.#made(referencesIn(expression), childModule(module, name, index));
  }

  #resource(steps: readonly AddressStep[], module: string): void {
    const [type, label, third, fourth] = steps;
    if (type === undefined || label === undefined || !("name" in type) || !("name" in label)) {
      this.#isClear = false;
      return;
    }
    const index = third !== undefined && "index" in third ? third.index : "";
    const attribute = index === "" ? third : fourth;
    const instance = this.#instance(baseOf(module, `${type.name}.${label.name}`), index);
    if (instance === undefined) this.#isClear = false;
    else this.#found.add(`${instance.address}.${attribute && "name" in attribute ? attribute.name : "id"}`);
  }

  #instance(base: string, index: string): Planned | undefined {
    const group = this.#instances.get(base) ?? [];
    if (index !== "") return group.find((one) => one.index === index);
    return group.length === 1 ? group[0] : group.find((one) => one.index === this.#from.index);
  }
}

/** A plan lists `a.b.id` and `a.b`; the longer one says all. */
function longest(references: readonly string[]): readonly string[] {
  const sorted = [...new Set(references)].sort();
  return sorted.filter((reference, index) => {
    const next = sorted[index + 1];
    return next === undefined || !(next.startsWith(`${reference}.`) || next.startsWith(`${reference}[`));
  });
}
