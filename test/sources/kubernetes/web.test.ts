import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { shared } from "../../support/shared.ts";
import { objectsIn, WEB } from "./web.ts";

const schemas = shared("schemas") ?? "";

/** Kinds of the sample whose published schema is beside the checkout. */
const SCHEMAS: Readonly<Record<string, string>> = {
  BackendConfig: "cloud.google.com_backendconfig_v1",
  FrontendConfig: "networking.gke.io_frontendconfig_v1beta1",
  GCPBackendPolicy: "networking.gke.io_gcpbackendpolicy_v1",
  GCPGatewayPolicy: "networking.gke.io_gcpgatewaypolicy_v1",
  Gateway: "gateway.networking.k8s.io_gateway_v1",
  HTTPRoute: "gateway.networking.k8s.io_httproute_v1",
  HealthCheckPolicy: "networking.gke.io_healthcheckpolicy_v1",
};

test.skipIf(schemas === "").each(Object.entries(SCHEMAS))(
  "the sample's %s could exist (skipped where the schemas are not beside the checkout)",
  (kind, file) => {
    const schema: unknown = JSON.parse(readFileSync(join(schemas, `${file}.json`), "utf8"));
    if (typeof schema !== "object" || schema === null) throw new TypeError(`${file} is no schema`);
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const validate = ajv.compile(schema);
    const objects = objectsIn(WEB).filter((object) => object.kind === kind);
    expect(objects).not.toEqual([]);
    for (const object of objects) expect([validate(object), validate.errors]).toEqual([true, null]);
  },
);
