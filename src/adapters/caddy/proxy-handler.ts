import type { Block, Directive } from "../proxies/directive.ts";
import type { Caddyfile, SiteBlock } from "./site-block.ts";

/** A `reverse_proxy` with what stands around it. */
export interface ProxyHandler {
  readonly at: Directive;
  readonly site: SiteBlock;
  /** The matchers on the way to it, its own last; each a path, `*`, or a name with an `@`. */
  readonly matchers: readonly string[];
  /** The named matchers of the site. */
  readonly named: ReadonlyMap<string, readonly Directive[]>;
}

/** Every `reverse_proxy` of a site, with those of the snippets that it imports. */
export function handlersOf(site: SiteBlock, file: Caddyfile): readonly ProxyHandler[] {
  const found: ProxyHandler[] = [];
  const named = new Map<string, Directive[]>();
  collect(site.block, [], { site, file, named, found, budget: { blocks: MAX_BLOCKS }, trail: [] });
  return found;
}

interface Walk {
  readonly site: SiteBlock;
  readonly file: Caddyfile;
  readonly named: Map<string, Directive[]>;
  readonly found: ProxyHandler[];
  readonly budget: { blocks: number };
  /** The snippets that are being imported, so that one that imports itself ends. */
  readonly trail: readonly string[];
}

/** More than anybody writes; snippets that import one another would multiply. */
const MAX_BLOCKS = 5000;
const GROUPS: ReadonlySet<string> = new Set(["handle", "handle_path", "route", "handle_errors"]);

function collect({ directives }: Block, matchers: readonly string[], walk: Walk): void {
  if (walk.budget.blocks-- <= 0) return;
  for (const directive of directives) {
    const { name, args, block } = directive;
    if (name.startsWith("@")) addNamed(directive, walk.named);
    else if (name === "reverse_proxy") {
      walk.found.push({ at: directive, site: walk.site, matchers: withMatcher(matchers, args[0]), named: walk.named });
    } else if (name === "import") importSnippet(args[0] ?? "", matchers, walk);
    else if (block && GROUPS.has(name)) collect(block, withMatcher(matchers, args[0]), walk);
  }
}

function importSnippet(name: string, matchers: readonly string[], walk: Walk): void {
  const snippet = walk.file.snippets.get(name);
  if (snippet && !walk.trail.includes(name)) collect(snippet, matchers, { ...walk, trail: [...walk.trail, name] });
}

/** `@ws path /ws/*` in one line, or a block of such lines. */
function addNamed({ name, args, at, block }: Directive, named: Map<string, Directive[]>): void {
  const [kind, ...rest] = args;
  const own = kind === undefined ? [] : [{ name: kind, args: rest, at, block: undefined }];
  named.set(name, [...own, ...(block?.directives ?? [])]);
}

function withMatcher(matchers: readonly string[], first: string | undefined): readonly string[] {
  return first !== undefined && isMatcher(first) ? [...matchers, first] : matchers;
}

export function isMatcher(word: string): boolean {
  return word === "*" || word.startsWith("/") || word.startsWith("@");
}
