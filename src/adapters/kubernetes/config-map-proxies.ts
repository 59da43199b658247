import { parseCaddyfile } from "../../syntax/caddyfile.ts";
import type { Problem } from "../../syntax/document.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import { parseHaproxy } from "../../syntax/haproxy.ts";
import { parseNginx } from "../../syntax/nginx.ts";
import { isOf, syntaxOf } from "../../syntax/parse.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { isProxyFile } from "../proxies/file-proxies.ts";
import type { ProxyFile } from "../proxies/proxy-file.ts";
import { configMapEntries } from "./config-map.ts";
import type { Named } from "./objects.ts";

export interface ConfigMapProxies {
  readonly files: readonly ProxyFile[];
  readonly problems: readonly Problem[];
}

const PARSERS = { nginx: parseNginx, haproxy: parseHaproxy, caddyfile: parseCaddyfile, yaml: parseYaml } as const;

/** Proxies' files in a ConfigMap, by their keys. Their positions are those in the manifest. */
export function configMapProxies(configMap: Named): ConfigMapProxies {
  const files: ProxyFile[] = [];
  const problems: Problem[] = [];
  for (const [name, at] of configMapEntries(configMap)) {
    const syntax = syntaxOf(name);
    const isOurs = syntax === "nginx" || syntax === "haproxy" || syntax === "caddyfile" || syntax === "yaml";
    if (!isOurs || at.node?.kind !== "scalar" || !mayBe(syntax, String(at.node.value))) continue;
    const parsed = parseEmbedded(at.document, at.node, PARSERS[syntax]);
    files.push(...parsed.documents.filter(isProxyFile).map((document) => ({ name, document })));
    // What is wrong with YAML is said where it is read for the application.
    if (syntax !== "yaml") problems.push(...parsed.problems.map((problem) => ({ ...problem, level: "note" as const })));
  }
  return { files, problems };
}

function mayBe(syntax: keyof typeof PARSERS, text: string): boolean {
  return syntax === "yaml" ? /static_?resources|entryPoints|routers/i.test(text) : isOf(syntax, text);
}
