import { posix } from "node:path";
import type { BareVersion } from "../../platform/version-span.ts";
import { type Cursor, descend, entriesOf, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import { textAt } from "../read.ts";

export type Ecosystem = "npm" | "pypi" | "go" | "rubygems" | "maven" | "cargo" | "nuget" | "composer";

/** A package that a project's own list names; what only its tests need is left out. */
export interface Dependency {
  readonly ecosystem: Ecosystem;
  /** In lower case. */
  readonly name: string;
  /** As written; empty where none is. */
  readonly version: string;
  /** How a version without an operator is meant. */
  readonly bare: BareVersion;
  readonly at: Cursor;
}

/** The ecosystem whose packages a file of that name lists. */
export function ecosystemOf(file: string): Ecosystem | undefined {
  const base = posix.basename(file).toLowerCase();
  if (/^requirements.*\.txt$/.test(base)) return /dev|test|lint|docs/.test(base) ? undefined : "pypi";
  return base.endsWith(".csproj") ? "nuget" : FILES.get(base);
}

const FILES: ReadonlyMap<string, Ecosystem> = new Map([
  ["package.json", "npm"],
  ["pyproject.toml", "pypi"],
  ["pipfile", "pypi"],
  ["go.mod", "go"],
  ["gemfile", "rubygems"],
  ["gemfile.lock", "rubygems"],
  ["pom.xml", "maven"],
  ["build.gradle", "maven"],
  ["build.gradle.kts", "maven"],
  ["cargo.toml", "cargo"],
  ["composer.json", "composer"],
] as const);

/** The packages in one of these files; none in any other. */
export function dependenciesOf(document: Document): readonly Dependency[] {
  const file = sourceName(document.source.source);
  const ecosystem = ecosystemOf(file);
  if (ecosystem === undefined) return [];
  const root = rootCursor(document);
  switch (posix.basename(file).toLowerCase()) {
    case "package.json":
      return named(ecosystem, descend(root, "dependencies"));
    case "composer.json":
      return named(ecosystem, descend(root, "require"));
    case "pipfile":
      return named(ecosystem, descend(root, "packages"));
    case "cargo.toml":
      return [
        ...named(ecosystem, descend(root, "dependencies"), "caret"),
        ...named(ecosystem, descend(root, "workspace", "dependencies"), "caret"),
      ];
    case "pyproject.toml":
      return [
        ...itemsOf(descend(root, "project", "dependencies")).flatMap(listed),
        ...named(ecosystem, descend(root, "tool", "poetry", "dependencies")),
      ];
    default:
      return document.form === "requirements" ? named(ecosystem, root) : [];
  }
}

function named(ecosystem: Ecosystem, map: Cursor, bare: BareVersion = "exact"): readonly Dependency[] {
  return entriesOf(map).map(([name, at]) => {
    const version = at.node?.kind === "map" ? descend(at, "version") : at;
    return {
      ecosystem,
      name: name.toLowerCase(),
      version: textAt(version) ?? "",
      bare,
      at: version.node ? version : at,
    };
  });
}

/** `websockets>=12; python_version > "3.8"` */
function listed(at: Cursor): readonly Dependency[] {
  const [, name, version = ""] = /^\s*([\w.-]+)(?:\[[^\]]*\])?\s*([^;]*)/.exec(textAt(at) ?? "") ?? [];
  if (name === undefined) return [];
  return [{ ecosystem: "pypi", name: name.toLowerCase(), version: version.trim(), bare: "exact", at }];
}
