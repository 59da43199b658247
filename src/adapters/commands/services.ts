import { isForOther } from "../other-environment.ts";
import type { Resource } from "../resource.ts";
import type { ArgumentFiles } from "./argument-files.ts";
import { type CommandLine, knownText } from "./command-line.ts";
import { isFileOf } from "./named-file.ts";
import { type ReplaceCommand, type RunCommand, readRunCommand, serviceKey } from "./run-commands.ts";
import { serviceFrom } from "./service-from.ts";

/** A service as commands leave it, and the resource of the input that it takes the place of. */
export interface CommandService {
  readonly resource: Resource;
  readonly replaces: Resource | undefined;
}

/** The commands of one service, and what else describes it. */
export interface ServiceGroup {
  readonly commands: readonly RunCommand[];
  readonly base: Resource | undefined;
  /** Commands after which the base holds again. */
  readonly replaced: readonly ReplaceCommand[];
  /** Where each command stands in the input. */
  readonly order: ReadonlyMap<CommandLine, number>;
}

/** The Cloud Run services that commands make or change. What another file declares is kept where no flag says otherwise. */
export function commandServices(
  lines: readonly CommandLine[],
  resources: readonly Resource[],
  environment: string,
  files: ArgumentFiles,
): readonly CommandService[] {
  const read = lines.flatMap((line) => readRunCommand(line, files) ?? []);
  const commands = read.filter((command): command is RunCommand => !("file" in command));
  const replacing = read.filter((command): command is ReplaceCommand => "file" in command);
  const declared = byName(resources.filter(isRunService));
  const order = new Map(lines.map((line, index) => [line, index]));
  const groups = grouped(commands);
  // A name that is filled in later is most likely that of a service which is there already.
  const isNamed = (group: readonly RunCommand[]): boolean => knownText(group[0]?.service?.pieces) !== undefined;
  const isAlone = declared.size === 0 && !groups.some(isNamed);
  return groups
    .filter((group) => isAlone || isNamed(group))
    .map((group) => {
      const own = ofEnvironment(group, environment);
      const base = baseOf(own, declared);
      const replaced = base === undefined ? [] : replacing.filter((command) => isAbout(command, base));
      const resource = serviceFrom({ commands: own, base, replaced, order });
      return { resource, replaces: base };
    });
}

/** Resources that have a name, by it. */
export function byName(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const resource of resources) if (resource.name !== undefined) append(found, resource.name, resource);
  return found;
}

function isRunService({ group, kind }: Resource): boolean {
  return kind === "Service" && (group === "serving.knative.dev" || group === "run.googleapis.com");
}

/** Commands of one service: those of one name, and where regions or projects differ, of one place. */
function grouped(commands: readonly RunCommand[]): readonly (readonly RunCommand[])[] {
  const named = new Map<string, RunCommand[]>();
  for (const command of commands) append(named, serviceKey(command), command);
  return [...named.values()].flatMap((same) => {
    const byPlace = new Map<string, RunCommand[]>();
    for (const command of same) append(byPlace, placeOf(command), command);
    const unplaced = byPlace.get("") ?? [];
    if (byPlace.size <= 2 && unplaced.length > 0) return [same];
    return [...byPlace.values()];
  });
}

/** Region and project as they are written, filled in later or not. */
function placeOf({ region, project }: RunCommand): string {
  const said = [region, project].map((value) => {
    const known = knownText(value?.pieces);
    return known ?? value?.pieces.find(({ why }) => why !== undefined)?.why;
  });
  return said.every((part) => part === undefined) ? "" : said.join(" ");
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Without the commands that speak of another environment, unless there are no others. */
function ofEnvironment(commands: readonly RunCommand[], environment: string): readonly RunCommand[] {
  const isOther = isForOther(environment, []);
  const own = commands.filter(({ line }) => !line.labels.some((label) => isOther(label.replaceAll(/\s+/g, "-"))));
  return own.length > 0 ? own : commands;
}

/** The one service of the input that has the name, and is not known to be elsewhere. */
function baseOf(
  [first]: readonly RunCommand[],
  declared: ReadonlyMap<string, readonly Resource[]>,
): Resource | undefined {
  const name = knownText(first?.service?.pieces);
  const project = knownText(first?.project?.pieces);
  if (name === undefined) return undefined;
  const found = (declared.get(name) ?? []).filter(
    (resource) =>
      resource.group !== "run.googleapis.com" ||
      project === undefined ||
      resource.namespace === undefined ||
      resource.namespace === project,
  );
  return found.length === 1 ? found[0] : undefined;
}

function isAbout({ file, line }: ReplaceCommand, { at }: Resource): boolean {
  return isFileOf(at.document, file, line);
}
