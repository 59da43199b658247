import { type Failure, KubernetesError } from "./failure.ts";

/** A Service and where it lives. */
export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/** Reads `NAMESPACE/NAME`. */
export function parseServiceName(written: string): ({ readonly ok: true } & ServiceName) | Failure {
  const [namespace = "", name = "", ...more] = written.split("/");
  const example = `write NAMESPACE/NAME, as in ${isLabel(written) ? `default/${written}` : "web/chat"}`;
  if (!written.includes("/") || more.length > 0 || name === "")
    return bad(`"${quotable(written)}" is not the name of a Service with its namespace; ${example}`);
  if (namespace === "") return bad(`"${quotable(written)}" names no namespace; ${example}`);
  const fault = faultOf("namespace", namespace) ?? faultOf("name of a Service", name);
  return fault === undefined ? { ok: true, namespace, name } : bad(fault);
}

/** The two names, once it is certain that they can be names: they become part of an address. */
export function checkedServiceName({ namespace, name }: ServiceName): ServiceName {
  const parsed = parseServiceName(`${namespace}/${name}`);
  if (parsed.ok) return { namespace, name };
  throw new KubernetesError(parsed.kind, parsed.message);
}

/** RFC 1123 §2.1, as Kubernetes reads it. */
export function isLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text);
}

function faultOf(what: string, part: string): string | undefined {
  if (isLabel(part)) return undefined;
  const rule = "lower-case letters, digits and dashes, at most 63, beginning and ending with a letter or digit";
  return `"${quotable(part)}" cannot be the ${what}: it must be ${rule}`;
}

function bad(message: string): Failure {
  return { ok: false, kind: "bad-service-name", message };
}

function quotable(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
