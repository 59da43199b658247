import type { Span } from "../../text/span.ts";
import type { Scalar } from "../node.ts";

/** What stands right of an `=`, before anything is worked out. */
export type Expression = Span &
  (
    | { readonly kind: "literal"; readonly value: Scalar; readonly style: "plain" | "quoted" | "block" }
    | {
        readonly kind: "template";
        readonly parts: readonly (string | Expression)[];
        readonly style: "quoted" | "block";
      }
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    | {
        readonly kind: "object";
        readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      }
    | {
        readonly kind: "conditional";
        readonly test: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | { readonly kind: "operation"; readonly operator: string; readonly operands: readonly Expression[] }
    | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
    | { readonly kind: "reference"; readonly text: string; readonly root: string; readonly steps: readonly Step[] }
    | { readonly kind: "unclear"; readonly why: string }
  );

/** A name, an index, or an index that is itself an expression. */
export type Step = string | number | undefined;

export interface Named extends Span {
  readonly name: string;
}

export interface Attribute extends Named {
  readonly value: Expression;
}

/** `type "label" "label" { … }`, with its body's own statements. The name is the type. */
export interface Block extends Named {
  readonly labels: readonly Named[];
  readonly body: Body;
}

export interface Body extends Span {
  readonly statements: readonly (Attribute | Block)[];
}

export function isBlock(statement: Attribute | Block): statement is Block {
  return "body" in statement;
}
