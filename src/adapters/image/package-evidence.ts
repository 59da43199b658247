import { posix } from "node:path";
import type { TrafficEvidence } from "../../model/path.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import { textAt } from "../read.ts";

/**
 * Libraries that serve sockets, by package. A library that also makes clients, or comes along with others, merely
 * suggests them. What serves anything (uvicorn, Express) is no evidence.
 */
const LIBRARIES: ReadonlyMap<string, TrafficEvidence["strength"]> = new Map([
  ["ws", "weak"],
  ["socket.io", "strong"],
  ["@nestjs/websockets", "strong"],
  ["websockets", "weak"],
  ["channels", "weak"],
  ["python-socketio", "weak"],
  ["flask-socketio", "strong"],
  ["flask-sock", "strong"],
] as const);

interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly at: Cursor;
}

/** What the packages that a folder's own list names suggest about its traffic. */
export function packageEvidence(documents: readonly Document[], folder: string): readonly TrafficEvidence[] {
  return documents
    .filter(({ source }) => posix.dirname(sourceName(source.source)) === folder)
    .flatMap((document) =>
      dependenciesOf(document).flatMap(({ name, version, at }) => {
        const strength = LIBRARIES.get(name);
        if (strength === undefined) return [];
        const why = `${posix.basename(sourceName(document.source.source))} names ${name}${version && ` ${version}`}`;
        const { kind } = at.node ?? {};
        return [{ why, strength, at: kind === "scalar" ? locate(at) : locateKey(at) }];
      }),
    );
}

function dependenciesOf(document: Document): readonly Dependency[] {
  const root = rootCursor(document);
  switch (posix.basename(sourceName(document.source.source))) {
    case "package.json":
      return named(descend(root, "dependencies"));
    case "requirements.txt":
      return named(root);
    case "pyproject.toml":
      return [
        ...itemsOf(descend(root, "project", "dependencies")).flatMap(listed),
        ...named(descend(root, "tool", "poetry", "dependencies")),
      ];
    default:
      return [];
  }
}

function named(map: Cursor): readonly Dependency[] {
  return entriesOf(map).map(([name, at]) => ({ name: name.toLowerCase(), version: textAt(at) ?? "", at }));
}

/** `websockets>=12; python_version > "3.8"` */
function listed(at: Cursor): readonly Dependency[] {
  const [, name, version = ""] = /^\s*([\w.-]+)(?:\[[^\]]*\])?\s*([^;]*)/.exec(textAt(at) ?? "") ?? [];
  return name === undefined ? [] : [{ name: name.toLowerCase(), version: version.trim(), at }];
}
