import type { Config, FileProxyName } from "../config/config.ts";
import type { Syntax } from "../syntax/parse.ts";

/** Languages of the proxies' own; what the others read is told by the ending. */
const LANGUAGES: Partial<Record<FileProxyName, Syntax>> = { nginx: "nginx", haproxy: "haproxy", caddy: "caddyfile" };

/** The languages of the files that the config names as a proxy's, whatever they are called. */
export function toldSyntaxes(config: Config | undefined): ReadonlyMap<string, Syntax> {
  const told = new Map<string, Syntax>();
  for (const { proxy } of config?.services.flatMap(({ front }) => front) ?? []) {
    const syntax = proxy && LANGUAGES[proxy.software];
    if (syntax && proxy.file.known && !/\.(?:json|ya?ml)$/i.test(proxy.file.value)) told.set(proxy.file.value, syntax);
  }
  return told;
}
