import { Script } from "node:vm";
import { RULES } from "../../src/rules/all.generated.ts";
import { contradictions, foldersIn, type RuleCase, readCase } from "../support/rule-cases.ts";

/** Bundled together with the instrumented rules, which ask `mutant` for each of their mutants. */
declare global {
  var mutant: (id: number) => boolean;
}

/** How long the cases of one mutant may take: one that runs in a circle is caught too. */
const PATIENCE_MS = 5000;

/** What became of a mutant: `unreached` by any case, `caught` by one, or neither. */
export type Fate = "caught" | "survived" | "unreached";

/** Reads all cases under `root`, and gives the question that can then be asked of each mutant. */
export async function judge(root: string): Promise<(id: number) => Fate> {
  globalThis.mutant = () => false;
  const cases = await allCases(root);
  const reached = await reachedBy(cases);
  return (id) => {
    const witnesses = reached.get(id);
    if (witnesses === undefined) return "unreached";
    globalThis.mutant = (asked) => asked === id;
    return isCaught(witnesses) ? "caught" : "survived";
  };
}

async function allCases(root: string): Promise<readonly RuleCase[]> {
  const cases: RuleCase[] = [];
  for (const { id } of RULES) for (const name of foldersIn(`${root}/${id}`)) cases.push(await readCase(root, id, name));
  return cases;
}

/** The cases in which each mutant is met. They must all be in order before anything is changed. */
async function reachedBy(cases: readonly RuleCase[]): Promise<ReadonlyMap<number, readonly RuleCase[]>> {
  const reached = new Map<number, Set<RuleCase>>();
  for (const one of cases) {
    globalThis.mutant = (id) => {
      reached.set(id, (reached.get(id) ?? new Set()).add(one));
      return false;
    };
    const [wrong] = contradictions(one);
    if (wrong !== undefined) throw new Error(`${one.rule}, case ${one.name}: ${wrong}`);
  }
  return new Map([...reached].map(([id, witnesses]) => [id, [...witnesses]]));
}

const limited = new Script("globalThis.question()");

function isCaught(witnesses: readonly RuleCase[]): boolean {
  const question = (): boolean => witnesses.some((one) => contradictions(one).length > 0);
  Object.assign(globalThis, { question });
  try {
    return limited.runInThisContext({ timeout: PATIENCE_MS }) === true;
  } catch {
    return true;
  }
}
