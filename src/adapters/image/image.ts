import { declared, type Fact } from "../../model/fact.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import type { EnvVar } from "../container.ts";
import { textAt, textFact } from "../read.ts";
import { type Layout, layoutOf } from "./copies.ts";
import { stageEnv } from "./stage-env.ts";

/** What an image runs, as its Dockerfile says. */
export interface Image {
  readonly document: Document;
  readonly base: Fact<string> | undefined;
  readonly entrypoint: readonly Fact<string>[];
  /** In shell form an ENTRYPOINT takes no arguments. */
  readonly takesArguments: boolean;
  readonly cmd: readonly Fact<string>[];
  readonly env: readonly EnvVar[];
  readonly layout: Layout;
  readonly stopSignal: Fact<string> | undefined;
  /** The ports that `EXPOSE` names, which opens none of them. */
  readonly exposed: readonly Fact<number>[];
  /** What Docker alone would ask. */
  readonly healthcheck: Fact<string> | undefined;
}

/** The image that a build without a target makes: the last stage, on top of the stages it is made from. */
export function readDockerfile(document: Document): Image {
  const stages = itemsOf(descend(rootCursor(document), "stages"));
  const chain = chainOf(stages);
  const owner = sourceName(document.source.source);
  const entrypoint = lastOf(chain, "ENTRYPOINT");
  const cmd = lastOf(chain, "CMD");
  const root = chain[0];
  // A stage that sets its own ENTRYPOINT forgets the CMD of the image below it.
  const isForgotten = cmd && entrypoint && cmd.index < entrypoint.index;
  return {
    document,
    base: root && textFact(`base image of ${owner}`, descend(root, "FROM", "image")),
    entrypoint: entrypoint ? wordsOf("ENTRYPOINT", entrypoint.stage, chain, owner) : [],
    takesArguments: !entrypoint || descend(entrypoint.stage, "ENTRYPOINT").node?.kind === "list",
    cmd: cmd && !isForgotten ? wordsOf("CMD", cmd.stage, chain, owner) : [],
    env: stageEnv(chain, rootCursor(document), owner),
    layout: layoutOf(chain),
    stopSignal: stopSignalOf(chain, owner),
    exposed: chain.flatMap((stage) => exposedBy(stage, owner)),
    healthcheck: healthcheckOf(chain, owner),
  };
}

/** A Procfile's `web` process, as the buildpack's launcher runs it. */
export function readProcfile(document: Document): Image {
  const at = descend(rootCursor(document), "web");
  const what = `web of ${sourceName(document.source.source)}`;
  const cmd = at.node === undefined ? [] : inShell(what, at, ["bash", "-c"]);
  return {
    document,
    base: undefined,
    entrypoint: [],
    takesArguments: true,
    cmd,
    env: [],
    layout: AS_IT_LIES,
    stopSignal: undefined,
    exposed: [],
    healthcheck: undefined,
  };
}

/** Buildpacks take the folder as it is. */
const AS_IT_LIES: Layout = { workdir: "/workspace", copies: [{ from: ".", to: "/workspace", isInto: true }] };

/** The last stage and those it begins with, lowest first. */
function chainOf(stages: readonly Cursor[]): readonly Cursor[] {
  const chain: Cursor[] = [];
  let index = stages.length - 1;
  while (index >= 0) {
    const stage = stages[index];
    if (stage === undefined) break;
    chain.unshift(stage);
    const from = textAt(stage, "FROM", "image")?.toLowerCase();
    index = stages.slice(0, index).findLastIndex((other) => textAt(other, "FROM", "as")?.toLowerCase() === from);
  }
  return chain;
}

interface Found {
  readonly stage: Cursor;
  readonly index: number;
}

function lastOf(chain: readonly Cursor[], key: string): Found | undefined {
  const index = chain.findLastIndex((stage) => descend(stage, key).node !== undefined);
  const stage = chain[index];
  return stage && { stage, index };
}

function wordsOf(
  key: "CMD" | "ENTRYPOINT",
  stage: Cursor,
  chain: readonly Cursor[],
  owner: string,
): readonly Fact<string>[] {
  const at = descend(stage, key);
  const what = `${key} of ${owner}`;
  if (at.node?.kind === "scalar") return inShell(what, at, shellOf(chain));
  const words = itemsOf(at);
  return words.map((word, index) => {
    const isScript = index > 0 && /^-[a-z]*c$/.test(textAt(at, index - 1) ?? "");
    return isScript
      ? declared(what, textAt(word) ?? "", locate(word))
      : (textFact(what, word) ?? declared(what, "", locate(word)));
  });
}

function stopSignalOf(chain: readonly Cursor[], owner: string): Fact<string> | undefined {
  const found = lastOf(chain, "STOPSIGNAL");
  return found && textFact(`STOPSIGNAL of ${owner}`, descend(found.stage, "STOPSIGNAL"));
}

function exposedBy(stage: Cursor, owner: string): readonly Fact<number>[] {
  const lists = entriesOf(stage).filter(([key]) => key === "EXPOSE");
  return lists.flatMap(([, list]) =>
    itemsOf(list).flatMap((item) => {
      const [, port] = /^(\d{1,5})(?:\/tcp)?$/i.exec(textAt(item) ?? "") ?? [];
      return port === undefined ? [] : [declared(`EXPOSE of ${owner}`, Number(port), locate(item))];
    }),
  );
}

/** `HEALTHCHECK NONE` takes away what the image below may bring. */
function healthcheckOf(chain: readonly Cursor[], owner: string): Fact<string> | undefined {
  const found = lastOf(chain, "HEALTHCHECK");
  const at = found && descend(found.stage, "HEALTHCHECK");
  const text =
    at &&
    (textAt(at) ??
      itemsOf(at)
        .map((word) => textAt(word))
        .join(" "));
  if (at === undefined || text === undefined || /^NONE\s*$/i.test(text)) return undefined;
  return declared(`HEALTHCHECK of ${owner}`, text, locate(at));
}

function shellOf(chain: readonly Cursor[]): readonly string[] {
  const shell = lastOf(chain, "SHELL");
  const words = shell ? itemsOf(descend(shell.stage, "SHELL")).map((word) => textAt(word) ?? "") : [];
  return words.length > 0 ? words : ["/bin/sh", "-c"];
}

/** A line as the shell is given it; the shell itself is nowhere written, and stands where the instruction does. */
function inShell(what: string, at: Cursor, shell: readonly string[]): readonly Fact<string>[] {
  const text = textAt(at) ?? "";
  return [...shell.map((word) => declared(what, word, locateKey(at))), declared(what, text, locate(at))];
}
