import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PATH_VALUES } from "../../src/model/values-of-path.ts";
import { chatService } from "../support/chat-service.ts";
import { holdopen, type Run } from "../support/cli.ts";

const incident = fileURLToPath(new URL("../../examples/chat-incident/", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-explain-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Run => holdopen(["explain", ...args], { cwd: folder });
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
/** What it says, without its line breaks. */
const said = (...args: string[]): string => run(...args).out.replace(/\s+/g, " ");

describe("the value of a service", () => {
  test("is declared at its place, and compared by rules that say with what", () => {
    write("chat.yaml", chatService());
    expect(said("chat", "lifetime")).toMatch(
      /^lifetime of chat \(production\) timeoutSeconds of Cloud Run service chat is 600 s written at chat.yaml:10:23 cloudrun\/request-timeout-cuts-websocket fails \(error\) with session length is 3600 s .* chat.yaml:4:9 .* and 600 < 3600\. $/,
    );
  });

  test("is a default with its row, source and confidence", () => {
    write("chat.yaml", chatService());
    const grace = said("chat", "grace");
    expect(grace).toContain(
      "is 10 s by default (run-shutdown); nothing is set here it would be set at chat.yaml:9:5 run-shutdown: documented; https://docs.cloud.google.com/run/docs/container-contract, read 2026-11",
    );
    expect(grace).toContain("shutdown/grace-shorter-than-drain fails (error)");
  });

  test("is worked out, with its parts", () => {
    expect(said("chat", "startup", incident)).toMatch(
      /startup window of service chat is 15 s \(3 x 5 s\) ← failureThreshold .* is 3 written at \S+service.yaml:29:31 ← periodSeconds .* is 5 s written at/,
    );
  });

  test("is unknown, with the reason, and what rests on it undecided", () => {
    write("chat.yaml", chatService({ timeout: "${TIMEOUT}" }));
    expect(said("chat", "timeout")).toContain(
      "is unknown: ${TIMEOUT} is filled in later written at chat.yaml:10:23 cloudrun/request-timeout-cuts-websocket is undecided",
    );
  });

  test("passes where it does, and is lower by a step where something is assumed, as in lint", () => {
    write("chat.yaml", chatService({ timeout: "3600" }));
    expect(said("chat", "session")).toContain("cloudrun/request-timeout-cuts-websocket passes");
    write("chat.yaml", chatService().replace(", --ws-ping-interval=20", "").replace("uvicorn, ", "serve, "));
    expect(said("chat", "lifetime")).not.toContain("(error)");
  });

  test("may be none", () => {
    write("chat.yaml", chatService());
    const { code, out } = run("chat", "idle");
    expect([code, out]).toEqual([
      0,
      "idle of chat (production)\n  Nothing that was read gives this path an idle limit, and no default does.\n",
    ]);
  });

  test("is explained on each way to the service", () => {
    const out = run("web/chat", "session", incident).out;
    expect(out.match(/^session of web\/chat.*$/gm)?.length).toBeGreaterThan(0);
    expect(run("chat", "session", "--env", "staging", incident).out).toContain("session of chat (staging)");
  });

  test("comes from standard input as well", () => {
    const { out } = holdopen(["explain", "chat", "timeout", "-"], { cwd: folder, input: chatService() });
    expect(out).toContain("written at stdin:10:23");
  });

  test.each(PATH_VALUES.map(({ name }) => name))("%s is known, in whatever letters", (name) => {
    for (const word of [name, name.toUpperCase()]) {
      expect(run("chat", word, incident)).toMatchObject({
        code: 0,
        err: "",
        out: expect.stringContaining(`${name} of`),
      });
    }
  });

  test("is incomplete where something could not be read", () => {
    write("chat.yaml", `${chatService()}---\na: [\n`);
    expect(run("chat", "timeout")).toMatchObject({ code: 3, out: expect.stringContaining("While reading") });
  });
});

describe("a mistake ends with 2 and the nearest name", () => {
  test.each([
    [["chta", "idle"], 'there is no connection path "chta"; did you mean "chat"?'],
    [["zzzzzzzz", "idle"], 'there is no connection path "zzzzzzzz"; there are chat'],
    [["chat", "hartbeat"], 'there is no value "hartbeat"; did you mean "heartbeat"?'],
    [["chat", "chat.yaml"], 'there is no value "chat.yaml"; known are heartbeat, idle'],
    [["chat", "constructor"], 'there is no value "constructor"'],
    [["chat"], 'there is no rule "chat"'],
    [["lb/draining-disabled", "chat.yaml"], '"lb/draining-disabled" is a rule'],
    [["lb/draning-disabled"], "did you mean lb/draining-disabled?"],
    [["chat", "idle", "--env", "all"], '"all" needs environments'],
    [["chat", "idle", "-c", "none.yaml"], "none.yaml"],
    [["a\u001b[2Jb", "idle"], "there is no connection path"],
  ])("%j", (args, message) => {
    write("chat.yaml", chatService());
    const { code, out, err } = run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).not.toContain("\u001b");
  });

  test("and says so where nothing has a path", () => {
    write("empty.yaml", "a: 1\n");
    expect(run("chat", "idle").err).toContain('there is no connection path in what was read, so none to "chat"');
  });
});
