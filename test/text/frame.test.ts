import { describe, expect, test } from "vitest";
import { codeFrame, type Mark } from "../../src/text/frame.ts";
import { LineIndex } from "../../src/text/line-index.ts";
import { displayWidth } from "../../src/text/printable.ts";
import { cpuClock } from "../support/cpu-clock.ts";

const WIDTH = 60;

/** The frame around every occurrence of the words, the first of them primary; labels are the words. */
function frame(text: string, ...words: readonly string[]): readonly string[] {
  const marks = words.map((word, index): Mark => {
    const start = text.indexOf(word);
    return { span: { start, end: start + word.length }, label: `is ${word}`, primary: index === 0 };
  });
  return codeFrame([{ name: "a.yaml", lines: new LineIndex(text), marks }], { width: WIDTH, paint: (_, part) => part })
    .lines;
}

/** What stands above the caret run, read by columns as a terminal shows them. */
function aboveCaret(lines: readonly string[]): string {
  const at = lines.findIndex((line) => /│ *\^/.test(line));
  const caret = lines[at] ?? "";
  const [lead = "", run = ""] = /^( *│ *)(\^+)/.exec(caret)?.slice(1) ?? [];
  let column = 0;
  let found = "";
  for (const character of lines[at - 1] ?? "") {
    if (column >= lead.length && column < lead.length + run.length) found += character;
    column += displayWidth(character);
  }
  return found;
}

describe("the caret run stands under exactly the marked characters", () => {
  test.each([
    ["plain text", "spec:\n  timeoutSec: 30 # seconds\n", "30"],
    ["a tab before it", "\tread_timeout\t60s;\n", "60s"],
    ["CRLF line ends", "a: 1\r\nb: 22\r\nc: 3\r\n", "22"],
    ["lone CR line ends", "a: 1\rb: 22\rc: 3", "22"],
    ["wide characters before it", "名前: 漢字 # x\n値: timeout30\n", "timeout30"],
    ["wide characters in it", "name: 漢字 # x\n", "漢字"],
    ["emoji and combining marks before it", "a: 🚀 e\u0301 thirty\n", "thirty"],
    ["a byte order mark before it", "\ufefftimeout: 30\n", "30"],
    ["a log command before it", "a: ##[error] 30\n", "30"],
    ["the last line without a break", "a:\n  b: 30", "30"],
    ["the middle of a very long line", `${"x".repeat(5000)} needle ${"y".repeat(5000)}`, "needle"],
    ["the middle of a very long wide line", `${"漢".repeat(500)} needle ${"字".repeat(500)}`, "needle"],
    ["the end of a very long line", `${"x".repeat(5000)} needle`, "needle"],
  ])("%s", (_, text, word) => {
    const lines = frame(text, word);
    expect(aboveCaret(lines)).toBe(word);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(WIDTH);
  });

  test("an escape sequence before it is spelled out and counted", () => {
    const lines = frame("a: \x1b[2J 30\n", "30");
    expect(aboveCaret(lines)).toBe("30");
    expect(lines.join("\n")).toContain("a: \\x1b[2J 30");
  });
});

test("a tab is drawn as four spaces, a byte order mark not at all", () => {
  expect(frame("\tread_timeout 60s;", "60s")[1]).toBe(" 1 │     read_timeout 60s;");
  expect(frame("\ufefftimeout: 30", "30")[1]).toBe(" 1 │ timeout: 30");
});

test("the header names line and column in UTF-16 code units", () => {
  expect(frame("a: 1\n🚀: 30\n", "30")[0]).toContain("a.yaml:2:5");
});

test("one line of context is shown, unless it is empty or a document's dashes", () => {
  expect(frame("a:\n  b: 30\n", "30")).toHaveLength(4);
  expect(frame("\n  b: 30\n", "30")).toHaveLength(3);
  expect(frame("---\nb: 30\n", "30")).toHaveLength(3);
});

test("a span over several lines is marked to the end of its first", () => {
  const text = "a: |\n  one\n  two\n";
  const marks = [{ span: { start: 7, end: text.length }, label: "block", primary: true }];
  const { lines } = codeFrame([{ name: "a", lines: new LineIndex(text), marks }], {
    width: WIDTH,
    paint: (_, part) => part,
  });
  expect(aboveCaret(lines)).toBe("one");
});

test("an empty span still has a caret", () => {
  const marks = [{ span: { start: 2, end: 2 }, label: "here", primary: true }];
  const { lines } = codeFrame([{ name: "a", lines: new LineIndex("a:"), marks }], {
    width: WIDTH,
    paint: (_, part) => part,
  });
  expect(lines[lines.length - 1]).toContain("│   ^ here");
});

test("marks close to each other share a frame, distant ones do not", () => {
  const near = frame("a: 30\nb: 1\nc: 45\n", "45", "30");
  expect(near.filter((line) => line.includes("a.yaml:"))).toHaveLength(1);
  expect(near[0]).toContain("a.yaml:3:4");
  const far = frame(`a: 30\n${"x: 1\n".repeat(9)}c: 45\n`, "45", "30");
  expect(far.filter((line) => line.includes("a.yaml:"))).toHaveLength(2);
  expect(far[0]).toContain("a.yaml:11:4");
});

test("two marks on one line have a caret line each, under one line of source", () => {
  const lines = frame("probe: { periodSeconds: 30, timeoutSeconds: 45 }\n", "45", "30");
  expect(lines.filter((line) => line.includes("probe:"))).toHaveLength(1);
  expect(lines.filter((line) => line.includes("^^"))).toHaveLength(2);
});

test("two marks far apart on one long line are both shown", () => {
  const lines = frame(`{a: first, ${"x".repeat(3000)}, b: second}`, "first", "second");
  expect(lines.some((line) => line.includes("a: first"))).toBe(true);
  expect(lines.some((line) => line.includes("b: second"))).toBe(true);
});

test("a long label is continued under its own beginning", () => {
  const label = "timeoutSec of BackendConfig chat-bc is 30 s by default; nothing is set here";
  const marks = [{ span: { start: 0, end: 4 }, label, primary: true }];
  const { lines } = codeFrame([{ name: "a", lines: new LineIndex("spec:"), marks }], {
    width: WIDTH,
    paint: (_, part) => part,
  });
  const [first = "", second = ""] = lines.slice(-2);
  expect(second.search(/[a-z]/)).toBe(first.search(/[a-z]/));
});

test.each([
  ["a label with little room", "a measured start of chat in production is 14.3 s"],
  ["a name that would be cut", "services.chat.startup.measured.production is 14.3 s"],
])("%s behind its caret stands below, further to the left", (_, label) => {
  const text = `  measured: { staging: 10.5s, production: 14.3s }`;
  const start = text.indexOf("14.3s");
  const { lines } = codeFrame(
    [{ name: "a", lines: new LineIndex(text), marks: [{ span: { start, end: start + 5 }, label, primary: true }] }],
    { width: 90, paint: (_, part) => part },
  );
  expect(lines.slice(-2)).toEqual([`   │ ${" ".repeat(start)}^^^^^`, `   │ ${" ".repeat(25)}${label}`]);
});

test("10,000 frames out of one long line take no more than a moment", () => {
  const text = `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":${index}`).join(",")}}`;
  const lines = new LineIndex(text);
  const spent = cpuClock();
  for (let index = 0; index < 10_000; index++) {
    const marks = [{ span: { start: index * 100, end: index * 100 + 5 }, label: "x", primary: true }];
    codeFrame([{ name: "a.json", lines, marks }], { width: 100, paint: (_, part) => part });
  }
  expect(spent()).toBeLessThan(20_000);
}, 60_000);
