import type { SourceText } from "../document.ts";
import type { Node } from "../node.ts";
import type { Expression } from "./expression.ts";
import type { Scope } from "./scope.ts";
import type { Budget } from "./value.ts";

/** Values that were worked out, or are being so. */
export type Worked = Map<Expression, Node | "working">;

/** Where an expression stands. */
export interface Setting {
  readonly scope: Scope;
  readonly budget: Budget;
  readonly depth: number;
  /** What `for`, `dynamic`, `each` and `count` call by a name of theirs. */
  readonly names: ReadonlyMap<string, Node>;
  /** The file that the expression is in. */
  readonly source: SourceText | undefined;
  /** Works an expression out; handed along so that what looks values up need not know how. */
  readonly work: (expression: Expression, setting: Setting) => Node;
}

const NO_NAMES: ReadonlyMap<string, Node> = new Map();

/** The value of an expression that stands elsewhere, worked out once for each place that names stand for. */
export function workedOnce(
  value: Expression,
  setting: Setting,
  { scope, names = NO_NAMES, worked = scope.worked }: Elsewhere,
): Node {
  const before = worked.get(value);
  if (before === "working") return { kind: "opaque", start: value.start, end: value.end, why: "it refers to itself" };
  if (before !== undefined) return before;
  worked.set(value, "working");
  const node = setting.work(value, { ...setting, scope, names, depth: setting.depth + 1 });
  worked.set(value, node);
  return node;
}

export interface Elsewhere {
  readonly scope: Scope;
  readonly names?: ReadonlyMap<string, Node>;
  readonly worked?: Worked;
}
