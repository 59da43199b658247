import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSecret } from "../../src/sources/secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "holdopen-secrets-"));
const env = { TOKEN: "value of a variable", EMPTY: "", LINE: "\n" };

beforeAll(() => {
  mkdirSync(join(folder, "secrets"));
  writeFileSync(join(folder, "secrets/token"), "value of a file\r\n");
  writeFileSync(join(folder, "bom"), "\ufeffvalue");
  writeFileSync(join(folder, "empty"), "\n");
  writeFileSync(join(folder, "large"), "x".repeat(64 * 1024 + 1));
  writeFileSync(join(folder, "full"), "x".repeat(64 * 1024));
  writeFileSync(join(folder, "binary"), Buffer.from([0xff, 0xfe, 0x80]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const from = (kind: "env" | "file", name: string) => readSecret({ from: kind, name }, { env, folder });

test("a variable is taken as it is, a file without the line break at its end", () => {
  expect(from("env", "TOKEN")).toEqual({ kind: "secret", text: "value of a variable" });
  expect(from("file", "secrets/token")).toEqual({ kind: "secret", text: "value of a file" });
  expect(from("file", "bom")).toEqual({ kind: "secret", text: "value" });
  expect(from("file", "full")).toMatchObject({ kind: "secret" });
});

test("what is not there or has nothing in it is absent", () => {
  expect(from("env", "OTHER")).toEqual({ kind: "absent", why: "OTHER is not set" });
  expect(from("env", "EMPTY")).toEqual({ kind: "absent", why: "EMPTY is empty" });
  expect(from("env", "LINE")).toEqual({ kind: "absent", why: "LINE is empty" });
  expect(from("file", "nowhere")).toEqual({ kind: "absent", why: "nowhere is not there" });
  expect(from("file", "full/inside")).toEqual({ kind: "absent", why: "full/inside is not there" });
  expect(from("file", "empty")).toEqual({ kind: "absent", why: "empty is empty" });
});

test("a folder, a large file and bytes that are no text are no secrets", () => {
  expect(from("file", "secrets")).toEqual({ kind: "unusable", why: "secrets is no file" });
  expect(from("file", "large")).toEqual({ kind: "unusable", why: "large is over 64 KB" });
  expect(from("file", "binary")).toEqual({ kind: "unusable", why: "binary is not UTF-8 text" });
});
