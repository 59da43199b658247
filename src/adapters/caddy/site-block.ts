import { CADDY_GLOBAL } from "../../syntax/caddyfile.ts";
import type { Block, Directive } from "../proxies/directive.ts";

/** A site of a Caddyfile: its addresses, and what is done with requests to them. */
export interface SiteBlock {
  readonly addresses: readonly string[];
  readonly block: Block;
}

export interface Caddyfile {
  readonly global: Block | undefined;
  /** Blocks that `import` puts in its place, by their names without the brackets. */
  readonly snippets: ReadonlyMap<string, Block>;
  readonly sites: readonly SiteBlock[];
}

export function caddyfileOf(root: Block): Caddyfile {
  const snippets = new Map<string, Block>();
  const sites: SiteBlock[] = [];
  let global: Block | undefined;
  for (const [index, directive] of root.directives.entries()) {
    const { name, block } = directive;
    if (block === undefined) {
      // Without braces the first line is the address of the only site, and the rest of the file is its block.
      if (name === "import") continue;
      const directives = root.directives.slice(index + 1);
      sites.push({ addresses: addressesOf(directive), block: { directives, unseen: root.unseen } });
      break;
    }
    if (name === CADDY_GLOBAL) global ??= block;
    else if (/^\(.+\)$/.test(name)) snippets.set(name.slice(1, -1), block);
    else if (!name.startsWith("&(")) sites.push({ addresses: addressesOf(directive), block });
  }
  return { global, snippets, sites };
}

function addressesOf({ name, args }: Directive): readonly string[] {
  return [name, ...args].flatMap((word) => word.split(",")).filter((word) => word !== "");
}

/** `chat.example.com`, `:8080`, `http://chat:80`: the port, or that of the scheme, HTTPS where none is written. */
export function portOf(address: string): string {
  const written = /:(\d+)(?:\/.*)?$/.exec(address)?.[1];
  return written ?? (/^http:\/\//i.test(address) ? "80" : "443");
}
