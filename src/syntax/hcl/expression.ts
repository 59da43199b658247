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
    | {
        readonly kind: "call";
        readonly name: string;
        readonly args: readonly Expression[];
        /** The last argument is a list of arguments: `max(local.all...)`. */
        readonly spread?: boolean;
      }
    | { readonly kind: "reference"; readonly text: string; readonly root: string; readonly steps: readonly Step[] }
    | { readonly kind: "access"; readonly text: string; readonly of: Expression; readonly steps: readonly Step[] }
    | Loop
    | { readonly kind: "unclear"; readonly why: string }
  );

/** `[for k, v in of : body if test]`, and with a `key` `{for k, v in of : key => body}`. */
export interface Loop {
  readonly kind: "for";
  readonly names: readonly string[];
  readonly of: Expression;
  readonly key: Expression | undefined;
  readonly body: Expression;
  readonly test: Expression | undefined;
  /** `...`: values of one key are a list. */
  readonly grouped: boolean;
}

/** A name or an index that is written out, an index to be worked out, or `[*]` with what it looks for in each item. */
export type Step = string | number | Expression | Splat;

export interface Splat {
  readonly kind: "splat";
  readonly steps: readonly Step[];
}

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

/** The value of an attribute of a body, unless it is written as a block. */
export function attributeOf(body: Body, name: string): Expression | undefined {
  for (const statement of body.statements) if (!isBlock(statement) && statement.name === name) return statement.value;
  return undefined;
}
