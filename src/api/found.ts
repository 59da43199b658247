import { declared, type Fact } from "../model/fact.ts";
import { type Problem, sourceText } from "../syntax/document.ts";
import type { InputText } from "./options.ts";

/** What stands behind a request: where to knock, and what the platform itself says of it. */
export interface Found {
  /** Undefined where nobody can be asked; `problems` says why. */
  readonly url?: string;
  /** Sent as Host and as TLS server name, where the address is not the name. */
  readonly host?: string;
  /** Headers without which a request goes elsewhere. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What an identity token is for, where it is not the address. */
  readonly audience?: string;
  /** The revision that should answer, by its short name. */
  readonly revision?: string;
  /** What the platform said, as configuration of its own; positions in it are positions in the answer. */
  readonly deployed: readonly (InputText & { readonly text: string })[];
  readonly problems: readonly Problem[];
  /** Ends what was opened to reach it. */
  close?(): Promise<void>;
}

/** The revision that should answer, where the platform's answer names it. */
export function revisionOf({ revision, deployed }: Found): Fact<string> | undefined {
  const answer = deployed.find(({ text }) => revision !== undefined && text.includes(`/revisions/${revision}"`));
  if (revision === undefined || answer === undefined) return undefined;
  const { text } = answer;
  const start = text.indexOf(`/revisions/${revision}"`) + "/revisions/".length;
  const span = { start, end: start + revision.length };
  const source = sourceText({ kind: "api", resource: answer.name.replace(/^api:/, "") }, text);
  const document = { source, root: { kind: "list", start: 0, end: 0, items: [] } } as const;
  return declared("the revision that takes this traffic", revision, { document, pointer: ["name"], span });
}
