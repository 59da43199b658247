import { linkCloudRun } from "../../../src/adapters/cloud-run/link.ts";
import { readLoadBalancers } from "../../../src/adapters/compute/load-balancers.ts";
import type { Linked, PathDraft } from "../../../src/adapters/draft.ts";
import { recognise } from "../../../src/adapters/recognise.ts";
import { limit } from "../../../src/platform/limits.ts";
import { yaml } from "../../support/parse.ts";

/** Links the texts, each as a file of that name. */
export function link(files: Readonly<Record<string, string>>): Linked {
  const { resources } = recognise(Object.entries(files).flatMap(([file, text]) => yaml(text, file)));
  return linkCloudRun(resources, limit, readLoadBalancers(resources, limit));
}

/** The one draft of a file. */
export function draftOf(text: string): PathDraft {
  const [draft] = link({ "service.yaml": text }).drafts;
  if (draft === undefined) throw new Error("no path");
  return draft;
}
