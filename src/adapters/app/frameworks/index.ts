import type { Framework } from "../framework.ts";
import { JVM_DOTNET } from "./jvm-dotnet.ts";
import { NODE } from "./node.ts";
import { OTHERS } from "./others.ts";
import { PYTHON } from "./python.ts";

/** Every server and library we know; where several fit, the first does. */
export const FRAMEWORKS: readonly Framework[] = [...PYTHON, ...OTHERS, ...JVM_DOTNET, ...NODE];

/** Variables that belong to one of them, so that nobody takes them for the application's own. */
export function isFrameworkVariable(name: string): boolean {
  return FRAMEWORK_VARIABLES.has(name.toLowerCase());
}

const FRAMEWORK_VARIABLES: ReadonlySet<string> = new Set(
  FRAMEWORKS.flatMap(({ settings }) => settings.flatMap(({ env }) => env ?? [])).map((name) => name.toLowerCase()),
);
