import { bundled } from "./bundle.ts";
import { refusedByCompiler } from "./compiler.ts";
import { EQUIVALENT, type Equivalent } from "./equivalent.ts";
import type { Fate } from "./judged.ts";
import type { Mutant } from "./mutants.ts";

interface Result {
  readonly rule: string;
  readonly mutant: Mutant;
  readonly fate: Fate | "refused";
}

export interface Options {
  readonly root: string;
  /** The folder with the rules' cases. */
  readonly cases: string;
  /** Names of rules, or of files that several rules share; all where there are none. */
  readonly asked: readonly string[];
  readonly equivalent?: readonly Equivalent[];
  readonly print: (line: string) => void;
}

/** Asks the cases about every mutant, prints what survives, and gives the exit code. */
export async function main({ asked, equivalent = EQUIVALENT, print, ...where }: Options): Promise<number> {
  const isAsked: IsAsked = ({ rule }) => asked.length === 0 || asked.includes(rule);
  const results = await resultsOf(where, isAsked);
  if (results.length === 0) throw new Error(`there is no rule ${asked.join(" or ")}`);
  const survivors = results.filter(isAlive);
  const strange = survivors.filter((result) => !equivalent.some((one) => isSame(one, result)));
  const stale = equivalent.filter(isAsked).filter((one) => !isHolding(one, results));
  for (const rule of new Set(results.map((result) => result.rule))) {
    print(`${rule} ${countsOf(results.filter((result) => result.rule === rule))}`);
    for (const result of strange) if (result.rule === rule) print(described(result));
  }
  for (const { rule, original, mutated } of stale) {
    print(`${rule}: not equivalent, as it is gone or noticed\n    - ${original}\n    + ${mutated}`);
  }
  print(`${countsOf(results)}; ${strange.length} unnoticed, ${survivors.length - strange.length} equivalent`);
  return strange.length + stale.length > 0 ? 1 : 0;
}

type IsAsked = (one: { readonly rule: string }) => boolean;

async function resultsOf(
  { root, cases }: Pick<Options, "root" | "cases">,
  isAsked: IsAsked,
): Promise<readonly Result[]> {
  const { mutants, judgeOf } = await bundled(root);
  const fateOf = await judgeOf(cases);
  const named = mutants.map((mutant) => ({ rule: mutant.file.replace(/^src\/rules\/|\.ts$/g, ""), mutant }));
  const results = named.filter(isAsked).map((one) => ({ ...one, fate: fateOf(one.mutant.id) }));
  const refused = refusedByCompiler(
    root,
    results.filter(isAlive).map(({ mutant }) => mutant),
  );
  return results.map((one) => (refused.has(one.mutant.id) ? { ...one, fate: "refused" } : one));
}

function isAlive({ fate }: Pick<Result, "fate">): boolean {
  return fate !== "caught" && fate !== "refused";
}

function isSame(one: Equivalent, { rule, mutant }: Result): boolean {
  return one.rule === rule && one.original === mutant.original && one.mutated === mutant.mutated;
}

/** Whether all that an entry speaks of is still there and unnoticed. */
function isHolding(one: Equivalent, results: readonly Result[]): boolean {
  const same = results.filter((result) => isSame(one, result));
  return same.length > 0 && same.every(isAlive);
}

/** `29/35 caught, 4 of them by the compiler`. */
function countsOf(results: readonly Result[]): string {
  const count = (wanted: Result["fate"]): number => results.filter(({ fate }) => fate === wanted).length;
  const refused = count("refused");
  return `${count("caught") + refused}/${results.length} caught, ${refused} of them by the compiler`;
}

function described({ mutant, fate }: Result): string {
  const { file, line, column, original, mutated } = mutant;
  return `  ${file}:${line}:${column} ${fate}\n    - ${original}\n    + ${mutated}`;
}
