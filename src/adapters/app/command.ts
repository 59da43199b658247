import type { BuiltFiles, Container, EnvVar } from "../container.ts";
import { packageCommand } from "./package-command.ts";
import { runScript } from "./run-script.ts";
import { scriptCall } from "./script-call.ts";
import { shellCommands, type Word, wordsOf } from "./words.ts";
import { textOf } from "./written.ts";

/** A program and its arguments, free of shells and of everything that only starts another program. */
export interface Command {
  /** The program's own name first, without folders. */
  readonly words: readonly Word[];
  /** Variables that the command line sets for it. */
  readonly env: readonly EnvVar[];
}

/** Shells in shells end somewhere. */
const MAX_DEPTH = 5;
const SHELLS = /^(?:ba|da|a|z|k)?sh$/;

/** Programs that start the rest of their line, with the flags of theirs that take a value. */
const WRAPPERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["exec", ["-a"]],
  ["tini", ["-e", "-p"]],
  ["tini-static", ["-e", "-p"]],
  ["dumb-init", ["-r", "--rewrite"]],
  ["catatonit", []],
  ["env", ["-u", "-C"]],
  ["nohup", []],
  ["time", []],
  ["nice", ["-n"]],
  ["ionice", ["-c", "-n"]],
  ["stdbuf", ["-o", "-e", "-i"]],
  ["setsid", []],
  ["command", []],
  ["cross-env", []],
  ["npx", ["-p", "--package"]],
  ["bunx", []],
  ["ddtrace-run", []],
  ["opentelemetry-instrument", []],
  ["poetry run", []],
  ["uv run", ["--with", "--python", "-p", "--group", "--extra", "--project", "--directory", "--env-file", "--package"]],
  ["pipenv run", []],
  ["pdm run", []],
  ["rye run", []],
  ["hatch run", []],
  ["conda run", ["-n", "--name", "-p", "--prefix"]],
  ["bundle exec", []],
  ["pnpm exec", []],
  ["yarn exec", []],
  ["npm exec", []],
  ["newrelic-admin run-program", []],
  ["doppler run", ["-p", "-c", "--project", "--config"]],
  ["infisical run", ["--env", "--path", "--projectId"]],
]);
/** These take one word of their own (a user, a duration) before the program. */
const WRAPPERS_WITH_WORD = /^(?:su-exec|gosu|timeout)$/;
const PYTHON = /^(?:python|pypy)[\d.]*$/;
const PYTHON_FLAGS_WITH_VALUE = ["-W", "-X"];

/** The commands that a container runs, in order; a shell script can run several. */
export function commandsOf({ argv, env, built }: Container): readonly Command[] {
  return expanded(wordsOf(argv), { env, files: built?.files }, 0);
}

interface Surroundings {
  readonly env: readonly EnvVar[];
  readonly files: BuiltFiles | undefined;
}

function expanded(words: readonly Word[], around: Surroundings, depth: number): readonly Command[] {
  const { rest, env } = unwrap(words, around.files);
  const program = rest[0];
  if (program === undefined) return [];
  if (depth >= MAX_DEPTH) return [{ words: rest, env }];
  const within = (inner: readonly Word[], more: readonly EnvVar[]): readonly Command[] =>
    expanded(inner, { ...around, env: [...around.env, ...more] }, depth + 1).map((command) => ({
      ...command,
      env: [...more, ...command.env],
    }));
  const call = scriptCall(rest, around.files);
  if (call) {
    const { main, inBackground } = runScript({ ...call, env: [...around.env, ...env] });
    const started = [...(main ? [main] : []), ...inBackground];
    return started.flatMap((one) => within(one.words, [...env, ...one.env]));
  }
  const ofPackage = packageCommand(rest, around.files);
  const script = ofPackage?.script ?? (SHELLS.test(named(program).text) ? scriptOf(rest) : undefined);
  if (script === undefined) return [{ words: [named(program), ...rest.slice(1)], env }];
  let exported = env;
  const lines = shellCommands(script);
  return lines.flatMap((inner, index) => {
    if (inner[0]?.text === "export" || inner.every(isAssignment)) {
      exported = [...exported, ...inner.filter(isAssignment).map(assignment)];
      return [];
    }
    const isLast = index === lines.length - 1;
    return within(isLast && ofPackage ? [...inner, ...ofPackage.more] : inner, exported);
  });
}

function scriptOf(words: readonly Word[]): Word | undefined {
  for (let i = 1; i < words.length; i++) {
    const text = words[i]?.text ?? "";
    if (/^-[a-z]*c$/i.test(text)) return words[i + 1];
    if (text === "-o") i++;
    else if (!text.startsWith("-")) return undefined;
  }
  return undefined;
}

/** Takes off assignments and wrappers, one after the other. */
function unwrap(
  words: readonly Word[],
  files: BuiltFiles | undefined,
): { readonly rest: readonly Word[]; readonly env: readonly EnvVar[] } {
  const env: EnvVar[] = [];
  let rest = words;
  for (;;) {
    const first = rest[0];
    if (first === undefined) return { rest, env };
    if (isAssignment(first)) {
      env.push(assignment(first));
      rest = rest.slice(1);
      continue;
    }
    if (scriptCall(rest, files)) return { rest, env };
    const inner = innerWords([named(first), ...rest.slice(1)]);
    if (inner === undefined) return { rest, env };
    rest = inner;
  }
}

/** What the first word starts; undefined where it is the program itself. */
function innerWords(words: readonly Word[]): readonly Word[] | undefined {
  const name = words[0]?.text ?? "";
  const two = `${name} ${words[1]?.text ?? ""}`;
  if (PYTHON.test(name)) return afterPython(words);
  for (const [wrapper, length] of [
    [two, 2],
    [name, 1],
  ] as const) {
    const flags = WRAPPERS.get(wrapper);
    if (flags !== undefined) return orNothing(skipFlags(words.slice(length), flags));
  }
  if (WRAPPERS_WITH_WORD.test(name)) return orNothing(skipFlags(words.slice(1), []).slice(1));
  if (/entrypoint(?:\.sh)?$/.test(name)) return orNothing(words.slice(1));
  return undefined;
}

/** `python -m uvicorn` and `python /usr/local/bin/gunicorn` are uvicorn and gunicorn; `python main.py` is itself. */
function afterPython(words: readonly Word[]): readonly Word[] | undefined {
  for (let i = 1; i < words.length; i++) {
    const text = words[i]?.text ?? "";
    if (text === "-m") return orNothing(words.slice(i + 1));
    if (text === "-c") return undefined;
    if (PYTHON_FLAGS_WITH_VALUE.includes(text)) i++;
    else if (!text.startsWith("-")) return /\.py$/.test(text) ? undefined : orNothing(words.slice(i));
  }
  return undefined;
}

function skipFlags(words: readonly Word[], withValue: readonly string[]): readonly Word[] {
  let i = 0;
  while (i < words.length) {
    const text = words[i]?.text ?? "";
    if (text === "--") return words.slice(i + 1);
    if (!text.startsWith("-")) break;
    i += withValue.includes(text) ? 2 : 1;
  }
  return words.slice(i);
}

function orNothing(words: readonly Word[]): readonly Word[] | undefined {
  return words.length > 0 ? words : undefined;
}

function named(word: Word): Word {
  return { ...word, text: word.text.slice(word.text.lastIndexOf("/") + 1) };
}

function isAssignment({ text }: Word): boolean {
  return /^[A-Za-z_]\w*=/.test(text);
}

function assignment({ text, at }: Word): EnvVar {
  const equals = text.indexOf("=");
  const name = text.slice(0, equals);
  return { name, value: textOf(name, text.slice(equals + 1).replace(/^(["'])(.*)\1$/s, "$2"), at) };
}
