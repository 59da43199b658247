import type { Block, Directive } from "../proxies/directive.ts";

/** What a browser asks for when it opens a WebSocket, by nginx's names for it. */
const HANDSHAKE: Readonly<Record<string, string>> = { $http_upgrade: "websocket", $http_connection: "Upgrade" };
const MAX_STEPS = 5;

/** The text that a value becomes in an opening handshake; undefined where it hangs on what is not known here. */
export function valueInHandshake(text: string, levels: readonly Block[], steps = 0): string | undefined {
  if (!text.includes("$")) return text;
  const name = text.replace(/^\$\{(\w+)\}$/, "$$$1");
  if (HANDSHAKE[name] !== undefined) return HANDSHAKE[name];
  if (!/^\$\w+$/.test(name) || steps >= MAX_STEPS) return undefined;
  const next = assigned(name, levels) ?? mapped(name, levels, steps);
  return next === undefined ? undefined : valueInHandshake(next, levels, steps + 1);
}

/** `set $name value`, in the location or around it. */
export function assigned(name: string, levels: readonly Block[]): string | undefined {
  for (const { directives } of levels) {
    const found = directives.findLast((directive) => directive.name === "set" && directive.args[0] === name);
    if (found) return found.args[1];
  }
  return undefined;
}

/** `map $source $name { … }`: the text itself, then the first pattern that fits, then the default. */
function mapped(name: string, levels: readonly Block[], steps: number): string | undefined {
  const maps = levels.flatMap(({ directives }) => directives);
  const map = maps.find((directive) => directive.name === "map" && directive.args[1] === name);
  const source = map && valueInHandshake(map.args[0] ?? "", levels, steps + 1);
  if (!map?.block || map.block.unseen || source === undefined) return undefined;
  const { directives } = map.block;
  const value = source.toLowerCase();
  const exact = directives.find((row) => unescaped(row).toLowerCase() === value && row.name !== "default");
  if (exact) return exact.args[0];
  for (const row of directives) {
    if (!row.name.startsWith("~")) continue;
    const fits = matches(row.name, source);
    if (fits === undefined) return undefined;
    if (fits) return row.args[0];
  }
  return directives.find((row) => row.name === "default")?.args[0] ?? "";
}

function unescaped({ name }: Directive): string {
  return name.startsWith("\\") ? name.slice(1) : name;
}

/** Undefined where it is no pattern that can be tried here. */
function matches(pattern: string, text: string): boolean | undefined {
  if (pattern.length > 100) return undefined;
  const isLoose = pattern.startsWith("~*");
  try {
    return new RegExp(pattern.slice(isLoose ? 2 : 1), isLoose ? "i" : "").test(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
