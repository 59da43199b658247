import { parse } from "unbash";

/**
 * How a script ends, for whoever asks what becomes of the shell: `exec`: the last command replaces it; `only`: there is
 * one command; `last`: others come before it; `pipeline`: it waits for all of one; `open`: traps, background jobs and
 * compound commands, of which nothing can be said.
 */
export type ShellEnding = "exec" | "only" | "last" | "pipeline" | "open";

export function shellEnding(script: string): ShellEnding {
  if (/\btrap\b/.test(script)) return "open";
  const { commands } = parse(script);
  const end = commands.at(-1);
  if (end === undefined || commands.some(({ background }) => background)) return "open";
  const isList = commands.length > 1 || end.command.type === "AndOr";
  const last = end.command.type === "AndOr" ? end.command.commands.at(-1) : end.command;
  if (last?.type === "Pipeline") return last.commands.length > 1 ? "pipeline" : "open";
  if (last?.type !== "Command") return "open";
  if (last.name?.value === "exec") return "exec";
  return isList ? "last" : "only";
}
