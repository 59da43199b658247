import type { Config, FileProxyName } from "../config/config.ts";
import { type SourceText, sourceName } from "../syntax/document.ts";
import { isOf, type Syntax, syntaxIn, syntaxOf } from "../syntax/parse.ts";

/** The syntax that a text is read as, by its name or by itself; undefined where neither tells. */
export function syntaxFor(source: SourceText): Syntax | undefined {
  const syntax = syntaxOf(sourceName(source.source)) ?? syntaxIn(source.text);
  // Many formats end in .cfg, and a .sh may be for another program: such files are read as those without a known ending.
  return (syntax === "haproxy" || syntax === "shell") && !isOf(syntax, source.text) ? undefined : syntax;
}

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
