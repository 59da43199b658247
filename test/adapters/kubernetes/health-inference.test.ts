import { describe, expect, test } from "vitest";
import type { HealthCheck } from "../../../src/model/load-balancer.ts";
import { backendConfig, deployment, ingress, pathOf, said, service } from "./support.ts";

const NEG = `cloud.google.com/neg: '{"ingress": true}'`;

function checkOf(probe: string, annotations = NEG, more = "", type?: string): HealthCheck {
  const text = deployment("chat", probe) + service("chat", annotations, type) + ingress("chat") + more;
  const check = pathOf(text).loadBalancer?.healthCheck;
  if (check === undefined) throw new Error("no health check");
  return check;
}

const ready = "readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 7, timeoutSeconds: 3}";

describe("a readiness probe", () => {
  test("is copied: path, period and timeout", () => {
    const check = checkOf(ready);
    expect(check.source).toBe("inferred");
    expect([check.type, check.path, check.port, check.intervalSeconds, check.timeoutSeconds].map(said)).toEqual([
      "HTTP declared",
      "/ready declared",
      "8080 declared",
      "7 declared",
      "3 declared",
    ]);
  });

  test("is asked a minute less often with instance groups", () => {
    expect(said(checkOf(ready, "", "", "NodePort").intervalSeconds)).toBe("67 7 s + 60 s");
  });

  test("may name its port", () => {
    expect(checkOf(ready.replace("port: 8080", "port: http")).source).toBe("inferred");
  });

  test.each([
    ["asks over TCP", "readinessProbe: {tcpSocket: {port: 8080}}", "it is a TCP probe, and only httpGet is copied"],
    ["runs a command", "readinessProbe: {exec: {command: [ok]}}", "it is a command, and only httpGet is copied"],
    ["speaks gRPC", "readinessProbe: {grpc: {port: 8080}}", "it is a gRPC probe, and only httpGet is copied"],
    ["sets a host", "readinessProbe: {httpGet: {path: /r, port: 8080, host: a.example}}", "it sets a host"],
    [
      "sends a header",
      "readinessProbe: {httpGet: {path: /r, port: 8080, httpHeaders: [{name: X-Probe, value: '1'}]}}",
      "it sends headers other than Host",
    ],
    [
      "speaks another scheme",
      "readinessProbe: {httpGet: {path: /r, port: 8080, scheme: HTTPS}}",
      "it asks over HTTPS, and the Service port speaks HTTP",
    ],
    [
      "asks another port",
      "readinessProbe: {httpGet: {path: /r, port: 9000}}",
      "it asks port 9000, and the Service sends to port 8080",
    ],
  ])("that %s is not copied, and the reason is told", (_, probe, why) => {
    const check = checkOf(probe);
    expect(check.source).toBe("default");
    expect(said(check.path)).toBe("/ by gke-hc-default-neg-path");
    expect(check.notInferred).toMatchObject({ known: true, value: why });
  });

  test("with nothing but a Host header is copied", () => {
    const probe = "readinessProbe: {httpGet: {path: /r, port: 8080, httpHeaders: [{name: Host, value: a.example}]}}";
    expect(checkOf(probe).source).toBe("inferred");
  });

  test("over HTTPS is copied where the Service port speaks HTTPS or HTTP2", () => {
    const probe = "readinessProbe: {httpGet: {path: /r, port: 8080, scheme: HTTPS}}";
    for (const protocol of ["HTTPS", "HTTP2"]) {
      const check = checkOf(probe, `${NEG}\ncloud.google.com/app-protocols: '{"web": "${protocol}"}'`);
      expect([check.source, said(check.type)]).toEqual(["inferred", `${protocol} declared`]);
    }
  });

  test("counts only where the container lists the port", () => {
    const text = deployment("chat", ready).replace(
      "ports: [{name: http, containerPort: 8080}]",
      "ports: [{containerPort: 9000}]",
    );
    const check = pathOf(text + service("chat", NEG) + ingress("chat")).loadBalancer?.healthCheck;
    expect(check?.notInferred).toMatchObject({ value: "the container lists no port 8080, which the Service sends to" });
  });

  test("whose port is a placeholder leaves the check unknown", () => {
    const check = checkOf("readinessProbe: {httpGet: {path: /r, port: $(PORT)}}");
    expect(said(check.path)).toBe("unknown: $(PORT) is filled in later");
  });

  test("of one of two workloads rests on which pod is found first", () => {
    const canary = deployment("canary").replace("labels: {app: canary}", "labels: {app: chat}");
    const text = deployment("chat", ready) + canary + service("chat", NEG) + ingress("chat");
    const check = pathOf(text, "chat to chat").loadBalancer?.healthCheck;
    expect(check?.path).toMatchObject({ known: true, assumed: expect.stringContaining("first") });
  });
});

describe("without a readiness probe", () => {
  test("network endpoint groups are asked every 15 s", () => {
    const check = checkOf("");
    expect([check.source, said(check.intervalSeconds), said(check.timeoutSeconds)]).toEqual([
      "default",
      "15 by gke-hc-default-neg-interval",
      "15 by gke-hc-default-neg-timeout",
    ]);
    expect(check).not.toHaveProperty("notInferred");
  });

  test("instance groups are asked every minute", () => {
    expect(said(checkOf("", "", "", "NodePort").intervalSeconds)).toBe("60 by gke-hc-default-ig-interval");
  });

  test("nothing is known where the pods are not in the input", () => {
    const check = pathOf(service("chat", NEG) + ingress("chat")).loadBalancer?.healthCheck;
    expect(said(check?.path)).toMatch(/^unknown: the pods behind Service chat are not in the input/);
    expect(said(check?.intervalSeconds)).toMatch(/^unknown/);
  });
});

describe("a BackendConfig's health check", () => {
  const attached = `${NEG}\ncloud.google.com/backend-config: '{"default": "bc"}'`;

  test("wins field by field over the probe", () => {
    const check = checkOf(
      ready,
      attached,
      backendConfig("bc", "healthCheck: {requestPath: /lb, checkIntervalSec: 20}"),
    );
    expect(check.source).toBe("explicit");
    expect([check.path, check.intervalSeconds, check.timeoutSeconds].map(said)).toEqual([
      "/lb declared",
      "20 declared",
      "3 declared",
    ]);
  });

  test("that is not written leaves the copy as it is", () => {
    expect(checkOf(ready, attached, backendConfig("bc", "timeoutSec: 60")).source).toBe("inferred");
  });

  test("that does not ask over HTTP asks for no path, whatever is written", () => {
    const given = (spec: string): HealthCheck => checkOf(ready, attached, backendConfig("bc", spec));
    expect(given("healthCheck: {type: TCP, requestPath: /lb}")).not.toHaveProperty("path");
    expect(given("healthCheck: {type: HTTP2}")).toHaveProperty("path");
    expect(given('healthCheck: {type: "${TYPE}"}')).toHaveProperty("path");
  });

  test("that gives a path silences what was not copied", () => {
    const probe = "readinessProbe: {tcpSocket: {port: 8080}}";
    const given = (spec: string): HealthCheck => checkOf(probe, attached, backendConfig("bc", spec));
    expect(given("healthCheck: {requestPath: /lb}")).not.toHaveProperty("notInferred");
    expect(given("healthCheck: {checkIntervalSec: 20}")).toHaveProperty("notInferred");
  });
});
