import { type Fact, locationOf } from "../../model/fact.ts";
import { descend, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import type { Container, EnvVar } from "../container.ts";
import type { Dependency } from "../image/dependencies.ts";
import { type Command, commandsOf } from "./command.ts";
import { type Arguments, fileFlag, findFlag, hiddenFlags } from "./flags.ts";
import type { Condition, CountSetting, Framework, Spellings } from "./framework.ts";
import { FRAMEWORKS } from "./frameworks/index.ts";
import { launchedBy, markedBy } from "./frameworks/lookup.ts";
import { expand, findVariable, shellCommands, type Word } from "./words.ts";
import { scalarAt, type Written } from "./written.ts";

/** A framework in a container, with everything its settings can be read from. */
export interface Detected {
  readonly framework: Framework;
  readonly by: "command" | "image" | "variables";
  readonly args: Arguments;
  /** Flags from a variable; weaker than `args`. */
  readonly moreArgs: Arguments | undefined;
  readonly env: readonly EnvVar[];
  /** Where a setting that is not written would be. */
  readonly home: Location;
  /** What it was recognised by. */
  readonly sign: Location;
  readonly version: string | undefined;
  /** What the image is made of. */
  readonly packages: readonly Dependency[];
}

/** The servers that a container runs, the one on its command line first. */
export function detect(container: Container): readonly Detected[] {
  const known = servers.get(container) ?? serversOf(container);
  servers.set(container, known);
  return known;
}

/** Asked for its settings and for its address. */
const servers = new WeakMap<Container, readonly Detected[]>();

function serversOf(container: Container): readonly Detected[] {
  const commands = commandsOf(container);
  const found: Detected[] = [];
  for (const command of commands) {
    const detected = byCommand(container, command);
    if (detected) {
      found.push(detected);
      break;
    }
  }
  const images = imagesOf(container);
  const image = images.find(({ name }) => FRAMEWORKS.some((framework) => framework.image?.test(name)));
  const byImage = image && FRAMEWORKS.filter((framework) => framework.image?.test(image.name));
  const main = commands[commands.length - 1];
  add(byImage ?? [], (framework) => ({
    ...base(container, framework, main, "image"),
    version: image?.version,
    sign: image?.at ?? locateKey(container.at),
  }));
  const isOther = found.some(({ framework, by }) => by === "command" && !framework.isRuntime);
  add(
    markedBy(container.env).filter(({ launchers }) => !(isOther && launchers)),
    (framework) => base(container, framework, main, "variables"),
  );
  return found;

  function add(frameworks: readonly Framework[], make: (framework: Framework) => Detected): void {
    for (const framework of frameworks) {
      if (found.some((other) => other.framework.name === framework.name)) continue;
      const detected = make(framework);
      if (fits(detected)) found.push(detected);
    }
  }
}

/** Where one of these spellings is written: the command line, then flags in a variable, then the variables. */
export function findWritten(detected: Detected, spellings: Spellings): Written | undefined {
  const { framework, args, moreArgs, env } = detected;
  const { flags = [], env: names = [] } = spellings;
  const word = findFlag(args, flags) ?? (moreArgs && findFlag(moreArgs, flags));
  if (word) {
    const name = nameOf(framework, spellings);
    const text = expand(word, name, env);
    // An expansion that took a variable's value is named after the variable.
    return { name: text.what, text };
  }
  for (const name of names) {
    const variable = findVariable(env, name) ?? caseless(detected, name);
    if (variable) return { name: variable.name, text: variable.value };
  }
  return undefined;
}

/**
 * Why a setting that is not on the command line may be something else than its default: arguments nobody sees here, a
 * variant of the server that nobody can name, or a file that is named there. Undefined where nothing speaks against the default.
 */
export function outOfSight(detected: Detected): string | undefined {
  const { framework, args, moreArgs } = detected;
  const hidden = hiddenFlags(args) ?? (moreArgs && hiddenFlags(moreArgs));
  if (hidden) return `${hidden.text || "an argument that is not known here"} may set it`;
  const variant = framework.when && findWritten(detected, framework.when);
  if (variant && !variant.text.known) return `${variant.name} decides it, and ${variant.text.why}`;
  const file = fileFlag(args, framework.fileFlags) ?? (moreArgs && fileFlag(moreArgs, framework.fileFlags));
  return file && `the file that ${file.text} names may set it`;
}

/** What a report calls a setting: its flag where it has one, else its variable, else the words given. */
export function nameOf(framework: Framework, { flags, env, keys }: Spellings, role?: string): string {
  const long = flags?.find((flag) => flag.length > 2) ?? flags?.[0];
  if (long) return `${long} of ${framework.name.split(" with ")[0]}`;
  return env?.[0] ?? (keys?.[0] ? `${keys[0]} of ${framework.name}` : `${role ?? "setting"} of ${framework.name}`);
}

/** True without a condition. A value that is not known here counts as some other value than any named. */
export function holds(detected: Detected, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  const written = findWritten(detected, condition);
  return written !== undefined && condition.value.test(written.text.known ? written.text.value : "");
}

function byCommand(container: Container, command: Command): Detected | undefined {
  for (const framework of launchedBy(command.words[0]?.text ?? "")) {
    if (!framework.launchers?.some((launcher) => starts(command.words, launcher))) continue;
    const detected = base(container, framework, command, "command");
    if (fits(detected)) return detected;
  }
  return undefined;
}

function base(container: Container, framework: Framework, command: Command | undefined, by: Detected["by"]): Detected {
  const env = [...container.env, ...(command?.env ?? [])];
  const { flagsVariable } = framework;
  const variable = flagsVariable ? findVariable(env, flagsVariable) : undefined;
  const prefixesOf = framework.hasFlagPrefixes ? longFlags(framework.name) : undefined;
  const launcher = command?.words[0];
  const isOwn = launcher && framework.launchers?.some((name) => starts(command.words, name));
  const home = isOwn ? launcher.at : locateKey(descend(container.at, "env"));
  const mark = framework.marks && env.find(({ name }) => framework.marks?.test(name));
  return {
    framework,
    by,
    args: { words: command?.words.slice(isOwn ? 1 : 0) ?? [], prefixesOf },
    moreArgs: variable && { words: wordsInVariable(variable), prefixesOf },
    env,
    home,
    sign: !isOwn && mark ? locationOf(mark.value) : home,
    version: undefined,
    packages: container.built?.files.packages ?? [],
  };
}

/** Whether it is this variant, and one that serves: `n8n worker` is n8n, and nobody connects to it. */
function fits(detected: Detected): boolean {
  const { framework, args } = detected;
  const { helpers, whenWord } = framework;
  const first = args.words.find(({ text }) => !text.startsWith("-"));
  if (first && helpers?.test(first.text)) return false;
  if (whenWord && !args.words.some(({ text }) => whenWord.test(text))) return false;
  return holds(detected, framework.when);
}

function wordsInVariable({ name, value }: EnvVar): readonly Word[] {
  const at = locationOf(value);
  const text = value.known ? value.value : String(scalarAt(at)?.value ?? "");
  if (text === "") return value.known ? [] : [{ text: "", at, why: `${name} is not known here` }];
  return shellCommands({ text, at })[0] ?? [];
}

/** Leading words of a command line without its flags: `jupyter --debug lab` starts as `jupyter lab` does. */
function starts(words: readonly Word[], launcher: string): boolean {
  const [first, ...others] = launcher.split(" ");
  if (words[0]?.text !== first) return false;
  const named = words.slice(1).filter(({ text }) => !text.startsWith("-"));
  return others.every((part, i) => named[i]?.text === part);
}

/** Flags of all variants of a program: a shortened flag must not fit two of them. */
function longFlags(name: string): readonly string[] {
  const family = name.split(" ")[0];
  const flags = FRAMEWORKS.filter((framework) => framework.name.split(" ")[0] === family).flatMap(
    ({ settings, slots, when, fileFlags, bindsEarly }): readonly string[] => [
      ...settings.flatMap((setting) => setting.flags ?? []),
      ...(slots ? [...flagsOf(slots.workers), ...flagsOf(slots.each)] : []),
      ...(when?.flags ?? []),
      ...(fileFlags ?? []),
      ...(bindsEarly ? [bindsEarly.unless] : []),
    ],
  );
  return [...new Set(flags)].filter((flag) => flag.startsWith("--"));
}

function flagsOf({ flags }: CountSetting): readonly string[] {
  return flags ?? [];
}

/** .NET reads its variables whatever their case. */
function caseless({ framework, env }: Detected, name: string): EnvVar | undefined {
  if (!framework.marks?.flags.includes("i")) return undefined;
  return env.findLast((variable) => variable.name.toLowerCase() === name.toLowerCase());
}

interface Image {
  readonly name: string;
  readonly version: string | undefined;
  readonly at: Location;
}

/** The container's image, then the one it is built on. */
function imagesOf({ image, built }: Container): readonly Image[] {
  return [image, built?.base].flatMap((fact) => (fact && imageOf(fact)) ?? []);
}

/** Last component of the image's name, and its tag where that is a version. */
function imageOf(image: Fact<string>): Image | undefined {
  const written = image.known ? image.value : String(scalarAt(locationOf(image))?.value ?? "");
  const match = /(?:^|\/)([^/:@${}<>]+)(?::([^/:@]+))?(?:@[^/]*)?$/.exec(written);
  if (!match?.[1]) return undefined;
  const tag = match[2];
  // 20240102 is a day, no version.
  return {
    name: match[1],
    version: tag !== undefined && /^v?\d{1,3}(?:\.|-|$)/.test(tag) ? tag : undefined,
    at: locationOf(image),
  };
}
