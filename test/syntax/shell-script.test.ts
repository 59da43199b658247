import { describe, expect, test } from "vitest";
import { type FoldedText, plainText, whyUnknown, writtenPiece } from "../../src/syntax/folded-text.ts";
import { readScript, type Script } from "../../src/syntax/shell-script.ts";
import { cpuClock } from "../support/cpu-clock.ts";

function script(text: string): Script {
  return readScript([writtenPiece(text, { start: 0, end: text.length })]);
}

const said = (pieces: FoldedText): string => {
  const why = whyUnknown(pieces);
  return why === undefined ? plainText(pieces) : `?${why}`;
};

/** The words of the commands that begin with `name`. */
function words(text: string, name = "run"): readonly (readonly string[])[] {
  const commands = script(text).commands.map((command) => command.words.map(({ pieces }) => said(pieces)));
  return commands.filter(([first]) => first === name).map(([, ...rest]) => rest);
}

/** The characters that the last word of the last command is pointed at by. */
function pointedAt(text: string): string {
  const [piece] = script(text).commands.at(-1)?.words.at(-1)?.pieces ?? [];
  return piece ? `${piece.start}:${text.slice(piece.start, piece.end)}` : "";
}

describe("variables", () => {
  test.each([
    ["T=300\nrun $T", [["300"]]],
    ['export T=300 U=\'a b\'\nrun "$T" "$U" $U', [["300", "a b", "a", "b"]]],
    ["T=3600; run --timeout=${T}s", [["--timeout=3600s"]]],
    ["run ${T:-300}", [["300"]]],
    ["T=9; run ${T:-300}", [["9"]]],
    [": ${T:=300}\nrun $T", [["300"]]],
    ["source ./env\nrun ${T:-300}", [["?${T:-300} is filled in when the script runs"]]],
    ["run $T", [["?$T is set outside of this file"]]],
    ["run $1", [["?$1 is given when the script is called"]]],
    ["run $((60 * 60))", [["3600"]]],
    ["T=60; run $((T * 2))", [["120"]]],
    ["run $(date)", [["?$(date) is filled in when the script runs"]]],
    ["A=(--x '1 2')\nA+=(--y)\nrun \"${A[@]}\"", [["--x", "1 2", "--y"]]],
    ["for R in a b; do run $R; done", [["?$R takes several values in turn"]]],
    ["read T\nrun $T", [["?$T is only known when the script runs"]]],
    ["T=1\n(T=2)\nrun $T", [["1"]]],
    ['T=\nrun "$T" $T x', [["", "x"]]],
  ])("%s", (text, expected) => expect(words(text)).toEqual(expected));

  test.each([
    ["if a; then T=1; else T=2; fi\nrun $T", "?$T differs between branches of the script"],
    ["T=1\nif a; then T=2; fi\nrun $T", "?$T differs between branches of the script"],
    ["T=1\n[ -n x ] && T=2\nrun $T", "?$T differs between branches of the script"],
    ["case $1 in a) T=1;; *) T=1;; esac\nrun $T", "1"],
    ["T=1\ncd x && T=2\nrun $T", "2"],
  ])("a branch that sets one: %s", (text, expected) => expect(words(text)).toEqual([[expected]]));

  test.each([
    ["T=300\nrun $T", "2:300"],
    ["T='300'\nrun \"$T\"", "3:300"],
    ["run \\\n  --timeout 300", "18:300"],
    ["run ${T:-300}", "9:300"],
    ["A=5\nB=$A\nrun $B", "2:5"],
  ])("a value is pointed at where it is written: %s", (text, expected) => expect(pointedAt(text)).toBe(expected));
});

describe("branches and functions", () => {
  test("a function is followed where it is called, with its arguments", () => {
    expect(words("f() { run --timeout $1; }\nf 300\nf 600")).toEqual([
      ["--timeout", "300"],
      ["--timeout", "600"],
    ]);
  });

  test("one that nobody calls is a branch", () => {
    const { commands } = script("f() { run a; }\nrun b");
    expect(commands.map(({ branches }) => branches.length)).toEqual([0, 1]);
  });

  test("the arms of an if are different branches, and what follows is none", () => {
    const branches = script("if a; then run b; else run c; fi\nrun d").commands.map((command) => command.branches);
    expect(branches.map(({ length }) => length)).toEqual([0, 1, 1, 0]);
    expect(branches[1]).not.toEqual(branches[2]);
  });

  test("a comment, a here document and what is printed are no commands", () => {
    expect(words("# run a\ncat <<EOF\nrun b\nEOF\necho run c")).toEqual([]);
  });
});

describe("hostile scripts end", () => {
  const timed = (text: string): number => {
    const spent = cpuClock();
    script(text);
    return spent();
  };

  test.each([
    ["functions that call each other", "f() { g; g; }\ng() { f; f; }\nf"],
    [
      "functions that double",
      Array.from({ length: 40 }, (_, i) => `f${i}() { f${i + 1}; f${i + 1}; }`)
        .join("\n")
        .concat("\nf0"),
    ],
    ["a variable that holds itself", `A=xx\n${"A=$A$A\n".repeat(60)}run $A`],
    ["an array that holds itself", `A=(x x)\n${'A=("${A[@]}" "${A[@]}")\n'.repeat(60)}run "\${A[@]}"`],
    ["a variable that is itself", "T=$T\nrun $T"],
    ["brackets", "(".repeat(50_000)],
    ["substitutions", "$(".repeat(50_000)],
    ["a megabyte", "run --timeout 300\n".repeat(60_000)],
    ["many branches", "if a; then T=1; fi\n".repeat(20_000)],
  ])("%s", (_, text) => expect(timed(text)).toBeLessThan(20_000));

  test("unbalanced quotes are said, with their place", () => {
    expect(script('run a\nrun "b').error).toEqual({ at: { start: 10, end: 11 }, message: "unterminated double quote" });
  });
});
