import { posix } from "node:path";
import type { FindIncluded } from "../proxies/directive.ts";
import type { ProxyFile } from "../proxies/proxy-file.ts";

/** Looks among the given files alone: in the folder of the file that asks and those above it, as nginx is installed nobody knows where. */
export function findAmong(files: readonly ProxyFile[]): FindIncluded {
  return (wanted, from) => {
    const path = wanted.replace(/^\/(?:usr\/local\/)?(?:etc\/)?nginx\/(?:conf\/)?/, "").replace(/^\.?\//, "");
    for (let folder = posix.dirname(from); ; folder = posix.dirname(folder)) {
      const pattern = globPattern(posix.join(folder, path));
      const found = files.filter(({ name }) => name !== from && pattern.test(posix.normalize(name)));
      if (found.length > 0 || folder === "." || folder === "/") return found;
    }
  };
}

/** Stock files that say nothing about proxied connections. */
export function isHarmless(wanted: string): boolean {
  return /(?:^|\/)(?:mime\.types|(?:fastcgi|uwsgi|scgi)(?:_params|\.conf)|modules-enabled\/.*|modules\/.*)$/.test(
    wanted,
  );
}

function globPattern(path: string): RegExp {
  const escaped = path.slice(0, 1000).replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*+/g, "[^/]*").replaceAll("?", "[^/]")}$`);
}
