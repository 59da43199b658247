import { plainText, whyUnknown } from "../../syntax/folded-text.ts";
import type { ScriptWord } from "../../syntax/shell-script.ts";
import type { Span } from "../../text/span.ts";
import type { ArgumentFiles } from "./argument-files.ts";
import { type CommandLine, knownText } from "./command-line.ts";
import { type FlagValue, readArguments } from "./flags.ts";
import { type RunSetting, runSettings } from "./run-settings.ts";

/** A command that makes a Cloud Run service, or changes one. */
export interface RunCommand {
  readonly line: CommandLine;
  /** What it is called in a sentence: `gcloud run deploy`. */
  readonly label: string;
  /** Where that stands; what the command does not set is pointed at there. */
  readonly place: Span;
  readonly service: ScriptWord | undefined;
  readonly region: FlagValue | undefined;
  readonly project: FlagValue | undefined;
  readonly settings: readonly RunSetting[];
  /** The last setting of each key and container. */
  readonly byKey: ReadonlyMap<string, RunSetting>;
  /** Why some of its words, which may set anything, are not known. */
  readonly open?: string;
}

/** `gcloud run services replace FILE`, after which the service is what the file says. */
export interface ReplaceCommand {
  readonly line: CommandLine;
  readonly file: string;
}

/** Takes a gcloud command apart; undefined where it is about no Cloud Run service. */
export function readRunCommand(line: CommandLine, files: ArgumentFiles): RunCommand | ReplaceCommand | undefined {
  const texts = line.words.map(({ pieces }) => plainText(pieces));
  const from = texts[1] === "beta" || texts[1] === "alpha" ? 2 : 1;
  if (texts[from] !== "run" || texts.some((text) => text === "--help" || text === "-h")) return undefined;
  const [first, second] = [texts[from + 1], texts[from + 2]];
  if (first === "deploy") return serviceCommand(line, files, from + 2, "gcloud run deploy");
  if (first !== "services") return undefined;
  if (second === "update") return serviceCommand(line, files, from + 3, "gcloud run services update");
  return second === "replace" ? replaceCommand(line, from + 3) : undefined;
}

function serviceCommand(line: CommandLine, files: ArgumentFiles, from: number, label: string): RunCommand | undefined {
  const { positional, flags, open } = files.argumentsOf(line, from, 1);
  const flag = (name: string): FlagValue | undefined => flags.findLast((one) => one.name === name)?.value;
  const verb = line.words[from - 1];
  if (verb === undefined || /^(?:gke|kubernetes)$/.test(knownText(flag("platform")?.pieces) ?? "")) return undefined;
  const settings = runSettings(flags);
  return {
    line,
    label,
    place: { start: verb.start, end: verb.end },
    service: positional[0],
    region: flag("region"),
    project: flag("project"),
    settings,
    byKey: new Map(settings.map((setting) => [settingKey(setting.key, setting.container), setting])),
    ...(open !== undefined && { open }),
  };
}

export function settingKey(key: string, container: string | undefined): string {
  return `${container ?? ""}\0${key}`;
}

function replaceCommand(line: CommandLine, from: number): ReplaceCommand | undefined {
  const { positional } = readArguments(line.words.slice(from), 1);
  const file = knownText(positional[0]?.pieces);
  return file === undefined ? undefined : { line, file };
}

/** What tells two services apart, as far as it is written. A name that is filled in later is the same one all through a file. */
export function serviceKey({ service, line }: RunCommand): string {
  if (service === undefined) return `? ${line.within[0]} ${line.words[0]?.start}`;
  const why = whyUnknown(service.pieces);
  return why === undefined ? plainText(service.pieces) : `? ${line.within[0]} ${why}`;
}
