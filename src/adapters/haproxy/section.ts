import type { Block, Directive } from "../proxies/directive.ts";

/** A section that connections go through, with those it takes its settings from. */
export interface Section {
  readonly kind: "defaults" | "frontend" | "backend" | "listen";
  readonly name: string;
  readonly at: Directive;
  /** Its lines by their first words, so that a file of many rules is not walked once for each. */
  readonly lines: ReadonlyMap<string, readonly Directive[]>;
  /** The lines of its access rules by the names that they define. */
  readonly acls: ReadonlyMap<string, readonly Directive[]>;
  /** What it does not set is set by this. */
  readonly defaults: Section | undefined;
}

/** In the order they are written. The latest `defaults` before a section counts, or the one it names. */
export function sectionsOf({ directives }: Block): readonly Section[] {
  const sections: Section[] = [];
  const named = new Map<string, Section>();
  let latest: Section | undefined;
  for (const at of directives) {
    const kind = kindOf(at.name);
    if (kind === undefined || at.block === undefined) continue;
    const [name = ""] = at.args[0] === "from" ? [] : at.args;
    const from = at.args[at.args.indexOf("from") + 1 || at.args.length];
    const other = from === undefined ? undefined : named.get(from);
    const defaults = kind === "defaults" ? other : from === undefined ? latest : other;
    const lines = groupedBy(at.block.directives, ({ name: first }) => first);
    const acls = groupedBy(lines.get("acl") ?? [], ({ args: [own = ""] }) => own);
    const section: Section = { kind, name, at, lines, acls, defaults };
    if (kind === "defaults") {
      latest = section;
      if (name !== "") named.set(name, section);
    } else sections.push(section);
  }
  return sections;
}

export function linesOf({ lines }: Section, name: string): readonly Directive[] {
  return lines.get(name) ?? [];
}

function groupedBy(
  directives: readonly Directive[],
  keyOf: (directive: Directive) => string,
): ReadonlyMap<string, readonly Directive[]> {
  const groups = new Map<string, Directive[]>();
  for (const directive of directives) {
    const group = groups.get(keyOf(directive));
    if (group) group.push(directive);
    else groups.set(keyOf(directive), [directive]);
  }
  return groups;
}

function kindOf(name: string): Section["kind"] | undefined {
  return name === "defaults" || name === "frontend" || name === "backend" || name === "listen" ? name : undefined;
}

/** A section and those it takes its settings from, nearest first. */
export function levelsOf(section: Section): readonly Section[] {
  const levels: Section[] = [];
  for (let at: Section | undefined = section; at && levels.length < MAX_LEVELS; at = at.defaults) levels.push(at);
  return levels;
}

/** Longer chains of `from` are not written. */
const MAX_LEVELS = 16;
