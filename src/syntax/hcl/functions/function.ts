import type { Span } from "../../../text/span.ts";
import type { Node, Scalar } from "../../node.ts";
import type { Setting } from "../setting.ts";
import { failed, made } from "../value.ts";

/** Where a function is called. */
export interface CallSite {
  readonly at: Span;
  readonly name: string;
  readonly setting: Setting;
}

/** Undefined where it cannot be worked out from such arguments. */
export type Work = (args: readonly Node[], site: CallSite) => Node | undefined;
export type Functions = Readonly<Record<string, Work>>;

/** A function over values that are all known and neither lists nor maps. */
export function ofScalars(compute: (...values: readonly Scalar[]) => Scalar | undefined): Work {
  return (args, { at }) => {
    const values = scalarsIn(args);
    const value = values && compute(...values);
    return value === undefined ? undefined : made(at, value);
  };
}

/** A conversion: what it cannot convert is a mistake, which `try` may ask for. */
export function conversion(convert: (value: Scalar) => Scalar | undefined, to: string): Work {
  return ([node], { at }) => {
    if (node === undefined || node.kind === "opaque") return undefined;
    const value = node.kind === "scalar" ? convert(node.value) : undefined;
    return value === undefined ? failed(at, `it is no ${to}`) : made(at, value);
  };
}

export function scalarsIn(nodes: readonly Node[]): readonly Scalar[] | undefined {
  const values: Scalar[] = [];
  for (const node of nodes) {
    if (node.kind !== "scalar") return undefined;
    values.push(node.value);
  }
  return values;
}

export function textIn(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}
