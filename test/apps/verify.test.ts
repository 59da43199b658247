import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingPython, startNodeApp, startPythonApp } from "../support/apps.ts";
import { type Backing, missingBacking, startPostgres, startRedis } from "../support/backing.ts";
import { holdopenLive } from "../support/cli.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

let postgres: Backing | undefined;
let redis: Backing | undefined;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
}, 60_000);

afterAll(async () => {
  await Promise.all([postgres?.stop(), redis?.stop()]);
});

const APPS = [
  { name: "chat-node", start: startNodeApp, missing: missingBacking() },
  { name: "chat-python", start: startPythonApp, missing: missingBacking() ?? missingPython() },
];

describe.each(APPS)("verify against $name", ({ name, start, missing }) => {
  const verify = async (env: Readonly<Record<string, string>>, ...flags: readonly string[]) => {
    await using app = await start({ databaseUrl: postgres?.url ?? "", redisUrl: redis?.url ?? "", env });
    if (app === undefined) throw new Error(`${name} did not start`);
    const config = `${root}/examples/${name}/holdopen.yaml`;
    return await holdopenLive(["verify", "--url", app.url, "--config", config, "--time-scale", "10", ...flags]);
  };

  test.skipIf(missing)(
    `standard, with load, passes${missing ? ` (skipped: ${missing})` : ""}`,
    async () => {
      const run = await verify({}, "--load", "-v");
      expect([run.code, run.err], run.out).toEqual([0, ""]);
      expect(run.out).toMatch(/✔ W5 +/);
      expect(run.out).toMatch(/✔ W8 +/);
    },
    120_000,
  );

  test.skipIf(missing)(
    `the incident is found${missing ? ` (skipped: ${missing})` : ""}`,
    async () => {
      const run = await verify({ ACCEPT_BEFORE_READY: "1" });
      expect(run.out.replace(/\s+/g, " ")).toMatch(
        /The handshake succeeded, the server closed with 1011 .* after the first message, and health said healthy/,
      );
      expect(run.code).toBe(1);
    },
    60_000,
  );
});
