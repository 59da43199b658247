import {
  type Address,
  literalPart,
  loadBalancerHosts,
  NO_WAYS,
  nameUnder,
  type PathMatch,
  urlOf,
  type Ways,
} from "./address.ts";
import { type JsonObject, objectsAt, textAt, valueAt } from "./json.ts";
import { annotationOf, ingressLeadsTo, isBackend, nameOf, namespaceOf } from "./references.ts";
import type { ServiceName } from "./service-name.ts";

/** The addresses of an Ingress under which it sends requests to the Service. */
export function ingressAddresses(ingress: JsonObject, service: ServiceName, all: readonly JsonObject[]): Ways {
  if (!ingressLeadsTo(ingress, service)) return NO_WAYS;
  const via = `Ingress ${nameOf(ingress)}`;
  const hosts = loadBalancerHosts(ingress);
  if (hosts.length === 0)
    return { addresses: [], withoutAddress: [`${via} has no address yet: status.loadBalancer of it is empty`] };
  const schemes = schemesOf(ingress, all);
  const addresses = hosts.flatMap((host) =>
    rulesTo(ingress, service).flatMap((rule) =>
      schemes.map(({ scheme, port, why }): Address => {
        const { name, paths } = rule;
        return {
          url: urlOf({ scheme, host, port, path: paths.path }),
          ...(name !== undefined && { hostHeader: nameUnder(name) }),
          paths,
          via,
          why: `${rule.why}; ${why}`,
        };
      }),
    ),
  );
  return { addresses, withoutAddress: [] };
}

interface Rule {
  readonly name: string | undefined;
  readonly paths: PathMatch;
  readonly why: string;
}

/** The rules that lead to the Service, the default backend last, which gets what no rule takes. */
function rulesTo(ingress: JsonObject, service: ServiceName): readonly Rule[] {
  const rules = objectsAt(ingress, "spec", "rules").flatMap((rule) => {
    const name = textAt(rule, "host");
    const own = objectsAt(rule, "http", "paths").filter((path) => isBackend(valueAt(path, "backend"), service));
    return own.map((path): Rule => {
      const written = textAt(path, "path") ?? "/";
      const why = `the rule for ${name ?? "any host"} sends ${written} to Service ${service.name}`;
      return { name, paths: pathMatch(written, textAt(path, "pathType")), why };
    });
  });
  if (!isBackend(valueAt(ingress, "spec", "defaultBackend"), service)) return rules;
  const why = `Service ${service.name} gets what no rule takes`;
  const kind = rules.length > 0 || objectsAt(ingress, "spec", "rules").length > 0 ? "unsaid" : "prefix";
  return [...rules, { name: undefined, paths: { kind, path: "/" }, why }];
}

/** `ImplementationSpecific`: GKE takes a path with an asterisk for all below it, others for a regular expression. */
function pathMatch(path: string, type: string | undefined): PathMatch {
  if (type === "Exact") return { kind: "exact", path };
  if (type === "Prefix") return { kind: "prefix", path };
  if (path.endsWith("/*") && literalPart(path.slice(0, -1)) === path.slice(0, -1))
    return { kind: "prefix", path: path.slice(0, -1) };
  return { kind: "unsaid", path: literalPart(path) };
}

interface Scheme {
  readonly scheme: "http" | "https";
  readonly port: number;
  readonly why: string;
}

const CERTIFICATE_ANNOTATIONS = [
  "ingress.gcp.kubernetes.io/pre-shared-cert",
  "networking.gke.io/managed-certificates",
  "networking.gke.io/certmap",
];

/** https first, for where there is a certificate port 80 often does nothing but send people there. */
function schemesOf(ingress: JsonObject, all: readonly JsonObject[]): readonly Scheme[] {
  const annotation = CERTIFICATE_ANNOTATIONS.find((key) => annotationOf(ingress, key) !== undefined);
  const certificate = objectsAt(ingress, "spec", "tls").length > 0 ? "spec.tls" : annotation;
  const https: Scheme[] = certificate ? [{ scheme: "https", port: 443, why: `https by ${certificate}` }] : [];
  if (annotationOf(ingress, "kubernetes.io/ingress.allow-http") === "false") return https;
  if (certificate && redirectsToHttps(ingress, all)) return https;
  return [...https, { scheme: "http", port: 80, why: certificate ? "port 80 may be open as well" : "no TLS is set" }];
}

function redirectsToHttps(ingress: JsonObject, all: readonly JsonObject[]): boolean {
  const name = annotationOf(ingress, "networking.gke.io/v1beta1.FrontendConfig");
  const config = all.find(
    (one) =>
      textAt(one, "kind") === "FrontendConfig" &&
      textAt(one, "metadata", "name") === name &&
      namespaceOf(one) === namespaceOf(ingress),
  );
  return valueAt(config, "spec", "redirectToHttps", "enabled") === true;
}
