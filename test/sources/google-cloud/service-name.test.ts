import { expect, test } from "vitest";
import { parseServiceName, resourceName } from "../../../src/sources/google-cloud/service-name.ts";

test.each([
  "chat-prod/europe-west1/chat",
  "123456789012/us-central1/chat",
  "example.com:chat-prod/northamerica-northeast1/a",
  "projects/chat-prod/locations/europe-west12/services/chat-2",
])("%s names a service", (text) => expect(parseServiceName(text)).toMatchObject({ ok: true }));

test("a name becomes the API's long name and back", () => {
  const parsed = parseServiceName("chat-prod/europe-west1/chat");
  if (!parsed.ok) throw new Error(parsed.message);
  expect(resourceName(parsed.name)).toBe("projects/chat-prod/locations/europe-west1/services/chat");
  expect(parseServiceName(resourceName(parsed.name))).toEqual(parsed);
});

test.each([
  ["chat", "has 1 part"],
  ["", "has 1 part"],
  ["a/b/c/d", "has 4 parts"],
  ["/europe-west1/chat", "names no project"],
  ["chat-prod//chat", "names no region"],
  ["chat-prod/europe-west1/", "names no service"],
  ["Chat/europe-west1/chat", 'names "Chat", which is neither a project id nor a number'],
  ["chat-prod/europe-west1-b/chat", 'names the zone "europe-west1-b"; its region is europe-west1'],
  ["chat-prod/europe/chat", 'names "europe", which is no region like us-central1'],
  ["chat-prod/europe-west1/Chat", 'names "Chat", which is no service'],
  [`chat-prod/europe-west1/${"a".repeat(50)}`, `names "${"a".repeat(50)}", which is no service: those are at most 49`],
])("%j: it %s", (text, fault) => {
  const message = expect.stringContaining(` is not PROJECT/REGION/SERVICE: it ${fault}`);
  expect(parseServiceName(text)).toMatchObject({ ok: false, message });
});

test("a name with .. never reaches a path", () =>
  expect(parseServiceName("chat-prod/../chat")).toMatchObject({ ok: false }));
