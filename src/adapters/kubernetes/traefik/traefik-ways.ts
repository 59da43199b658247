import { descend, itemsOf, locate } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Named, Objects } from "../objects.ts";
import type { WayIn } from "../way-in.ts";

export function traefikWays(objects: Objects): readonly WayIn[] {
  return objects.all("IngressRoute").flatMap(waysOf);
}

/** A rule is one text (`Host(…) && PathPrefix(…)`), and names Services or, for weights and mirrors, TraefikServices. */
function waysOf({ at, name, namespace }: Named): readonly WayIn[] {
  const door = { kind: "other", name: "Traefik", at: locate(descend(at, "kind")) } as const;
  return itemsOf(descend(at, "spec", "routes")).flatMap((rule) => {
    const paths = [descend(rule, "match")];
    return itemsOf(descend(rule, "services")).flatMap((target) => {
      const service = textAt(target, "name");
      if (service === undefined || (textAt(target, "kind") ?? "Service") !== "Service") return [];
      const backend = {
        kind: "Service" as const,
        name: service,
        namespace: textAt(target, "namespace") ?? namespace,
        port: textAt(target, "port"),
        at: descend(target, "name"),
      };
      return [{ kind: "IngressRoute" as const, name, at, backend, door, paths, rules: [{ at: rule, paths, target }] }];
    });
  });
}
