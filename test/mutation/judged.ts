import { Script } from "node:vm";
import { RULES } from "../../src/rules/all.generated.ts";
import { foldersIn, judge, type RuleCase, readCase } from "../support/rule-cases.ts";

/** Bundled together with the instrumented rules, which ask `mutant` for each of their mutants. */
declare global {
  var mutant: (id: number) => boolean;
}

/** How long the cases of one mutant may take: one that runs in a circle is caught too. */
const PATIENCE_MS = 5000;

/** What the cases did about a mutant. */
export type Fate = "caught" | "survived" | "no case comes here" | `only ${string} reads otherwise`;

/** A case, and what it says as long as nothing is changed. */
interface Witness {
  readonly one: RuleCase;
  readonly said: string;
}

/** Reads all cases under `root`, and gives the question that can then be asked of each mutant. */
export async function judgeOf(root: string): Promise<(id: number) => Fate> {
  globalThis.mutant = () => false;
  const reached = reachedBy(await allCases(root));
  return (id) => {
    const witnesses = reached.get(id);
    if (witnesses === undefined) return "no case comes here";
    globalThis.mutant = (asked) => asked === id;
    if (isCaught(witnesses)) return "caught";
    const other = witnesses.find(({ one, said }) => judge(one).said.join("\n") !== said)?.one;
    return other ? `only ${other.rule}/${other.name} reads otherwise` : "survived";
  };
}

async function allCases(root: string): Promise<readonly RuleCase[]> {
  const cases: RuleCase[] = [];
  for (const { id } of RULES) for (const name of foldersIn(`${root}/${id}`)) cases.push(await readCase(root, id, name));
  return cases;
}

/** The cases in which each mutant is met. They must all be in order before anything is changed. */
function reachedBy(cases: readonly RuleCase[]): ReadonlyMap<number, readonly Witness[]> {
  const reached = new Map<number, Witness[]>();
  for (const one of cases) {
    const met = new Set<number>();
    globalThis.mutant = (id) => {
      met.add(id);
      return false;
    };
    const { contradictions, said } = judge(one);
    if (contradictions.length > 0) throw new Error(`${one.rule}/${one.name}: ${contradictions.join("; ")}`);
    for (const id of met) reached.set(id, [...(reached.get(id) ?? []), { one, said: said.join("\n") }]);
  }
  return reached;
}

const limited = new Script("globalThis.question()");

function isCaught(witnesses: readonly Witness[]): boolean {
  const question = (): boolean => witnesses.some(({ one }) => judge(one).contradictions.length > 0);
  Object.assign(globalThis, { question });
  try {
    return limited.runInThisContext({ timeout: PATIENCE_MS }) === true;
  } catch {
    return true;
  }
}
