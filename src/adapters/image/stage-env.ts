import { declared, type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, descend, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { EnvVar } from "../container.ts";
import { textAt } from "../read.ts";
import { type BuildArgument, buildArguments, firstArguments } from "./build-arguments.ts";

const EXPANSION = /\$(?:(\w+)|\{(\w+)(?:(:?[-+])([^${}]*))?\})/g;
/** What is left after that: forms that only newer builders know. */
const OTHER = /\$/;
/** A variable that doubles itself again and again would never end. */
const MAX_LENGTH = 10_000;

/** The variables that an image brings, lowest stage first. The default of a build's argument counts as an assumption. */
export function stageEnv(chain: readonly Cursor[], root: Cursor, owner: string): readonly EnvVar[] {
  const env: EnvVar[] = [];
  const values = new Map<string, Fact<string>>();
  // A stage that begins with another one has its arguments.
  const given: BuildArgument[] = [];
  const first = firstArguments(root);
  for (const stage of chain) {
    given.push(...buildArguments(stage, first));
    for (const [name, at] of entriesOf(descend(stage, "ENV"))) {
      const value = expanded(
        `ENV ${name} of ${owner}`,
        at,
        (other) => values.get(other) ?? defaultOf(other, at, given),
      );
      values.set(name, value);
      env.push({ name, value });
    }
  }
  return env;
}

/** What an argument is unless the build is told otherwise. */
function defaultOf(name: string, at: Cursor, given: readonly BuildArgument[]): Fact<string> | undefined {
  const { start } = at.anchor.span;
  const found = given.findLast((argument) => argument.name === name && argument.start < start);
  return found && { ...declared(name, found.value, locateKey(at)), assumed: `no --build-arg sets ${name}` };
}

function expanded(what: string, at: Cursor, find: (name: string) => Fact<string> | undefined): Fact<string> {
  const text = textAt(at);
  if (text === undefined) return declared(what, "", locateKey(at));
  const { span } = locate(at);
  const written = at.document.source.text.slice(span.start, span.end);
  // Nothing is put into what stands in single quotes.
  if (written === `'${text}'`) return declared(what, text, locate(at));
  const assumed = new Set<string>();
  let left: string | undefined;
  const value = text.replace(EXPANSION, (expansion, bare: string, braced: string, sign?: string, word = "") => {
    const other = find(bare ?? braced);
    // What nobody sets here may come with the image below.
    if (!other?.known) left ??= expansion;
    else if (other.assumed !== undefined) assumed.add(other.assumed);
    if (!other?.known) return "";
    const isSet = other.value !== "" || sign === "-" || sign === "+";
    if (sign === undefined) return other.value;
    return sign.endsWith("-") ? (isSet ? other.value : word) : isSet ? word : "";
  });
  const isOther = written.includes("\\$") || OTHER.test(text.replace(EXPANSION, "")) || value.length > MAX_LENGTH;
  if (left !== undefined || isOther) {
    return unknown(what, `${left ?? text.slice(0, 40)} is filled in when the image is built`, locate(at));
  }
  const [first] = assumed;
  return {
    ...declared(what, value, locate(at)),
    ...(first !== undefined && { assumed: [...assumed].join(", and that ") }),
  };
}
