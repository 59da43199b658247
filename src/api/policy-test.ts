import { existsSync } from "node:fs";
import { basename, posix, resolve } from "node:path";
import type { AssertionConfig, PolicyTest } from "../config/config.ts";
import { folderOf, relativeTo } from "../config/folder.ts";
import { readTestFile } from "../config/read-pack.ts";
import type { Outcome, Rule } from "../engine/rule.ts";
import { sourceName, startOf } from "../syntax/document.ts";
import { didYouMean } from "../text/nearest.ts";
import { printable } from "../text/printable.ts";
import { ConfigError } from "./config-error.ts";
import { type ConfigInput, extending, readConfigOnly } from "./input.ts";
import { limitTable } from "./limits.ts";
import { lint } from "./lint.ts";
import { readYamlFile } from "./read-yaml-file.ts";
import { RequestError } from "./request-error.ts";
import { teamPolicy } from "./team-policy.ts";

export interface PolicyTestOptions {
  /** Packs, configs and `*.test.yaml`. Without any, the config in `cwd` or above and the files that it extends. */
  readonly files?: readonly string[];
  readonly cwd?: string;
}

/** How one example ended. */
export interface PolicyTestResult {
  readonly assertion: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly expected: PolicyTest["expect"];
  /** `none`: there is no connection path in the example that the assertion applies to. */
  readonly got: PolicyTest["expect"] | "none";
  /** What the assertion says, or why there is no answer. */
  readonly said: string;
}

export interface PolicyTestReport {
  readonly results: readonly PolicyTestResult[];
  /** Ids of assertions that nobody tests. */
  readonly untested: readonly string[];
}

/**
 * Runs the examples that stand beside assertions, and compares what these say with what is expected.
 *
 * @throws ConfigError where a pack, an assertion or a test makes no sense, RequestError where there is nothing to test.
 */
export async function testPolicy(options: PolicyTestOptions = {}): Promise<PolicyTestReport> {
  const cwd = resolve(options.cwd ?? process.cwd());
  const suites = (options.files?.length ? options.files : configFiles(cwd)).map((file) => suiteOf(file, cwd));
  const results: PolicyTestResult[] = [];
  const untested: string[] = [];
  for (const { input, own, tests } of suites) {
    const { assertions } = await teamPolicy(input);
    const wanted = [...own.flatMap(({ id, tests: beside }) => beside.map((test) => ({ id, test }))), ...tests];
    for (const { id, test } of wanted) results.push(await runTest(ruleFor(id, assertions, test), test, cwd));
    untested.push(...own.map(({ id }) => id).filter((id) => !wanted.some((one) => one.id === id)));
  }
  if (results.length === 0) throw new RequestError(`no tests in ${suites.map(({ file }) => file).join(", ")}`);
  return { results, untested: untested.filter((id) => !results.some(({ assertion }) => assertion === id)) };
}

/** A pack or config with its tests. */
interface Suite {
  readonly file: string;
  readonly input: ConfigInput;
  /** Its own assertions, not those of the packs beneath it. */
  readonly own: readonly AssertionConfig[];
  /** Tests of files of their own. */
  readonly tests: readonly { readonly id: string; readonly test: PolicyTest }[];
}

/** The config, and the packs it extends that are no packages: those are tested by who wrote them. */
function configFiles(cwd: string): readonly string[] {
  const { config, packs } = readConfigOnly({ cwd });
  if (config === undefined) throw new RequestError("there is no holdopen.yaml here or above; name the packs to test");
  const names = [...packs.files.map(({ document }) => document), config.document].map(({ source }) =>
    sourceName(source.source),
  );
  return names.filter((name) => !name.split("/").includes("node_modules"));
}

function suiteOf(file: string, cwd: string): Suite {
  const name = posix.normalize(file.replaceAll("\\", "/"));
  if (!existsSync(resolve(cwd, file))) throw new RequestError(`there is no ${file}`);
  if (!TEST_FILE.test(name)) {
    const beside = name.replace(/\.(ya?ml)$/, ".test.$1");
    const tests = existsSync(resolve(cwd, beside)) ? testsIn(beside, cwd).tests : [];
    return { file: name, ...subjectOf(name, cwd), tests };
  }
  const { policy, tests } = testsIn(name, cwd);
  const { input } = subjectOf(policy, cwd);
  return { file: name, input, own: [], tests };
}

const TEST_FILE = /\.test\.ya?ml$/;

function subjectOf(file: string, cwd: string): Pick<Suite, "input" | "own"> {
  if (basename(file) === "holdopen.yaml") {
    const input = readConfigOnly({ cwd, config: file });
    return { input, own: input.config?.policy.assertions ?? [] };
  }
  const input = extending(/^\.{1,2}\//.test(file) ? file : `./${file}`, "policy test", cwd);
  const pack = input.packs.files.find(({ document }) => sourceName(document.source.source) === file);
  return { input, own: pack?.layer.assertions ?? [] };
}

function testsIn(file: string, cwd: string): Pick<Suite, "tests"> & { readonly policy: string } {
  const document = readYamlFile(file, cwd);
  const { read, problems } = readTestFile(document);
  if (read === undefined) throw new ConfigError(problems);
  const { policy, tests } = read;
  const subject = policy ? relativeTo(folderOf(document), policy.name) : file.replace(/\.test\.(ya?ml)$/, ".$1");
  const unnamed = tests.filter(({ assertion }) => assertion === undefined);
  if (unnamed.length > 0) throw mistakes(unnamed, () => "a test in a file of tests has to name its assertion");
  return { policy: subject, tests: tests.map((test) => ({ id: test.assertion ?? "", test })) };
}

function ruleFor(id: string, assertions: readonly Rule[], test: PolicyTest): Rule {
  const rule = assertions.find((one) => one.id === id);
  const known = assertions.map((one) => one.id);
  if (rule === undefined) throw mistakes([test], () => `there is no assertion "${id}"${didYouMean(id, known)}`);
  if (test.files.length + test.texts.length === 0)
    throw mistakes([test], ({ name }) => `the test "${name}" has neither files nor text`);
  return rule;
}

function mistakes(tests: readonly PolicyTest[], say: (test: PolicyTest) => string): ConfigError {
  return new ConfigError(
    tests.map((test) => ({ source: test.at.document.source, span: test.at.span, message: say(test) })),
  );
}

async function runTest(rule: Rule, test: PolicyTest, cwd: string): Promise<PolicyTestResult> {
  const { at, name, environment, texts, expect: expected } = test;
  const files = test.files.map((file) => relativeTo(folderOf(at.document), file));
  const config = [...files, ...texts.map((text) => text.name)].find((file) => basename(file) === "holdopen.yaml");
  const report = await lint({
    cwd,
    files: files.filter((file) => file !== config),
    texts,
    config: config ?? false,
    rules: [],
    ...(environment === undefined ? {} : { environment }),
  });
  const limits = limitTable(undefined);
  const outcomes = report.paths.flatMap((path) => [...rule.check(path, {}, limits)]);
  const unread = report.problems.find(({ level }) => level === undefined);
  const { got, said } = unread ? { got: "none" as const, said: unread.message } : verdictOf(outcomes);
  const file = sourceName(at.document.source.source);
  return {
    assertion: rule.id,
    name: printable(name),
    file,
    line: startOf(at).line,
    expected,
    got,
    said: printable(said),
  };
}

/** The gravest one; a pass on one path hides no failure on another. */
function verdictOf(outcomes: readonly Outcome[]): Pick<PolicyTestResult, "got" | "said"> {
  for (const verdict of ["fail", "undecided"] as const) {
    const found = outcomes.find((outcome) => outcome.verdict === verdict);
    if (found && found.verdict !== "pass") return { got: verdict, said: found.message };
  }
  if (outcomes.length > 0) return { got: "pass", said: "" };
  return { got: "none", said: "the assertion applies to no connection path of the example" };
}
