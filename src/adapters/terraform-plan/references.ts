import { descend } from "../../syntax/cursor.ts";
import type { Node } from "../../syntax/node.ts";
import { type AddressStep, childModule, lastIndex, moduleNames, parentModule, stepsOf } from "./address.ts";
import { type Configuration, referencesIn } from "./configuration.ts";
import type { Planned } from "./planned.ts";

/** Follows what an expression refers to, through modules, to the resources that will decide it: `address.attribute`. */
export type Follow = (expression: Node | undefined, from: Planned) => readonly string[];

/** An expression that refers to more than this is no link from one resource to another. */
const MAX_REFERENCES = 32;

export function referenceFollower(planned: readonly Planned[], configuration: Configuration): Follow {
  const instances = new Map<string, Planned[]>();
  for (const one of planned) {
    const base = baseOf(one.module, `${one.type}.${one.label}`);
    const group = instances.get(base);
    if (group) group.push(one);
    else instances.set(base, [one]);
  }
  return (expression, from) => new Trail(instances, configuration).targets(referencesIn(expression), from);
}

function baseOf(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}

/** Where an expression stands. */
interface Place {
  /** The module instance. */
  readonly module: string;
  /** What `each.value` is made from there. */
  readonly each: Node | undefined;
  /** `["k"]` or `[0]`: which of the copies it is. */
  readonly index: string;
  /** What is taken of a whole resource that `each.value` stands for. */
  readonly attribute?: string | undefined;
}

/** One search. What is not clear on the way makes the whole answer nothing: a wrong link is worse than none. */
class Trail {
  readonly #instances: ReadonlyMap<string, readonly Planned[]>;
  readonly #configuration: Configuration;
  readonly #seen = new Set<string>();
  readonly #found = new Set<string>();
  #isClear = true;

  constructor(instances: ReadonlyMap<string, readonly Planned[]>, configuration: Configuration) {
    this.#instances = instances;
    this.#configuration = configuration;
  }

  targets(references: readonly string[], { module, type, label, index }: Planned): readonly string[] {
    const resource = this.#configuration(moduleNames(module))?.resources.get(`${type}.${label}`);
    const each = resource && descend(resource, "for_each_expression").node;
    this.#all(references, { module, each, index });
    return this.#isClear ? [...this.#found] : [];
  }

  #all(references: readonly string[], place: Place): void {
    for (const reference of longest(references)) {
      const key = `${place.module} ${reference} ${place.attribute ?? ""}`;
      if (this.#seen.has(key)) continue;
      if (this.#seen.size === MAX_REFERENCES) this.#isClear = false;
      if (!this.#isClear) return;
      this.#seen.add(key);
      if (!this.#one(stepsOf(reference), place)) this.#isClear = false;
    }
  }

  /** False where nothing can be said of what the steps lead to. */
  #one(steps: readonly AddressStep[], place: Place): boolean {
    const [root, name, third] = steps.map((step) => ("name" in step ? step.name : undefined));
    switch (root) {
      case "var":
        return this.#variable(name, place.module);
      case "module":
        return this.#output(steps, place.module);
      case "each":
        return (
          name !== "value" || this.#made(referencesIn(place.each), { ...place, each: undefined, attribute: third })
        );
      case "count":
      case "path":
      case "terraform":
        return true;
      case "local":
      case "data":
      case "self":
      case undefined:
        return false;
      default:
        return this.#resource(steps, place);
    }
  }

  /** What is made from something that nothing is known of is not clear. */
  #made(references: readonly string[], place: Place): boolean {
    this.#all(references, place);
    return references.length > 0;
  }

  /** A variable without a reference is given a value, which decides nothing that is unknown. */
  #variable(name: string | undefined, module: string): boolean {
    const call = this.#configuration(moduleNames(module))?.call;
    if (call === undefined || name === undefined) return true;
    const each = descend(call, "for_each_expression").node;
    const place = { module: parentModule(module), each, index: lastIndex(module) };
    this.#all(referencesIn(descend(call, "expressions", name).node), place);
    return true;
  }

  #output(steps: readonly AddressStep[], module: string): boolean {
    const { name, index, attribute: output } = taken(steps.slice(1));
    if (name === undefined || output === undefined) return false;
    const inner = this.#configuration([...moduleNames(module), name]);
    const expression = inner && descend(inner.at, "outputs", output, "expression").node;
    return this.#made(referencesIn(expression), {
      module: childModule(module, name, index),
      each: undefined,
      index: "",
    });
  }

  #resource(steps: readonly AddressStep[], place: Place): boolean {
    const [type] = steps;
    const { name, index, attribute = place.attribute } = taken(steps.slice(1));
    if (type === undefined || !("name" in type) || name === undefined) return false;
    const group = this.#instances.get(baseOf(place.module, `${type.name}.${name}`)) ?? [];
    const wanted = index === "" ? place.index : index;
    const found = group.length === 1 && index === "" ? group[0] : group.find((one) => one.index === wanted);
    if (found === undefined) return false;
    this.#found.add(`${found.address}.${attribute ?? "id"}`);
    return true;
  }
}

/** `name[index].attribute`, whatever follows. */
function taken(steps: readonly AddressStep[]): {
  readonly name: string | undefined;
  readonly index: string;
  readonly attribute: string | undefined;
} {
  const [first, second, third] = steps;
  const index = second !== undefined && "index" in second ? second.index : "";
  const last = index === "" ? second : third;
  return { name: nameOf(first), index, attribute: nameOf(last) };
}

function nameOf(step: AddressStep | undefined): string | undefined {
  return step !== undefined && "name" in step ? step.name : undefined;
}

/** A plan lists `a.b.id` and `a.b`; the longer one says all. */
function longest(references: readonly string[]): readonly string[] {
  const sorted = [...new Set(references)].sort();
  return sorted.filter((reference, index) => {
    const next = sorted[index + 1];
    return next === undefined || !(next.startsWith(`${reference}.`) || next.startsWith(`${reference}[`));
  });
}
