import type { FrontProxy } from "../../config/config.ts";
import { locationOf, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { PathDraft } from "../draft.ts";
import { isHostOf } from "./host-of.ts";
import { type HopOptions, proxyHop } from "./proxy-hop.ts";
import type { FileProxy, Site } from "./route.ts";

export interface FrontOptions extends HopOptions {
  /** Undefined where the file is not in the input, or proxies nothing. */
  readonly site: Site | undefined;
  readonly proxy: FileProxy;
  readonly draft: PathDraft;
}

/** A proxy that the config puts in front of a service: the routes that name the service, else all that proxy. */
export function frontHop({ file, software }: FrontProxy, { site, proxy, draft, ...options }: FrontOptions): Hop {
  const all = site?.routes ?? [];
  const naming = all.filter(({ targets }) => targets.some((target) => isHostOf(target, draft)));
  const [first, ...rest] = naming.length > 0 ? naming : all;
  if (first) return proxyHop(proxy, [first, ...rest], options).hop;
  const why = "the file was not read, or nothing in it passes requests on";
  const idleSeconds = unknown(`idle limit of ${proxy.title}`, why, locationOf(file));
  return { name: proxy.title, kind: "proxy", software, idleSeconds };
}
