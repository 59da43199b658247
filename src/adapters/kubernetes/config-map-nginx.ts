import type { Problem } from "../../syntax/document.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import { isNginxProxy, parseNginx } from "../../syntax/nginx.ts";
import { syntaxOf } from "../../syntax/parse.ts";
import type { NginxFile } from "../nginx/nginx-file.ts";
import { configMapEntries } from "./config-map.ts";
import type { Named } from "./objects.ts";

export interface ConfigMapNginx {
  readonly files: readonly NginxFile[];
  readonly problems: readonly Problem[];
}

/** nginx's files in a ConfigMap, by their keys. Their positions are those in the manifest. */
export function configMapNginx(configMap: Named): ConfigMapNginx {
  const files: NginxFile[] = [];
  const problems: Problem[] = [];
  for (const [name, at] of configMapEntries(configMap)) {
    if (syntaxOf(name) !== "nginx" || at.node?.kind !== "scalar") continue;
    if (!isNginxProxy(String(at.node.value))) continue;
    const parsed = parseEmbedded(at.document, at.node, parseNginx);
    files.push(...parsed.documents.map((document) => ({ name, document })));
    problems.push(...parsed.problems.map((problem) => ({ ...problem, level: "note" as const })));
  }
  return { files, problems };
}
