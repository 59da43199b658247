import { expect, test } from "vitest";
import { helmOrigin } from "../../../src/adapters/rendered/helm-origin.ts";
import { descend, locate, rootCursor } from "../../../src/syntax/cursor.ts";
import { sourceText } from "../../../src/syntax/document.ts";
import { yaml } from "../../support/parse.ts";

const template = `kind: Pod
spec:
  containers:
    {{ .Values.sidecars }}
    - image: {{ .Values.image }}
`;

function lineOf(containers: string): number | undefined {
  const source = sourceText({ kind: "file", file: "chat/templates/pod.yaml" }, template);
  const text = `# Source: chat/templates/pod.yaml\nkind: Pod\nspec:\n  containers:\n${containers}`;
  const [document] = yaml(text, "rendered");
  if (document === undefined) throw new Error("nothing was rendered");
  const origin = helmOrigin({
    template: (name) => (name === "chat/templates/pod.yaml" ? source : undefined),
    values: [],
  });
  const at = origin(locate(descend(rootCursor(document), "spec", "containers", 0, "image")));
  return at && source.lines.position(at.span.start).line;
}

test("the only item of a list is found on the template's line for it", () => {
  expect(lineOf("    - image: chat\n")).toBe(5);
});

test("a line for one item of a list is not taken for that of another", () => {
  expect(lineOf("    - image: side\n    - image: chat\n")).toBeUndefined();
});
