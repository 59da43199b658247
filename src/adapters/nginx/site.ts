import { readFile } from "./directive.ts";
import { findAmong } from "./includes.ts";
import type { NginxFile } from "./nginx-file.ts";
import { type ProxyLocation, proxyLocations } from "./proxy-location.ts";
import { type Target, targetsOf } from "./target.ts";

/** A configuration as nginx would be started with it: one file and all that it includes. */
export interface Site {
  readonly file: NginxFile;
  readonly locations: readonly SiteLocation[];
}

export interface SiteLocation extends ProxyLocation {
  readonly targets: readonly Target[];
}

/** One site for each file that no other file includes and that proxies anything. */
export function sitesIn(files: readonly NginxFile[]): readonly Site[] {
  const included = new Set<NginxFile>();
  const find = findAmong(files);
  const sites = files.map((file) => {
    const root = readFile(file, (wanted, from) => {
      const found = find(wanted, from);
      for (const one of found) if (one !== file) included.add(one);
      return found;
    });
    const locations = proxyLocations(root).map((location) => ({ ...location, targets: targetsOf(location) }));
    return { file, locations };
  });
  return sites.filter(({ file, locations }) => locations.length > 0 && !included.has(file));
}
