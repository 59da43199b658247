import { posix } from "node:path";
import type { NginxFile } from "./nginx-file.ts";

/** The files that an `include` in the file `from` means, as far as they are given. */
export type FindIncluded = (wanted: string, from: string) => readonly NginxFile[];

/** Looks among the given files alone: in the folder of the file that asks and those above it, as nginx is installed nobody knows where. */
export function findAmong(files: readonly NginxFile[]): FindIncluded {
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
