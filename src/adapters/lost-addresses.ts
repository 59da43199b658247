import type { AppKey, ServiceConfig } from "../config/config.ts";
import type { Document, Problem } from "../syntax/document.ts";
import { readAppAddress } from "./app/address.ts";

/** Addresses under `app:` where nothing is: a number that the user meant to be compared would not be. */
export function lostAddresses(
  services: Iterable<ServiceConfig>,
  documents: ReadonlyMap<string, Document>,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const service of new Set(services)) {
    for (const [key, address] of Object.entries(service.app)) {
      if (address?.kind !== "address") continue;
      // The keys of `app` are AppKeys; Object.entries forgets that.
      const fact = readAppAddress(key as AppKey, address, documents);
      // What is there and cannot be read is pointed at itself; what is not there, at the address.
      if (fact.known || fact.origin.kind === "derived" || fact.origin.at !== address.at) continue;
      problems.push({ source: address.at.document.source, span: address.at.span, message: fact.why });
    }
  }
  return problems;
}
