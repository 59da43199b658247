import { descend, itemsOf } from "../../syntax/cursor.ts";
import { findEntry, type Pointer } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import type { RunCommand } from "./run-commands.ts";
import type { Decided, ServiceTree } from "./service-from.ts";

/** More than Cloud Run takes. */
const MAX_CONTAINERS = 50;

/** The containers of a service while flags are laid over them. */
export class ContainerList {
  readonly #tree: ServiceTree;
  readonly #way: Pointer;
  /** Where each container that a flag names is in the list. */
  readonly #index = new Map<string | undefined, number>();

  constructor(tree: ServiceTree, way: Pointer) {
    this.#tree = tree;
    this.#way = way;
  }

  /** The names behind `--container`, or the one without a name. */
  named(commands: readonly RunCommand[]): readonly (string | undefined)[] {
    const settings = commands.flatMap((command) => command.settings);
    const names = [...new Set(settings.map(({ container }) => container))]
      .filter((name) => name !== undefined)
      .slice(0, MAX_CONTAINERS);
    const isUnnamed =
      names.length === 0 || settings.some((one) => one.container === undefined && isOfContainer(one.key));
    return isUnnamed ? [undefined, ...names] : names;
  }

  wayTo(name: string | undefined): Pointer {
    const known = this.#index.get(name);
    const index = known ?? this.#find(name);
    this.#index.set(name, index);
    return [...this.#way, index];
  }

  isIngress(name: string | undefined): boolean {
    return name === undefined || this.wayTo(name).at(-1) === 0;
  }

  /** Puts a variable into the list of a container's own, in the place of one of its name. */
  setVariable(name: string | undefined, variable: string, { entry, document }: Decided): void {
    const way = [...this.wayTo(name), "env"];
    const list = descend(this.#tree.cursor(), ...way);
    const before = itemsOf(list).findIndex((item) => textAt(item, "name") === variable);
    const index = before < 0 ? itemsOf(list).length : before;
    const key = { key: "name", start: entry.start, end: entry.end };
    for (const part of ["name", "value", "valueSource"]) {
      const node = findEntry(entry.value, part)?.value;
      if (node) this.#tree.set([...way, index, part], { entry: { ...key, value: node }, document });
    }
    if (entry.value.kind === "opaque") {
      this.#tree.set([...way, index, "value"], { entry, document });
    }
  }

  #find(name: string | undefined): number {
    const items = itemsOf(descend(this.#tree.cursor(), ...this.#way));
    if (name === undefined) {
      const withPort = items.findIndex((item) => itemsOf(descend(item, "ports")).length > 0);
      return Math.max(withPort, 0);
    }
    const found = items.findIndex((item) => textAt(item, "name") === name);
    if (found >= 0) return found;
    const isFresh =
      items.length === 1 &&
      this.#index.size === 0 &&
      items[0]?.node?.kind === "map" &&
      items[0].node.entries.length === 0;
    return isFresh ? 0 : Math.max(items.length, ...[...this.#index.values()].map((index) => index + 1));
  }
}

function isOfContainer(key: string): boolean {
  return /^(?:image|command|args|cpu|memory|cpuIdle|dependsOn|port|portName|startupProbe|livenessProbe|readinessProbe|env .*)$/.test(
    key,
  );
}
