import { descend, itemsOf, locate } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Named, Objects } from "../objects.ts";
import type { WayIn } from "../way-in.ts";

export function contourWays(objects: Objects): readonly WayIn[] {
  return objects.all("HTTPProxy").flatMap(waysOf);
}

function waysOf({ at, name, namespace }: Named): readonly WayIn[] {
  const door = { kind: "other", name: "Contour", at: locate(descend(at, "kind")) } as const;
  return itemsOf(descend(at, "spec", "routes")).flatMap((rule) => {
    const paths = itemsOf(descend(rule, "conditions")).flatMap((condition) =>
      ["prefix", "exact", "regex"].map((key) => descend(condition, key)).filter(({ node }) => node !== undefined),
    );
    return itemsOf(descend(rule, "services")).flatMap((target) => {
      const service = textAt(target, "name");
      // A mirror's answers go nowhere.
      if (service === undefined || textAt(target, "mirror") === "true") return [];
      const backend = {
        kind: "Service" as const,
        name: service,
        namespace,
        port: textAt(target, "port"),
        at: descend(target, "name"),
      };
      return [{ kind: "HTTPProxy" as const, name, at, backend, door, paths, rules: [{ at: rule, paths, target }] }];
    });
  });
}
