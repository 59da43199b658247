import { rmSync } from "node:fs";
import { join } from "node:path";
import { bundled } from "./bundle.ts";
import { EQUIVALENT } from "./equivalent.ts";
import type { Fate } from "./judged.ts";
import type { Mutant } from "./mutants.ts";

/** Asks the cases about every mutant, prints what survives, and gives the exit code. */
export async function main(root: string, asked: readonly string[]): Promise<number> {
  const { mutants, judge } = await bundled(root);
  rmSync(join(root, ".mutants"), { recursive: true, force: true });
  const chosen = mutants.filter((mutant) => asked.length === 0 || asked.includes(ruleOf(mutant)));
  if (chosen.length === 0) throw new Error(`no rule is called ${asked.join(" or ")}`);
  const fateOf = await judge(join(root, "test/rules"));
  const fates = chosen.map((mutant) => ({ mutant, fate: fateOf(mutant.id) }));
  const survivors = fates.filter(({ fate, mutant }) => fate !== "caught" && !isEquivalent(mutant));
  for (const rule of new Set(chosen.map(ruleOf))) {
    const own = fates.filter(({ mutant }) => ruleOf(mutant) === rule);
    console.log(`${rule} ${own.filter(({ fate }) => fate === "caught").length}/${own.length}`);
    for (const { mutant, fate } of survivors) if (ruleOf(mutant) === rule) console.log(described(mutant, fate));
  }
  const stale = EQUIVALENT.filter(({ rule }) => asked.length === 0 || asked.includes(rule)).filter(
    (one) => !fates.some(({ mutant, fate }) => fate !== "caught" && isSame(one, mutant)),
  );
  for (const { rule, original, mutated } of stale)
    console.log(`${rule}: listed as equivalent, but gone or caught: ${original} -> ${mutated}`);
  console.log(
    `${chosen.length} mutants, ${fates.filter(({ fate }) => fate === "caught").length} caught, ${survivors.length} survive`,
  );
  return survivors.length + stale.length > 0 ? 1 : 0;
}

function ruleOf({ file }: Mutant): string {
  return file.replace(/^src\/rules\/|\.ts$/g, "");
}

function isEquivalent(mutant: Mutant): boolean {
  return EQUIVALENT.some((one) => isSame(one, mutant));
}

function isSame(one: { rule: string; original: string; mutated: string }, mutant: Mutant): boolean {
  return one.rule === ruleOf(mutant) && one.original === mutant.original && one.mutated === mutant.mutated;
}

function described({ file, line, column, original, mutated }: Mutant, fate: Fate): string {
  return `  ${file}:${line}:${column} ${fate}\n    - ${original}\n    + ${mutated}`;
}
