import { expect, test } from "vitest";

test("googleapis still has run v2 at its deep path, with the two methods that are used", async () => {
  const { run_v2 } = await import("googleapis/build/src/apis/run/v2.js");
  const { services } = new run_v2.Run({}).projects.locations;
  expect(services.get).toBeTypeOf("function");
  expect(services.revisions.get).toBeTypeOf("function");
});

test("google-auth-library still exports what is used of it", async () => {
  const { GoogleAuth, Impersonated, OAuth2Client } = await import("google-auth-library");
  expect(new GoogleAuth({ projectId: "none" }).getClient).toBeTypeOf("function");
  expect(new OAuth2Client().setCredentials).toBeTypeOf("function");
  expect(Impersonated.prototype.fetchIdToken).toBeTypeOf("function");
});
