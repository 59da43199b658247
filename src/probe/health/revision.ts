import { clip } from "../../text/printable.ts";
import type { Answer } from "../connection.ts";
import { parsedJson, property } from "./health-answer.ts";

/** What an answer says which revision gave it. */
export interface RevisionSaid {
  readonly value: string;
  /** `the header x-revision`, `the field version`. */
  readonly where: string;
  /** Whether it names a revision and not, say, the version of the software, which may be called otherwise. */
  readonly isExact: boolean;
}

/** Fields of a health body, most telling first. */
const FIELDS = ["revision", "version", "commit"] as const;

/** A digest has 71 characters; nothing that names a revision has more. */
const MAX_NAME = 100;

/** The first of the headers and fields that is there. */
export function revisionIn(answer: Answer, headers: readonly string[]): RevisionSaid | undefined {
  if (answer.kind !== "answer") return undefined;
  for (const name of headers) {
    const value = answer.headers[name];
    if (value) return { value: clip(value, MAX_NAME), where: `the header ${name}`, isExact: true };
  }
  const body = parsedJson(answer.body);
  for (const name of FIELDS) {
    const value = property(body, name);
    if (typeof value === "string" && value !== "") {
      return { value: clip(value, MAX_NAME), where: `the field ${name}`, isExact: name === "revision" };
    }
  }
  return undefined;
}
