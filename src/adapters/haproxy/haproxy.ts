import { type Directive, readFile } from "../proxies/directive.ts";
import type { FileProxy, Route } from "../proxies/route.ts";
import { conditionOf } from "./condition.ts";
import { routeOf, type Way } from "./route.ts";
import { linesOf, type Section, sectionsOf } from "./section.ts";

/** Sections with servers, and the ways that lead to them. A file is a configuration of its own. */
export const haproxy: FileProxy = {
  software: "haproxy",
  title: "HAProxy",
  sitesIn: (files) =>
    files.flatMap((file) => {
      if (file.document.form !== "haproxy") return [];
      const routes = routesOf(sectionsOf(readFile(file)));
      return routes.length > 0 ? [{ proxy: haproxy, file, routes }] : [];
    }),
};

/** Backends that some expression chooses may be any of the file's; more ways than these would say nothing more. */
const MAX_DYNAMIC = 8;

function routesOf(sections: readonly Section[]): readonly Route[] {
  const doors = sections.filter(({ kind }) => kind === "frontend" || kind === "listen");
  const ways = new Map<string, Way[]>();
  const dynamic: Way[] = [];
  for (const door of doors) {
    for (const [index, rule] of rulesOf(door).entries()) {
      const name = rule.args[0] ?? "";
      const way: Way = { door, rule, order: index, condition: conditionOf(rule, door) };
      if (name.includes("%[") || name.includes("$")) dynamic.push(way);
      else if (ways.get(name)?.push(way) === undefined) ways.set(name, [way]);
    }
  }
  return sections.flatMap((section) => {
    const servers = [...linesOf(section, "server"), ...linesOf(section, "server-template")];
    if (servers.length === 0) return [];
    const own: readonly Way[] = section.kind === "listen" ? [{ door: section }] : [];
    const known = [...own, ...(section.kind === "backend" ? (ways.get(section.name) ?? []) : [])];
    const found = known.length > 0 ? known : dynamic.slice(0, MAX_DYNAMIC);
    if (found.length === 0) return [routeOf(section, servers, undefined)];
    return found.map((way) => routeOf(section, servers, way));
  });
}

function rulesOf(section: Section): readonly Directive[] {
  return [...linesOf(section, "use_backend"), ...linesOf(section, "default_backend").slice(-1)];
}
