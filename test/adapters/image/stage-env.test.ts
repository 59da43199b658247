import { expect, test } from "vitest";
import { readDockerfile } from "../../../src/adapters/image/image.ts";
import { parseDockerfile } from "../../../src/syntax/dockerfile.ts";
import { type Document, sourceText } from "../../../src/syntax/document.ts";
import { cpuClock } from "../../support/cpu-clock.ts";

const image = (text: string) => {
  const { documents } = parseDockerfile(sourceText({ kind: "file", file: "Dockerfile" }, text));
  return readDockerfile(documents[0] as Document);
};

/** The value of `X`, with what it rests on. */
const textOf = (lines: string): string => {
  const value = image(lines).env.findLast(({ name }) => name === "X")?.value;
  if (value === undefined) return "nothing";
  if (!value.known) return `? ${value.why}`;
  return value.assumed === undefined ? value.value : `${value.value}, if ${value.assumed}`;
};

test.each([
  ["the default of an argument", "FROM a\nARG N=45\nENV X=$N\n", "45, if no --build-arg sets N"],
  ["a part of a text", "FROM a\nARG N=45\nENV X=ping-${N}s\n", "ping-45s, if no --build-arg sets N"],
  ["one in front of all stages", "ARG N=45\nFROM a\nARG N\nENV X=$N\n", "45, if no --build-arg sets N"],
  ["one that the stage does not ask for", "ARG N=45\nFROM a\nENV X=$N\n", "? $N is filled in when the image is built"],
  ["one that comes later", "FROM a\nENV X=$N\nARG N=45\n", "? $N is filled in when the image is built"],
  ["one without a default", "FROM a\nARG N\nENV X=${N}\n", "? ${N} is filled in when the image is built"],
  [
    "one of a stage that this one begins with",
    "FROM a AS b\nARG N=1\nFROM b\nENV X=$N\n",
    "1, if no --build-arg sets N",
  ],
  ["one of another stage", "FROM a AS b\nARG N=1\nFROM c\nENV X=$N\n", "? $N is filled in when the image is built"],
  ["a variable of that name goes first", "FROM a\nARG N=1\nENV N=2\nENV X=$N\n", "2"],
  ["a value put together", "FROM a\nENV M=4\nENV N=${M}5\nENV X=$N\n", "45"],
  ["what is known goes on", "FROM a\nARG N=1\nENV M=$N\nENV X=$M\n", "1, if no --build-arg sets N"],
  [
    "two arguments",
    "FROM a\nARG N=1\nARG M=2\nENV X=$N$M\n",
    "12, if no --build-arg sets N, and that no --build-arg sets M",
  ],
  ["a default that applies", "FROM a\nENV N=\nENV X=${N:-45}\n", "45"],
  ["a default that does not", "FROM a\nENV N=1\nENV X=${N:-45}\n", "1"],
  ["an empty one that is set", "FROM a\nENV N=\nENV X=${N-45}\n", ""],
  ["another value", "FROM a\nENV N=1\nENV X=${N:+45}\n", "45"],
  ["an escaped sign", "FROM a\nENV N=1\nENV X=\\$N\n", "? $N is filled in when the image is built"],
  ["single quotes", "FROM a\nENV N=1\nENV X='$N'\n", "$N"],
])("%s", (_, lines, expected) => expect(textOf(lines)).toBe(expected));

test("a variable that doubles itself ends", () => {
  const lines = Array.from({ length: 2000 }, () => "ENV X=$X$X");
  expect(textOf(`FROM a\nENV X=0123456789\n${lines.join("\n")}\n`)).toContain("? $X");
});

test.each([
  ["arguments", `FROM a\n${"ARG A=1\n".repeat(5000)}${"ENV X=$A\n".repeat(5000)}`],
  ["stages", `${"ARG A=1\n".repeat(4000)}FROM a AS b\n${"FROM b AS b\nARG A\n".repeat(2000)}`],
])("thousands of %s end soon", (_, text) => {
  const spent = cpuClock();
  image(text);
  expect(spent()).toBeLessThan(10_000);
});

test("EXPOSE is a list of TCP ports, and HEALTHCHECK a remark", () => {
  const { exposed, healthcheck } = image(
    'FROM a AS b\nEXPOSE 80\nFROM b\nEXPOSE 8080/tcp 53/udp 9000-9010 $PORT\nHEALTHCHECK --interval=5s CMD ["curl", "x"]\n',
  );
  expect(exposed.map((port) => port.known && port.value)).toEqual([80, 8080]);
  expect(healthcheck).toMatchObject({ known: true, value: 'CMD ["curl", "x"]' });
  expect(image("FROM a\nHEALTHCHECK CMD x\nHEALTHCHECK NONE\n").healthcheck).toBeUndefined();
});
