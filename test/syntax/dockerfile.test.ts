import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../../src/syntax/dockerfile.ts";
import { type Parsed, sourceText } from "../../src/syntax/document.ts";
import type { Node } from "../../src/syntax/node.ts";
import { syntaxIn, syntaxOf } from "../../src/syntax/parse.ts";
import { parseProcfile } from "../../src/syntax/procfile.ts";
import { parseRequirements } from "../../src/syntax/requirements.ts";
import { cpuClock } from "../support/cpu-clock.ts";

const source = (text: string) => sourceText({ kind: "file", file: "Dockerfile" }, text);

/** Every scalar with its address, its value, and the characters it points at. */
function scalars({ documents }: Parsed): readonly string[] {
  const [document] = documents;
  if (document === undefined) return [];
  const found: string[] = [];
  const visit = (node: Node, address: string): void => {
    if (node.kind === "map") for (const { key, value } of node.entries) visit(value, `${address}/${key}`);
    if (node.kind === "list") for (const [i, item] of node.items.entries()) visit(item, `${address}/${i}`);
    if (node.kind === "scalar")
      found.push(`${address} ${JSON.stringify(node.value)} at ${document.source.text.slice(node.start, node.end)}`);
  };
  visit(document.root, "");
  return found;
}

const read = (text: string): readonly string[] => scalars(parseDockerfile(source(text)));

describe("a Dockerfile", () => {
  test("is its stages, each with what its process is made of", () => {
    const text = `ARG V=3.12
FROM --platform=linux/amd64 python:\${V}-slim AS base
ENV A="b c" B=d
RUN make
FROM base
ENV OLD some value
EXPOSE 8080/tcp 9000
USER app
WORKDIR /srv
STOPSIGNAL SIGINT
ENTRYPOINT [ "uvicorn" ]
`;
    expect(read(text)).toEqual([
      '/ARG/V "3.12" at 3.12',
      '/stages/0/FROM/image "python:${V}-slim" at python:${V}-slim',
      '/stages/0/FROM/as "base" at base',
      '/stages/0/ENV/A "b c" at "b c"',
      '/stages/0/ENV/B "d" at d',
      '/stages/1/FROM/image "base" at base',
      '/stages/1/ENV/OLD "some value" at some value',
      '/stages/1/EXPOSE/0 "8080/tcp" at 8080/tcp',
      '/stages/1/EXPOSE/1 "9000" at 9000',
      '/stages/1/USER "app" at app',
      '/stages/1/WORKDIR "/srv" at /srv',
      '/stages/1/STOPSIGNAL "SIGINT" at SIGINT',
      '/stages/1/ENTRYPOINT/0 "uvicorn" at "uvicorn"',
    ]);
  });

  test("keeps the places of words across continued lines and comments", () => {
    expect(read('FROM a\r\nCMD ["node", \\\r\n  # comment\r\n  "a\\"b"]\r\n')).toEqual([
      '/stages/0/FROM/image "a" at a',
      '/stages/0/CMD/0 "node" at "node"',
      '/stages/0/CMD/1 "a\\"b" at "a\\"b"',
    ]);
  });

  test("hands what is no JSON to the shell, as Docker does", () => {
    expect(read("FROM a\nCMD ['node', 'x']\n")[1]).toBe("/stages/0/CMD \"['node', 'x']\" at ['node', 'x']");
    expect(read("FROM a\nCMD [node]\n")[1]).toBe('/stages/0/CMD "[node]" at [node]');
  });

  test("spreads the variables of a stage over as many instructions as it likes", () => {
    expect(read("FROM a\nENV A=1\nCMD x\nENV B=2 A=3\n").filter((line) => line.includes("/ENV/"))).toEqual([
      '/stages/0/ENV/A "1" at 1',
      '/stages/0/ENV/B "2" at 2',
      '/stages/0/ENV/A "3" at 3',
    ]);
  });

  test("without FROM is said to be none, and an empty one is left to whoever asks for it", () => {
    expect(parseDockerfile(source("CMD x\n")).problems).toMatchObject([
      { message: "no FROM stands in it", level: "note", span: { start: 0, end: 0 } },
    ]);
    expect(parseDockerfile(source(" \n"))).toEqual({ documents: [], problems: [] });
  });

  test.each([
    ["instructions", "FROM a\n".repeat(14_000)],
    ["variables", `FROM a\nENV ${"A=b ".repeat(24_000)}`],
    ["variables one by one", `FROM a\n${"ENV A=b\n".repeat(12_000)}`],
    ["words", `FROM a\nCMD [${'"a",'.repeat(24_000)}"b"]`],
    ["continuations", `FROM a\nCMD ${"a \\\n".repeat(24_000)}`],
    ["documents in a line", `FROM a\nRUN ${"<<E ".repeat(24_000)}\n`],
    ["quotes", `FROM a\nENV A="${'\\"'.repeat(48_000)}\n`],
    ["brackets", `FROM a\nCMD ${"[".repeat(99_000)}`],
    ["colons", `FROM ${"a:".repeat(48_000)}`],
    ["NUL", `FROM a\0\nCMD \0${"\0".repeat(90_000)}`],
    ["megabytes", `FROM a\n${"#".repeat(30_000_000)}`],
  ])("of nothing but %s is read or refused within a second", (_, text) => {
    const spent = cpuClock();
    const { documents, problems } = parseDockerfile(source(text));
    expect(documents.length + problems.length).toBe(1);
    expect(spent()).toBeLessThan(1000);
  });
});

test("a Procfile is its processes", () => {
  expect(scalars(parseProcfile(source("web: uvicorn a:b --port $PORT  \nworker: x\n# no\n")))).toEqual([
    '/web "uvicorn a:b --port $PORT" at uvicorn a:b --port $PORT',
    '/worker "x" at x',
  ]);
});

test("requirements.txt is its packages and their versions", () => {
  const text = "-r base.txt\nuvicorn[standard]==0.30.1 # server\nWebSockets>=12 ; python_version > '3.8'\nchannels\n";
  expect(scalars(parseRequirements(source(text)))).toEqual([
    '/uvicorn "==0.30.1" at ==0.30.1',
    '/websockets ">=12" at >=12',
    '/channels "" at ',
  ]);
});

test("a Dockerfile is known by its name, and by its content where the name tells nothing", () => {
  for (const name of ["Dockerfile", "a/Dockerfile.prod", "chat.Dockerfile", "Containerfile", "dockerfile"])
    expect(syntaxOf(name)).toBe("dockerfile");
  for (const name of ["Dockerfile.dockerignore", "Dockerfile.md", "my-dockerfile", "Dockerfiles/x"])
    expect(syntaxOf(name)).toBeUndefined();
  expect(syntaxOf("Dockerfile.yaml")).toBe("yaml");
  expect(syntaxIn("# syntax=docker/dockerfile:1\nARG V=1\n\nFROM python:3 AS base\nCMD x\n")).toBe("dockerfile");
  expect(syntaxIn("FROM: somebody\nhello\n")).toBeUndefined();
  expect(syntaxIn("a: 1\nFROM x\n")).toBeUndefined();
});
