import { type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/path.ts";
import type { PathDraft } from "../draft.ts";
import type { LimitTable } from "../read.ts";
import { isHostOf } from "./host-of.ts";
import { nginxHop } from "./nginx-hop.ts";
import type { Site } from "./site.ts";

export interface FrontOptions {
  /** Undefined where the file is not in the input, or proxies nothing. */
  readonly site: Site | undefined;
  readonly draft: PathDraft;
  readonly paths: readonly string[];
  readonly limits: LimitTable;
}

/** An nginx that the config puts in front of a service: the locations that name the service, else all that proxy. */
export function frontHop(file: Fact<string>, { site, draft, paths, limits }: FrontOptions): Hop {
  const all = site?.locations ?? [];
  const naming = all.filter(({ targets }) => targets.some((target) => isHostOf(target, draft)));
  const [first, ...rest] = naming.length > 0 ? naming : all;
  if (first) return nginxHop([first, ...rest], { paths, version: undefined, limits }).hop;
  const why = "the file was not read, or no location in it has a proxy_pass";
  return {
    name: "nginx",
    kind: "proxy",
    software: "nginx",
    idleSeconds: unknown("proxy_read_timeout of nginx", why, locationOf(file)),
  };
}
