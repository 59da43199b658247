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
  readonly print: (line: string) => void;
}

/** Asks the cases about every mutant, prints what survives, and gives the exit code. */
export async function main({ root, cases, asked, print }: Options): Promise<number> {
  const isAsked = ({ rule }: { readonly rule: string }): boolean => asked.length === 0 || asked.includes(rule);
  const results = (await allResults(root, cases, isAsked)).filter(isAsked);
  if (results.length === 0) throw new Error(`there is no rule ${asked.join(" or ")}`);
  const survivors = results.filter(({ fate }) => fate !== "caught" && fate !== "refused");
  const strange = survivors.filter((result) => !EQUIVALENT.some((one) => isSame(one, result)));
  const stale = EQUIVALENT.filter((one) => isAsked(one) && !isHolding(one, results));
  for (const rule of new Set(results.map((result) => result.rule))) {
    print(summaryOf(rule, results));
    for (const result of strange) if (result.rule === rule) print(described(result));
  }
  for (const { rule, original, mutated } of stale) {
    print(`${rule}: not equivalent, as it is gone or noticed\n    - ${original}\n    + ${mutated}`);
  }
  print(`${countsOf(results)}; ${strange.length} unnoticed, ${survivors.length - strange.length} equivalent`);
  return strange.length + stale.length > 0 ? 1 : 0;
}

async function allResults(
  root: string,
  cases: string,
  isAsked: (one: { readonly rule: string }) => boolean,
): Promise<readonly Result[]> {
  const { mutants, judgeOf } = await bundled(root);

  const fateOf = await judgeOf(cases);
  const named = mutants.map((mutant) => ({ rule: mutant.file.replace(/^src\/rules\/|\.ts$/g, ""), mutant }));
  const results = named.filter(isAsked).map((one) => ({ ...one, fate: fateOf(one.mutant.id) }));
  const alive = results.filter(({ fate }) => fate !== "caught").map(({ mutant }) => mutant);
  const refused = refusedByCompiler(root, alive);
  return results.map((one) => (refused.has(one.mutant.id) ? { ...one, fate: "refused" } : one));
}

function isSame(one: Equivalent, { rule, mutant }: Result): boolean {
  return one.rule === rule && one.original === mutant.original && one.mutated === mutant.mutated;
}

/** Whether all that an entry speaks of is still there and unnoticed. */
function isHolding(one: Equivalent, results: readonly Result[]): boolean {
  const same = results.filter((result) => isSame(one, result));
  return same.length > 0 && same.every(({ fate }) => fate !== "caught" && fate !== "refused");
}

function summaryOf(rule: string, results: readonly Result[]): string {
  return `${rule} ${countsOf(results.filter((result) => result.rule === rule))}`;
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
