import { declared, type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, descend, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { EnvVar } from "../container.ts";
import { textAt } from "../read.ts";

const EXPANSION = /\\?\$(?:(\w+)|\{(\w+)(?::?[-+][^}]*)?\})/;

/** The variables that an image brings, lowest stage first. What depends on an argument of the build is unknown. */
export function stageEnv(chain: readonly Cursor[], owner: string): readonly EnvVar[] {
  const env: EnvVar[] = [];
  for (const stage of chain) {
    for (const [name, at] of entriesOf(descend(stage, "ENV")))
      env.push({ name, value: expanded(name, at, env, owner) });
  }
  return env;
}

function expanded(name: string, at: Cursor, env: readonly EnvVar[], owner: string): Fact<string> {
  const what = `ENV ${name} of ${owner}`;
  const text = textAt(at);
  if (text === undefined) return declared(what, "", locateKey(at));
  const [expansion, bare, braced] = EXPANSION.exec(text) ?? [];
  if (expansion === undefined) return declared(what, text, locate(at));
  const other = env.findLast((variable) => variable.name === (bare ?? braced))?.value;
  if (other?.known && expansion === text && !/[-+]/.test(expansion)) return declared(what, other.value, locate(at));
  return unknown(what, `${expansion} is filled in when the image is built`, locate(at));
}
