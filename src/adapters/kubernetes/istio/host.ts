import { type Objects, sameNamespace } from "../objects.ts";

/** A Service of the cluster, as a host names it. */
export interface HostedService {
  readonly name: string;
  readonly namespace: string | undefined;
}

const HOST = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?)(?:\.([a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.svc(?:\.cluster\.local)?)?)?$/;

/** `chat` is in the namespace of who says it, `chat.web` and `chat.web.svc.cluster.local` say theirs. */
export function hostedService(
  host: string,
  namespace: string | undefined,
  objects: Objects,
): HostedService | undefined {
  if (host.length > 253) return undefined;
  const [, name, , place, , suffix] = HOST.exec(host) ?? [];
  if (name === undefined) return undefined;
  if (place === undefined) return { name, namespace };
  // `example.com` is a Service only where there is one.
  const found = objects.named("Service", name).find((service) => sameNamespace(service.namespace, place));
  if (suffix === undefined && found === undefined) return undefined;
  // What names no namespace goes on naming none.
  return { name, namespace: found ? found.namespace : place };
}
