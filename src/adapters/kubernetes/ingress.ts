import { declaredAs, type Fact, unknown } from "../../model/fact.ts";
import type { Flavour } from "../../model/load-balancer.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { placeholderIn, textAt } from "../read.ts";
import { FOREIGN_PREFIX } from "./foreign-annotations.ts";
import { filledInLater } from "./names.ts";
import { annotation, isAnnotated, type Named, type Objects } from "./objects.ts";
import { ingressPatterns } from "./path-patterns.ts";
import type { BackendRef, Door, WayIn } from "./way-in.ts";

export function ingressWays(objects: Objects): readonly WayIn[] {
  const defaultClass = objects.all("IngressClass").find(isDefaultClass);
  const classes = (name: string): Named | undefined => objects.named("IngressClass", name)[0];
  return [
    ...objects
      .all("Ingress")
      .flatMap((ingress) => waysOf(ingress, "Ingress", ingressDoor(ingress, defaultClass, classes))),
    ...objects.all("MultiClusterIngress").flatMap((ingress) => {
      const at = locate(descend(ingress.at, "kind"));
      const flavour = declaredAs<Flavour>(
        "flavour",
        `load balancer of MultiClusterIngress ${ingress.name}`,
        "classic",
        at,
      );
      return waysOf(ingress, "MultiClusterIngress", { kind: "google", flavour });
    }),
  ];
}

function waysOf(ingress: Named, kind: "Ingress" | "MultiClusterIngress", door: Door): readonly WayIn[] {
  const { at, name, namespace } = ingress;
  const spec = kind === "Ingress" ? descend(at, "spec") : descend(at, "spec", "template", "spec");
  const target = kind === "Ingress" ? "Service" : "MultiClusterService";
  const way = (place: Cursor, paths: readonly Cursor[], patterns?: WayIn["patterns"]): readonly WayIn[] => {
    const backend = backendAt(place, target, namespace);
    return backend ? [{ kind, name, at, backend, door, paths, ...(patterns && { patterns }) }] : [];
  };
  const ways = [...way(descend(spec, "defaultBackend"), []), ...way(descend(spec, "backend"), [])];
  for (const rule of itemsOf(descend(spec, "rules"))) {
    for (const path of itemsOf(descend(rule, "http", "paths"))) {
      ways.push(...way(descend(path, "backend"), [descend(path, "path")], ingressPatterns(path, `${kind} ${name}`)));
    }
  }
  return ways;
}

/** `service.name` and `service.port` since networking.k8s.io/v1, `serviceName` and `servicePort` before. */
function backendAt(at: Cursor, kind: BackendRef["kind"], namespace: string | undefined): BackendRef | undefined {
  const service = descend(at, "service");
  const name = textAt(service, "name");
  if (name !== undefined) {
    const port = textAt(service, "port", "number") ?? textAt(service, "port", "name");
    return { kind, name, namespace, port, at: descend(service, "name") };
  }
  const old = textAt(at, "serviceName");
  if (old === undefined) return undefined;
  return { kind, name: old, namespace, port: textAt(at, "servicePort"), at: descend(at, "serviceName") };
}

/** Where the class of an Ingress is written: the annotation wins over the field, as GKE reads it. */
export function classOf(ingress: Cursor): Cursor {
  const key = "kubernetes.io/ingress.class";
  return isAnnotated(ingress, key) ? annotation(ingress, key) : descend(ingress, "spec", "ingressClassName");
}

function ingressDoor(
  ingress: Named,
  defaultClass: Named | undefined,
  classes: (name: string) => Named | undefined,
): Door {
  const what = `class of Ingress ${ingress.name}`;
  const place = classOf(ingress.at);
  const name = textAt(place);
  const at = locate(place);
  if (name !== undefined && placeholderIn(name) !== undefined) {
    return { kind: "google", flavour: unknown(what, `${name} is filled in later`, at) };
  }
  switch (name) {
    case undefined:
      return defaultClass ? classDoor(defaultClass, what) : { kind: "google", flavour: classless(ingress) };
    case "":
    case "gce":
    case "gce-multi-cluster":
      return { kind: "google", flavour: declaredAs<Flavour>("flavour", what, "classic", at) };
    case "gce-internal":
      return { kind: "google", flavour: declaredAs<Flavour>("flavour", what, "regional-internal", at) };
    default:
      return otherDoor(name, at, classes(name), what);
  }
}

function otherDoor(name: string, at: Location, found: Named | undefined, what: string): Door {
  const door = found && classDoor(found, what);
  if (door?.kind === "google") return door;
  return { kind: "other", name, at, controller: found && textAt(found.at, "spec", "controller") };
}

/** Who answers for an Ingress of a class that is in the input. */
function classDoor(found: Named, what: string): Door {
  const at = locate(descend(found.at, "metadata", "name"));
  const controller = textAt(found.at, "spec", "controller");
  const why = filledInLater(controller, found.name);
  if (why) return { kind: "google", flavour: unknown(what, why, at) };
  const google = (flavour: Flavour): Door => ({ kind: "google", flavour: declaredAs("flavour", what, flavour, at) });
  if (found.name === "gce") return google("classic");
  if (found.name === "gce-internal") return google("regional-internal");
  if (!GOOGLE_CONTROLLER.test(controller ?? "")) return { kind: "other", name: found.name, at, controller };
  if (/internal/i.test(found.name)) {
    const reason = `IngressClass ${found.name} is of GKE's controller, which knows internal ones as gce-internal alone`;
    return { kind: "google", flavour: unknown(what, reason, at) };
  }
  const assumed = `IngressClass ${found.name} makes an external load balancer`;
  return { kind: "google", flavour: { ...declaredAs<Flavour>("flavour", what, "classic", at), assumed } };
}

/** GKE's controller reads no IngressClass, and those who write one make a name up. */
const GOOGLE_CONTROLLER = /(?:^|[./-])(?:gce|gke)(?:[./-]|$)|cloud\.google\.com/i;

/** Without a class GKE's controller takes an Ingress, unless all that is written on it is for another controller. */
function classless(ingress: Named): Fact<Flavour> {
  const what = `load balancer of Ingress ${ingress.name}`;
  const at = locate(descend(ingress.at, "metadata", "name"));
  const keys = entriesOf(descend(ingress.at, "metadata", "annotations")).map(([key]) => key);
  const foreign = keys.find((key) => FOREIGN_PREFIX.test(key));
  if (foreign !== undefined && !keys.some((key) => GOOGLE_KEY.test(key))) {
    const why = `it names no class, and ${foreign} is for another controller than GKE's`;
    return unknown(what, why, locateKey(annotation(ingress.at, foreign)));
  }
  const flavour = declaredAs<Flavour>("flavour", what, "classic", at);
  return { ...flavour, assumed: `GKE's own controller handles Ingress ${ingress.name}, which names no class` };
}

const GOOGLE_KEY =
  /^(?:(?:ingress\.gcp\.|ingress\.)?kubernetes\.io\/(?:ingress\.)?(?:global-static-ip-name|regional-static-ip-name|pre-shared-cert(?:s)?|allow-http)|.*\.gke\.io\/|cloud\.google\.com\/)/;

function isDefaultClass({ at }: Named): boolean {
  return textAt(annotation(at, "ingressclass.kubernetes.io/is-default-class")) === "true";
}
