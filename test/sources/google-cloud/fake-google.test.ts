import { expect, test } from "vitest";
import { service } from "../../support/deployed.ts";
import { methodOf, misfits, readDiscovery, unknownQuery } from "../../support/discovery.ts";
import { shared } from "../../support/shared.ts";

const file = shared("discovery/run.v2.json");
const withDescription = test.skipIf(file === undefined);
const description = file === undefined ? undefined : readDiscovery(file);
const SERVICE = { $ref: "GoogleCloudRunV2Service" };

function faults(body: unknown): readonly string[] {
  if (description === undefined) throw new Error("no description");
  return misfits(description, SERVICE, body);
}

withDescription("an answer that fits its schema has no misfits", () => expect(faults(service())).toEqual([]));

withDescription.each([
  ["an unknown field", { colour: "red" }, "$.colour: no such field"],
  ["a wrong type", { reconciling: "yes" }, '$.reconciling: "yes" is not a boolean'],
  ["a number where a long number is a text", { generation: 7 }, "$.generation: 7 is not a int64"],
  [
    "a duration without its unit",
    { template: { timeout: "300" } },
    '$.template.timeout: "300" is not a google-duration',
  ],
  ["a value outside its enumeration", { ingress: "OPEN" }, "$.ingress: OPEN is not one of the enum"],
  ["a list for an object", { template: [] }, "$.template: a list is not a object"],
  ["an unknown field deep down", { traffic: [{ share: 1 }] }, "$.traffic[0].share: no such field"],
])("%s does not fit", (_, overrides, expected) => expect(faults(service(overrides))).toEqual([expected]));

withDescription.each([
  ["GET", "/v2/projects/p/locations/l/services/s", "run.projects.locations.services.get"],
  ["GET", "/v2/projects/p/locations/l/services/s/revisions/r", "run.projects.locations.services.revisions.get"],
  ["POST", "/v2/projects/p/locations/l/services/s", undefined],
  ["GET", "/v1/projects/p/locations/l/services/s", undefined],
  ["GET", "/v2/projects/p/locations/l/service/s", undefined],
])("%s %s is %s", (httpMethod, path, id) => {
  if (description === undefined) throw new Error("no description");
  expect(methodOf(description, httpMethod, new URL(path, "http://127.0.0.1"))?.id).toBe(id);
});

withDescription("a parameter that the method does not have is seen", () => {
  if (description === undefined) throw new Error("no description");
  const url = new URL("http://127.0.0.1/v2/projects/p/locations/l/services/s?fields=uri&colour=red");
  const method = methodOf(description, "GET", url);
  expect(method && unknownQuery(description, method, url)).toEqual(["colour"]);
});
