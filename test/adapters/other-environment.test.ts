import { expect, test } from "vitest";
import { isForOther } from "../../src/adapters/other-environment.ts";

const FILES = ["a.yaml", "config/app.yaml"];

test.each([
  ["production", "config/dev.yaml", true],
  ["production", "config/application-dev.yml", true],
  ["production", ".env.local", true],
  ["production", "overlays/staging/app.yaml", true],
  ["production", "config/test.toml", true],
  ["production", "config/app.yaml", false],
  ["production", "config/devices.yaml", false],
  ["production", "config/prod.yaml", false],
  ["prod", "config/production.yaml", false],
  ["eu-production", "config/prod.yaml", false],
  ["staging", "config/prod.yaml", true],
  ["development", ".env.local", false],
  ["canary", "config/dev.yaml", true],
  ["production", "dev/overlays/production/app.yaml", false],
])("in %s, %s is for another environment: %s", (environment, file, expected) => {
  expect(isForOther(environment, FILES)(file)).toBe(expected);
});

test("the folder that all files are in is not looked at", () => {
  const files = ["/home/me/dev/chat/k8s/a.yaml", "/home/me/dev/chat/.env", "/home/me/dev/chat/local/.env"];
  expect(files.map(isForOther("production", files))).toEqual([false, false, true]);
});
