import type { SourceText } from "./document.ts";
import type { Entry } from "./node.ts";

/** For each kind of file: a package in group 1, and its version, where one is written, in group 2. */
const PATTERNS: readonly (readonly [file: RegExp, patterns: readonly RegExp[]])[] = [
  [
    /^requirements.*\.txt$/,
    [/^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]\r\n]*\])?[ \t]*((?:[=<>!~][^;#\r\n]*[^\s;#])?)/dgm],
  ],
  [/^go\.mod$/, [/^[ \t]*(?:require[ \t]+)?([\w.~-]+\/[\w./~-]+)[ \t]+(v\d[\w.+-]*)[ \t]*$/dgm]],
  [/^gemfile$/, [/^[ \t]*gem[ \t]*\(?["']([\w.-]+)["'](?:[ \t]*,[ \t]*["']([^"'\n]*)["'])?/dgm]],
  [/^gemfile\.lock$/, [/^ {4}([\w.-]+) \(([\d.]+)[^)\n]*\)/dgm]],
  [
    /^pom\.xml$/,
    [
      /<artifactId>\s{0,20}([\w.-]+)\s{0,20}<\/artifactId>(?!\s{0,80}(?:<version>[^<]{0,80}<\/version>\s{0,80})?<scope>test)(?:\s{0,80}<version>\s{0,20}([^<\s]{1,80})\s{0,20}<\/version>)?/dg,
    ],
  ],
  [
    /^build\.gradle(?:\.kts)?$/,
    [
      /^(?!\s*(?:\/\/|test)).*?["'][\w.-]+:([\w.-]+)(?::([\w.+-]+))?["']/dgm,
      /^\s*id[ \t]*\(?["']([\w.-]+)["']\)?[ \t]+version[ \t]+["']([^"'\n]+)["']/dgm,
    ],
  ],
  [
    /\.csproj$/,
    [
      /<PackageReference\s+Include="([\w.-]+)"(?:\s+Version="([^"]+)")?/dg,
      /<(TargetFramework)>net(\d+\.\d+)(?:-\w+)?<\/TargetFramework>/dg,
    ],
  ],
];

/** Whether a file of this name (in lower case) lists packages line by line. */
export function listsPackages(name: string): boolean {
  return PATTERNS.some(([file]) => file.test(name));
}

/** The packages that a list names, in lower case, with their versions as written; the rest of the file is passed over. */
export function packageEntries({ text }: SourceText, name: string): readonly Entry[] {
  const patterns = (PATTERNS.find(([file]) => file.test(name)) ?? PATTERNS[0])?.[1] ?? [];
  const plain = /\.(?:xml|csproj)$/.test(name)
    ? text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => " ".repeat(comment.length))
    : text;
  return patterns.flatMap((pattern) => [...plain.matchAll(pattern)].flatMap(entryOf));
}

function entryOf({ 1: key, 2: value = "", indices }: RegExpExecArray): readonly Entry[] {
  const place = indices?.[1];
  if (key === undefined || place === undefined) return [];
  const [start, end] = place;
  const [from, to] = indices?.[2] ?? [end, end];
  return [
    { key: key.toLowerCase(), start, end, value: { kind: "scalar", start: from, end: to, value, style: "plain" } },
  ];
}
