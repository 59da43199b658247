import type { Block, Directive } from "../proxies/directive.ts";

/** A `location` that passes requests on. */
export interface ProxyLocation {
  /** As it is written: `/ws/`, `= /ws`, `~ ^/ws`. */
  readonly label: string;
  readonly modifier: string;
  readonly path: string;
  readonly at: Directive;
  readonly pass: Directive;
  /** The blocks it stands in, its own first. */
  readonly levels: readonly Block[];
  /** Ports that its server listens on. */
  readonly ports: readonly string[];
}

/** Every proxying location of a file that is read whole, in the order they are written. */
export function proxyLocations(root: Block): readonly ProxyLocation[] {
  const found: ProxyLocation[] = [];
  const https = blocksOf(root, "http");
  for (const http of https.length > 0 ? https : [root]) {
    const outside = http === root ? [root] : [http, root];
    for (const server of blocksOf(http, "server")) collect([server, ...outside], portsOf(server), found);
  }
  return found;
}

function collect(levels: readonly Block[], ports: readonly string[], found: ProxyLocation[]): void {
  for (const at of levels[0]?.directives ?? []) {
    if (at.name !== "location" || at.block === undefined) continue;
    const inner = [at.block, ...levels];
    const [modifier, path] = at.args.length > 1 ? at.args : ["", at.args[0]];
    for (const own of [inner, ...blocksOf(at.block, "if").map((block) => [block, ...inner])]) {
      const pass = own[0]?.directives.find(({ name }) => name === "proxy_pass");
      if (pass === undefined) continue;
      found.push({
        label: at.args.join(" "),
        modifier: modifier ?? "",
        path: path ?? "",
        at,
        pass,
        levels: own,
        ports,
      });
    }
    collect(inner, ports, found);
  }
}

function blocksOf({ directives }: Block, name: string): readonly Block[] {
  return directives.flatMap((directive) => (directive.name === name ? (directive.block ?? []) : []));
}

/** `80`, `0.0.0.0:80`, `[::]:80`; an address alone is port 80. */
function portsOf({ directives }: Block): readonly string[] {
  const listens = directives.filter(({ name, args }) => name === "listen" && args.length > 0);
  if (listens.length === 0) return ["80"];
  return listens.map(({ args: [address = ""] }) => /^(?:.*:)?(\d+)$/.exec(address)?.[1] ?? "80");
}
