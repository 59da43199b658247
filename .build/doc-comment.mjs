/**
 * What the comment above a rule or a live check says, in its parts.
 *
 * @returns {{ text: string, intro: string, sections: ReadonlyMap<string, string>, allow: string | undefined }}
 * @throws where there is none, or where its sections are not the ones that a page has, in their order.
 */
export function readDocComment(source, { file, required, optional = [] }) {
  const [, comment] = /\/\*\*\n((?: \*.*\n)+) \*\/\nexport const \w+: (?:Rule|Scenario)\b/.exec(source) ?? [];
  if (comment === undefined) throw new Error(`${file}: there is no doc comment above the rule`);
  const text = comment.replaceAll(/^ \* ?/gm, "");
  const [, prose, allow] = /^([\s\S]*?)\n@allow ([\s\S]+)$/.exec(text) ?? [undefined, text];
  const [intro, ...parts] = prose.split(/^## /m);
  const sections = new Map(parts.map((part) => [part.split("\n", 1)[0], part.replace(/^.*\n/, "").trim()]));
  const names = [...sections.keys()];
  const wanted = [...required, ...optional.filter((name) => sections.has(name))];
  if (names.join() !== wanted.join()) {
    throw new Error(`${file}: the comment has the sections ${names.join(", ")}, not ${wanted.join(", ")}`);
  }
  return { text, intro: intro.trim(), sections, allow: allow?.trim().replaceAll(/\s+/g, " ") };
}
