import { posix } from "node:path";
import type { Subject, TrafficEvidence } from "../../model/path.ts";
import { type Cursor, descend, entriesOf, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import { readAppDocument } from "../app/document.ts";
import { type LimitTable, placeholderIn, textAt } from "../read.ts";

/** A service of a Compose file: what it is built from, never how it is deployed. */
export interface ComposeService {
  readonly name: string;
  readonly file: string;
  /** Without its tag. */
  readonly image: string | undefined;
  /** The file that its image is built from. */
  readonly dockerfile: string | undefined;
  readonly at: Cursor;
}

/** Whether a file of this name holds services for Compose, which mostly run at home: their values are nobody's here. */
export function isComposeName(file: string): boolean {
  return /^(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/i.test(posix.basename(file));
}

/** The services of all Compose files. */
export function composeServices(documents: readonly Document[]): readonly ComposeService[] {
  return documents
    .filter(({ source }) => isComposeName(sourceName(source.source)))
    .flatMap((document) => {
      const file = sourceName(document.source.source);
      return entriesOf(descend(rootCursor(document), "services")).map(([name, at]) => ({
        name,
        file,
        image: repositoryOf(textAt(at, "image")),
        dockerfile: dockerfileOf(at, posix.dirname(file)),
        at,
      }));
    });
}

/** The services that stand for a service or workload: those that have its name, or run its image. */
export function composedAs(
  services: readonly ComposeService[],
  { name }: Subject,
  image: string | undefined,
): readonly ComposeService[] {
  const repository = repositoryOf(image);
  return services.filter((one) => one.name === name || (repository !== undefined && one.image === repository));
}

/** What its variables say of sockets. Its values are those of a machine at home, so that they are no settings. */
export function composeEvidence({ name, file, at }: ComposeService, limits: LimitTable): readonly TrafficEvidence[] {
  if (at.node === undefined) return [];
  const { evidence } = readAppDocument({ source: at.document.source, root: at.node }, limits);
  const assumed = `${name} of ${file} runs the same program`;
  return evidence.map((one) => ({ ...one, strength: "weak", assumed }));
}

function dockerfileOf(at: Cursor, folder: string): string | undefined {
  const build = descend(at, "build");
  const context = build.node?.kind === "scalar" ? textAt(build) : textAt(build, "context");
  const file = textAt(build, "dockerfile") ?? "Dockerfile";
  if (build.node === undefined || placeholderIn(`${context} ${file}`) || context?.includes(":")) return undefined;
  return posix.join(folder, context ?? ".", file);
}

function repositoryOf(image: string | undefined): string | undefined {
  if (image === undefined || placeholderIn(image)) return undefined;
  return image.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
}
