import { describe, expect, test } from "vitest";
import { sourceText } from "../../src/syntax/document.ts";
import { parseShellWords } from "../../src/syntax/shell-words.ts";

function commands(text: string): readonly (readonly { readonly value: string; readonly source: string }[])[] {
  const { documents } = parseShellWords(sourceText({ kind: "file", file: "x" }, text));
  const root = documents[0]?.root;
  if (root?.kind !== "list") return [];
  return root.items.map((command) =>
    command.kind === "list"
      ? command.items.map((word) => ({
          value: word.kind === "scalar" ? String(word.value) : "",
          source: text.slice(word.start, word.end),
        }))
      : [],
  );
}

function values(text: string): readonly string[] {
  return commands(text).map((words) => words.map(({ value }) => value).join("|"));
}

describe("shell words", () => {
  test("a script gives its simple commands in the order they are written", () => {
    expect(values("cd /app && alembic upgrade head; exec uvicorn main:app | tee log")).toEqual([
      "cd|/app",
      "alembic|upgrade|head",
      "exec|uvicorn|main:app",
      "tee|log",
    ]);
  });

  test("commands inside conditions and groups are found too", () => {
    expect(values("if [ -n x ]; then migrate; else (skip now); fi; { serve; }")).toEqual([
      "[|-n|x|]",
      "migrate",
      "skip|now",
      "serve",
    ]);
  });

  test("quotes are taken off and expansions stay as they are written", () => {
    expect(values(`serve "--name=a b" --port $PORT '--x' \${T:-45}`)).toEqual([
      `serve|--name=a b|--port|$PORT|--x|\${T:-45}`,
    ]);
  });

  test("assignments in front of a command are its first words", () => {
    expect(values("A=1 B=2 serve --x")).toEqual(["A=1|B=2|serve|--x"]);
  });

  test("lines joined by a backslash are one command", () => {
    expect(values("serve \\\n  --a 1 \\\n  --b 2")).toEqual(["serve|--a|1|--b|2"]);
  });

  test("a command inside $(…) is no command of the script", () => {
    expect(values("serve --id $(hostname -s)")).toEqual(["serve|--id|$(hostname -s)"]);
  });

  test("each word slices back to the characters it was written with", () => {
    const text = `exec serve --a=45 "b c"`;
    expect(commands(text)[0]?.map(({ source }) => source)).toEqual(["exec", "serve", "--a=45", `"b c"`]);
  });

  test("broken and enormous scripts give what there is, or nothing, and never throw", () => {
    expect(values(`serve --a "unclosed`)[0]).toMatch(/^serve\|--a/);
    expect(values("x ".repeat(100_000))).toEqual([]);
    expect(values("$(".repeat(5000))).toBeDefined();
    expect(values("(".repeat(20_000))).toBeDefined();
  });
});
