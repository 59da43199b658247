import { posix } from "node:path";
import { order, spanOfConstraint, type VersionSpan } from "../../platform/version-span.ts";
import { sourceName } from "../../syntax/document.ts";
import type { Dependency } from "../image/dependencies.ts";

/** The versions of a package that may be installed, and what that rests on. */
export interface PackageVersion {
  readonly span: VersionSpan;
  readonly assumed: string;
}

/** What the lists of an image let in of a package; where several name it, the narrowest if it fits the others. */
export function packageVersion(packages: readonly Dependency[], name: string): PackageVersion | undefined {
  const found = packages
    .filter((one) => one.name === name)
    .map(({ version, bare, at }) => ({
      span: spanOfConstraint(version, bare),
      version,
      file: sourceName(at.document.source.source),
    }));
  const spans = found.map(({ span }) => span).filter((span) => span !== undefined);
  if (spans.length < found.length) return undefined;
  const narrowest = found.find(({ span }) => span && spans.every((other) => isInside(span, other)));
  if (narrowest?.span === undefined) return undefined;
  const { span, version, file } = narrowest;
  return { span, assumed: `the image has ${name} ${version || "in any version"}, as ${posix.normalize(file)} says` };
}

function isInside([first, last]: VersionSpan, other: VersionSpan): boolean {
  return order(first, other[0]) >= 0 && order(last, other[1]) <= 0;
}
