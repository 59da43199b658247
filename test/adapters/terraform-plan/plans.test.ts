import { describe, expect, test } from "vitest";
import { adapted, document, placeOf, plan, type Resource, said } from "./support.ts";

const CHAT: Resource = {
  type: "google_cloud_run_v2_service",
  name: "chat",
  values: {
    name: "websocket-chat",
    location: "europe-west1",
    project: "acme",
    template: [
      {
        timeout: "300s",
        containers: [{ image: "example/chat", ports: [{ container_port: 8080, name: "http1" }], startup_probe: [] }],
        scaling: [{ min_instance_count: 2, max_instance_count: 20 }],
      },
    ],
  },
  expressions: { name: {}, location: {}, template: [{ timeout: {}, containers: [{ image: {} }] }] },
};

const NEG: Resource = {
  type: "google_compute_region_network_endpoint_group",
  name: "chat",
  values: {
    name: "chat",
    region: "europe-west1",
    network_endpoint_type: "SERVERLESS",
    cloud_run: [{ service: "websocket-chat" }],
  },
  unknown: { id: true },
};

const BACKEND: Resource = {
  type: "google_compute_backend_service",
  name: "chat",
  values: {
    name: "chat",
    load_balancing_scheme: "EXTERNAL_MANAGED",
    protocol: "HTTPS",
    backend: [{ balancing_mode: "UTILIZATION" }],
    connection_draining_timeout_sec: 300,
  },
  unknown: { id: true, timeout_sec: true, backend: [{ group: true }] },
  expressions: {
    name: {},
    backend: [
      {
        group: {
          references: [
            "google_compute_region_network_endpoint_group.chat.id",
            "google_compute_region_network_endpoint_group.chat",
          ],
        },
      },
    ],
  },
};

describe("a plan", () => {
  test("gives a Cloud Run service with its values where the plan has them", () => {
    const [path] = adapted([document(plan([CHAT]))]).paths;
    expect(path?.id).toBe("websocket-chat");
    const lifetime = path?.hops[0]?.lifetimeSeconds;
    expect(said(lifetime)).toBe(300);
    expect(lifetime && placeOf(lifetime)).toMatch(/^plan\.json:\d+ "300s"$/);
  });

  test("joins what only applying will name by what the configuration refers to", () => {
    const { paths } = adapted([document(plan([CHAT, NEG, BACKEND]))]);
    expect(paths.flatMap(({ hops }) => hops.map(({ name }) => name))).toEqual([
      "load balancer chat",
      "Cloud Run request timeout",
    ]);
  });
});
