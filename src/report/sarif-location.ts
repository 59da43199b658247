import type { ArtifactLocation, Location as SarifLocation } from "sarif";
import { type Location, type Source, sourceName, startOf } from "../syntax/document.ts";
import { endPlaceOf, pointerText } from "./place.ts";
import { plainMessage } from "./sarif-message.ts";

/** The name under which GitHub and others know the root of the checkout. */
export const SOURCE_ROOT = "%SRCROOT%";

/** Files are relative to the source root; an API response, rendered text or a transcript has an address of its own. */
export function artifactOf(source: Source): ArtifactLocation {
  if (source.kind === "file") return { uri: uriPath(source.file), uriBaseId: SOURCE_ROOT };
  const [, name = ""] = /^\w+:(.*)$/s.exec(sourceName(source)) ?? [];
  return { uri: `${source.kind}:${uriPath(name)}` };
}

export function sarifLocation(at: Location): SarifLocation {
  const { line, column } = startOf(at);
  const pointer = pointerText(at.pointer);
  return {
    physicalLocation: {
      artifactLocation: artifactOf(at.document.source.source),
      region: { startLine: line, startColumn: column, ...endPlaceOf(at) },
    },
    ...(pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
  };
}

export function relatedLocation(at: Location, message: string, id: number): SarifLocation {
  return { id, ...sarifLocation(at), message: { text: plainMessage(message) } };
}

/** Percent-encoded by segment. Half a surrogate pair cannot be encoded, and cannot be part of a file's name either. */
function uriPath(file: string): string {
  const wellFormed = file.replace(/[\ud800-\udfff]/gu, "\ufffd");
  return wellFormed.split("/").map(encodeURIComponent).join("/");
}
