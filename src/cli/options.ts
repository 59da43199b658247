import { type Command, InvalidArgumentError, Option } from "commander";

/** What `lint` and `path` both take. */
export interface InputFlags {
  readonly env?: string;
  /** A path, or false with `--no-config`. */
  readonly config?: string | boolean;
  readonly render?: boolean;
  readonly color: "auto" | "always" | "never";
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export function addInputOptions(command: Command): Command {
  return addConfigOptions(command.argument("[files...]", "files and folders to read; - reads standard input", ["."]));
}

/** What says how files are read, without the files. */
export function addConfigOptions(command: Command): Command {
  return command
    .option(
      "-e, --env <name>",
      "environment to check; all reports each that the config declares or files are named after (default: the config's environment, else production)",
    )
    .option("-c, --config <file>", "config to use (default: holdopen.yaml beside what is checked, or above it)")
    .option("--no-config", "use no config")
    .option("--render", "run kustomize and helm, if installed, and check what they make; nothing is fetched")
    .addOption(new Option("--color <when>", "colour the text").choices(["auto", "always", "never"]).default("auto"));
}

/** `NAME` or `NAME=FILE`. */
export interface Output {
  readonly format: Format;
  readonly file: string | undefined;
}

export const FORMATS = ["text", "json", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

/** Reads one `-f`; repeated ones are collected. At most one may go to standard output. */
export function collectOutput(value: string, earlier: readonly Output[] | undefined): readonly Output[] {
  const equals = value.indexOf("=");
  const name = equals < 0 ? value : value.slice(0, equals);
  const file = equals < 0 ? undefined : value.slice(equals + 1);
  const format = FORMATS.find((known) => known === name);
  if (format === undefined) throw new InvalidArgumentError(`there is no format "${name}"; use ${FORMATS.join(", ")}.`);
  if (file === "") throw new InvalidArgumentError(`"${value}" names no file behind the =.`);
  const outputs = [...(earlier ?? []), { format, file }];
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new InvalidArgumentError(
      "only one format can go to standard output; give the others a file: -f json=report.json.",
    );
  }
  return outputs;
}

/** Colour on a terminal, unless NO_COLOR or a dumb terminal says otherwise; FORCE_COLOR as everywhere. */
export function wantsColor(when: InputFlags["color"], stream: { readonly isTTY?: boolean }): boolean {
  if (when !== "auto") return when === "always";
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR && FORCE_COLOR !== "0") return true;
  return stream.isTTY === true && TERM !== "dumb";
}
