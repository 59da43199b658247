import { type Cursor, descend, entriesOf } from "../../syntax/cursor.ts";
import { textAt } from "../read.ts";

/** The argument of a build, with the default that its Dockerfile gives it. */
export interface BuildArgument {
  readonly name: string;
  readonly value: string;
  /** It is known from here on. */
  readonly start: number;
}

/** The defaults of the arguments in front of all stages. */
export function firstArguments(root: Cursor): ReadonlyMap<string, string | undefined> {
  return new Map(entriesOf(descend(root, "ARG")).map(([name, at]) => [name, textAt(at)]));
}

/** The arguments of a stage that have a default: of its own, or in front of all stages. */
export function buildArguments(
  stage: Cursor,
  first: ReadonlyMap<string, string | undefined>,
): readonly BuildArgument[] {
  return entriesOf(descend(stage, "ARG")).flatMap(([name, at]) => {
    const value = textAt(at) ?? first.get(name);
    return value === undefined || value.includes("$") ? [] : [{ name, value, start: at.anchor.span.start }];
  });
}
