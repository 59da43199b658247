import { declaredAs, type Fact, unknown } from "../../model/fact.ts";
import type { Signal } from "../../model/process.ts";
import { descend } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { shellEnding } from "../../syntax/shell-ending.ts";
import type { Container, EnvVar } from "../container.ts";
import { resting } from "../load-balancer-hops.ts";
import { isWritten } from "../probes.ts";
import { packageCommand } from "./package-command.ts";
import { runScript, type ScriptInput } from "./run-script.ts";
import { scriptCall } from "./script-call.ts";
import { withStopSignal } from "./stop-signal.ts";
import { shellCommands, type Word, wordsOf } from "./words.ts";

const INITS = /^(?:tini|tini-static|dumb-init|catatonit|docker-init|s6-svscan|supervisord)$/;
/** Programs that become the rest of their line. */
const REPLACED = /^(?:exec|env|nohup|nice)$/;
const REPLACED_AFTER_USER = /^(?:su-exec|gosu)$/;
const SHELL = /^(?:ba|da|a)?sh$/;
/** They run a script of package.json in a shell of their own. */
const RUNNERS = /^(?:npm|pnpm)$/;

/**
 * What SIGTERM meets on its way from PID 1 to the server. Undefined where a program or script of the image decides
 * it, which nobody can see here.
 */
export function readSignal(container: Container): Signal | undefined {
  // Arguments alone are handed to a program of the image.
  if (!isWritten(descend(container.at, "command")) && container.built === undefined) return undefined;
  const signal = follow(wordsOf(container.argv), { container, env: container.env }, 0);
  return withStopSignal(signal, container);
}

interface Place {
  readonly container: Container;
  readonly env: readonly EnvVar[];
}

function follow(words: readonly Word[], place: Place, depth: number): Signal | undefined {
  const { container } = place;
  const first = words.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  const program = words[first];
  if (program === undefined || program.why !== undefined || depth > 5) return undefined;
  const name = program.text.slice(program.text.lastIndexOf("/") + 1);
  const rest = words.slice(first + 1);
  const call = scriptCall(words.slice(first), container.built?.files);
  if (call) return ofScript(call, place, depth);
  if (INITS.test(name)) return init(name, program.at, rest, place);
  if (REPLACED.test(name)) return follow(afterFlags(rest), place, depth + 1);
  if (REPLACED_AFTER_USER.test(name)) return follow(rest.slice(1), place, depth + 1);
  if (RUNNERS.test(name)) return runner(words.slice(first), place, depth);
  if (SHELL.test(name)) return shell(name, rest, place, depth);
  // A script may exec what it starts, or not.
  if (/\.sh$|entrypoint|[${}]|^(?:yarn|bun|make|pm2|poetry|pipenv|uv|npx)$/.test(name) || name === "") return undefined;
  return arrives(program.at, `${name} is the first process`);
}

function afterFlags(words: readonly Word[]): readonly Word[] {
  const start = words.findIndex(({ text }) => !text.startsWith("-"));
  return start < 0 ? [] : words.slice(start);
}

function arrives(at: Location, sentence: string): Signal {
  return { arrives: true, way: declaredAs("sentence", "the first process", sentence, at) };
}

function lost(at: Location, sentence: string): Signal {
  return { arrives: false, way: declaredAs("sentence", "the first process", sentence, at) };
}

/** tini hands a signal to its child alone; a script that stays in front of the server need not hand it on. */
function init(name: string, at: Location, rest: readonly Word[], place: Place): Signal {
  const sends = arrives(at, `${name} is the first process and passes signals on`);
  if (!/^(?:tini|tini-static|catatonit)$/.test(name) || rest.some(({ text }) => /^-\w*g$/.test(text))) return sends;
  const call = scriptCall(afterFlags(rest), place.container.built?.files);
  const ending = call && runScript({ ...call, env: place.env }).ending;
  if (call === undefined || ending === "exec") return sends;
  const why = `${name} hands it to ${call.name} alone, which stays in front of the server`;
  return { arrives: false, way: unknown("SIGTERM", why, at) };
}

/** A script file keeps its shell for the last command too, unless that says exec. */
function ofScript(call: Omit<ScriptInput, "env">, place: Place, depth: number): Signal | undefined {
  const { ending, main, at } = runScript({ ...call, env: place.env });
  const [first] = main?.words ?? [];
  switch (ending) {
    case "trap":
      return undefined;
    case "open":
      return {
        arrives: false,
        way: unknown(`what ${call.name} ends in`, "it depends on conditions in the script", at),
      };
    case "exec":
      return follow(main?.words ?? [], { ...place, env: [...place.env, ...(main?.env ?? [])] }, depth + 1);
    case "waits":
      return first && first.why === undefined
        ? lost(
            first.at,
            `${call.name} is the first process, waits for ${baseName(first.text)}, and passes no signal on`,
          )
        : undefined;
  }
}

function baseName(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1);
}

function runner([program, ...rest]: readonly Word[], place: Place, depth: number): Signal | undefined {
  const verb = rest.find(({ text }) => !text.startsWith("-"))?.text ?? "";
  if (program === undefined || !/^(?:start|run|run-script)$/.test(verb)) return undefined;
  const { container } = place;
  const line = `${baseName(program.text)} ${verb}`;
  const script = packageCommand([program, ...rest], container.built?.files)?.script;
  if (script && shellEnding(script.text) === "exec")
    return follow(shellCommands(script).at(-1) ?? [], place, depth + 1);
  const signal = byShellOf(container, program.at, {
    kept: `${line} is the first process, and the shell that it runs the script in passes no signal on`,
    what: `whether the shell of ${line} passes SIGTERM on`,
  });
  return script
    ? signal
    : { ...signal, way: resting(signal.way, "the script in package.json does not begin with exec") };
}

function shell(name: string, rest: readonly Word[], place: Place, depth: number): Signal | undefined {
  const { container } = place;
  const flag = rest.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = flag < 0 ? undefined : rest[flag + 1];
  if (script === undefined) return undefined;
  const { at } = script;
  const ending = shellEnding(script.text);
  const kept = `${name} is the first process, waits for the server, and passes no signal on`;
  switch (ending) {
    case "open":
      return undefined;
    case "pipeline":
      return isFirst(container)
        ? lost(at, kept)
        : undecidable(at, `what stands in front of ${name}`, baseOf(container));
    case "exec":
      return follow(shellCommands(script).at(-1) ?? [], place, depth + 1);
    case "only":
    case "last": {
      const inner = shellCommands(script).at(-1) ?? [];
      const start = inner.find(({ text }) => !/^[A-Za-z_]\w*=/.test(text))?.text ?? "";
      // What an init or another script does with the signal matters only once it gets there.
      if (name === "bash" && ending === "only") return follow(inner, place, depth + 1);
      if (name === "bash" || start === "")
        return undecidable(at, `whether bash becomes ${start || "its last command"}`);
      return byShellOf(container, at, {
        kept,
        what: `whether ${name} becomes ${start.slice(start.lastIndexOf("/") + 1)}`,
      });
    }
  }
}

interface Words {
  readonly kept: string;
  readonly what: string;
}

/**
 * dash, the shell of Debian and Ubuntu, stays in front of the command it is given; what other shells do differs from
 * one to the next.
 */
function byShellOf(container: Container, at: Location, { kept, what }: Words): Signal {
  const base = baseOf(container);
  const isDebian = base?.known === true && DEBIAN.test(base.value) && !OTHERWISE.test(base.value);
  return isDebian ? lost(at, kept) : undecidable(at, what, base);
}

function baseOf({ built, image }: Container): Fact<string> | undefined {
  return built?.base ?? image;
}

/** Whether nothing of the image comes before the command line: the official ones have no ENTRYPOINT that stays. */
function isFirst(container: Container): boolean {
  const base = baseOf(container);
  if (isWritten(descend(container.at, "command")) || container.built?.hasEntrypoint) return true;
  return base?.known === true && DEBIAN.test(base.value);
}

/** Official images that are Debian or Ubuntu unless their tag says otherwise. */
const DEBIAN =
  /^(?:docker\.io\/)?(?:library\/)?(?:debian|ubuntu|python|node|ruby|golang|php|perl|rust|pypy|buildpack-deps)(?::[\w.-]+)?(?:@sha256:\w+)?$/;
/** Tags of other systems, and of older releases, whose dash was not tried. */
const OTHERWISE =
  /alpine|windows|nanoserver|bullseye|buster|stretch|jessie|ubuntu:(?:1\d|2[0-2]|focal|jammy|bionic|xenial)/;

function undecidable(at: Location, what: string, base?: Fact<string>): Signal {
  const image = base?.known ? `the shell of ${base.value}` : "the shell of the image";
  return { arrives: false, way: unknown(what, `it depends on ${image}`, at) };
}
