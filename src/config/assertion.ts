import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey } from "../syntax/cursor.ts";
import { offsetMap } from "../syntax/embedded.ts";
import type { AssertionConfig, Expression, PolicyTest } from "./config.ts";
import { textAt, textsAt } from "./scalars.ts";

/** An item of `assertions:`, which its schema has found valid. */
export function readAssertion(at: Cursor): AssertionConfig {
  return {
    id: textAt(at, "id") ?? "",
    at: locate(descend(at, "id")),
    assert: expressionAt(descend(at, "assert")),
    when: descend(at, "when").node && expressionAt(descend(at, "when")),
    message: expressionAt(descend(at, "message")),
    title: textAt(at, "title"),
    why: textAt(at, "why"),
    references: textsAt(at, "references"),
    tests: readTests(at),
  };
}

/** `tests:` of an assertion or of a file of tests. */
export function readTests(at: Cursor): readonly PolicyTest[] {
  return itemsOf(descend(at, "tests")).map(readTest);
}

function readTest(at: Cursor): PolicyTest {
  const expect = textAt(at, "expect");
  return {
    name: textAt(at, "name") ?? "",
    assertion: textAt(at, "assertion"),
    files: textsAt(at, "files"),
    texts: textsOf(descend(at, "text")),
    environment: textAt(at, "environment"),
    expect: expect === "fail" || expect === "undecided" ? expect : "pass",
    at: locateKey(descend(at, "name")),
  };
}

function textsOf(at: Cursor): PolicyTest["texts"] {
  if (at.node === undefined) return [];
  if (at.node.kind !== "map") return [{ name: "example.yaml", text: textAt(at) ?? "" }];
  return entriesOf(at).map(([name, text]) => ({ name, text: textAt(text) ?? "" }));
}

function expressionAt(at: Cursor): Expression {
  const { node, document } = at;
  const text = textAt(at) ?? "";
  const placeOf = node?.kind === "scalar" ? offsetMap(document.source.text, node) : () => locate(at).span;
  return { text, at: locate(at), placeOf };
}
