import { posix } from "node:path";
import type { TrafficEvidence } from "../../model/path.ts";
import { locate, locateKey } from "../../syntax/cursor.ts";
import { sourceName } from "../../syntax/document.ts";
import type { Dependency } from "./dependencies.ts";
import { socketStrength } from "./socket-libraries.ts";

/** What the packages of an image suggest about its traffic. */
export function packageEvidence(packages: readonly Dependency[]): readonly TrafficEvidence[] {
  return packages.flatMap(({ ecosystem, name, version, at }) => {
    const strength = socketStrength(ecosystem, name);
    if (strength === undefined) return [];
    const file = posix.basename(sourceName(at.document.source.source));
    const why = `${file} names ${name}${version && ` ${version}`}`;
    const { node } = at;
    return [{ why, strength, at: node?.kind === "scalar" && node.end > node.start ? locate(at) : locateKey(at) }];
  });
}
