import type { Fact } from "../../model/fact.ts";

/** The version in the tag of one of nginx's own images (`nginx:1.27-alpine`); undefined for every other image. */
export function nginxVersion(image: Fact<string> | undefined): string | undefined {
  if (!image?.known) return undefined;
  return /(?:^|\/)nginx(?:-unprivileged)?:v?(\d+(?:\.\d+){1,2})(?:-|@|$)/.exec(image.value)?.[1];
}
