import { describe, expect, test } from "vitest";
import { locationOf } from "../../../src/model/fact.ts";
import { startOf } from "../../../src/syntax/document.ts";
import { hopsSaid, said, waysIn } from "./support.ts";

const backend = (fields: string): string => `kind: compute#backendService
name: web
backends: [{group: zones/z/instanceGroups/ig}]
${fields}`;

describe("the kind of load balancer", () => {
  test.each([
    ["loadBalancingScheme: EXTERNAL\nprotocol: HTTPS", "classic"],
    [
      "loadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTP\nselfLink: x/projects/p/global/backendServices/web",
      "global-external",
    ],
    ["loadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTP\nregion: europe-west1", "regional-external"],
    [
      "loadBalancingScheme: INTERNAL_MANAGED\nprotocol: HTTP\nregion: x/projects/p/regions/europe-west1",
      "regional-internal",
    ],
    [
      "loadBalancingScheme: INTERNAL_MANAGED\nprotocol: HTTP2\nselfLink: x/projects/p/global/backendServices/web",
      "cross-region-internal",
    ],
    ["loadBalancingScheme: INTERNAL_SELF_MANAGED\nprotocol: HTTP", "service-mesh"],
    ["loadBalancingScheme: EXTERNAL\nprotocol: SSL", "proxy-network"],
    [
      "loadBalancingScheme: EXTERNAL\nprotocol: TCP\nselfLink: x/projects/p/global/backendServices/web",
      "proxy-network",
    ],
    ["loadBalancingScheme: EXTERNAL\nprotocol: TCP\nregion: r", "passthrough-external"],
    ["loadBalancingScheme: EXTERNAL\nprotocol: UDP", "passthrough-external"],
    ["loadBalancingScheme: INTERNAL\nprotocol: TCP\nregion: r", "passthrough-internal"],
  ])("follows from scheme, protocol and scope: %s", (fields, flavour) => {
    expect(said(waysIn(backend(fields))[0]?.loadBalancer.flavour)).toBe(flavour);
  });

  test.each([
    ["protocol: HTTP", "unknown: no loadBalancingScheme is written"],
    [
      "loadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTP",
      "unknown: nothing tells whether it is global or regional",
    ],
    ["loadBalancingScheme: EXTERNAL", "unknown: neither its protocol nor a target proxy tells"],
    ["loadBalancingScheme: $(SCHEME)\nprotocol: HTTP", "unknown: $(SCHEME) is filled in later"],
    ["loadBalancingScheme: NOVEL\nprotocol: HTTP", "unknown: nothing is known of the scheme NOVEL"],
    [
      "loadBalancingScheme: EXTERNAL\nprotocol: HTTP\nexternalManagedMigrationState: TEST_ALL_TRAFFIC",
      "unknown: it is being migrated, and requests go through either kind",
    ],
  ])("is unknown rather than guessed: %s", (fields, why) => {
    const ways = waysIn(backend(fields));
    expect(said(ways[0]?.loadBalancer.flavour)).toBe(why);
    const hop = ways[0]?.hops[0];
    expect([hop?.idleSeconds?.known, hop?.lifetimeSeconds?.known]).toEqual([false, false]);
  });

  test("is global where an aggregated list says so", () => {
    const ways = waysIn(
      "items: {global: {backendServices: [{kind: 'compute#backendService', name: web, loadBalancingScheme: EXTERNAL_MANAGED, protocol: HTTP}]}}",
    );
    expect(said(ways[0]?.loadBalancer.flavour)).toBe("global-external");
  });
});

describe("what the backend timeout does", () => {
  test.each([
    ["EXTERNAL", "HTTP", "global", ["classic Application Load Balancer web: undefined / 45"]],
    [
      "EXTERNAL_MANAGED",
      "HTTP",
      "global",
      ["global external Application Load Balancer web: 45 / 86400 by lb-ws-global"],
    ],
    ["EXTERNAL_MANAGED", "HTTP", "regions/r", ["regional external Application Load Balancer web: 45 / undefined"]],
    ["INTERNAL_MANAGED", "HTTP", "regions/r", ["regional internal Application Load Balancer web: 45 / undefined"]],
    ["EXTERNAL", "SSL", "global", ["proxy Network Load Balancer web: 45 / undefined"]],
    [
      "EXTERNAL",
      "TCP",
      "regions/r",
      ["external passthrough Network Load Balancer web: 60 by nlb-pt-ext-track / undefined"],
    ],
    [
      "INTERNAL",
      "TCP",
      "regions/r",
      ["internal passthrough Network Load Balancer web: 600 by nlb-pt-int-track / undefined"],
    ],
    ["INTERNAL_SELF_MANAGED", "HTTP", "global", []],
  ])("with scheme %s, protocol %s, %s", (scheme, protocol, scope, hops) => {
    const link = `https://www.googleapis.com/compute/v1/projects/p/${scope}/backendServices/web`;
    const text = backend(`loadBalancingScheme: ${scheme}\nprotocol: ${protocol}\ntimeoutSec: 45\nselfLink: ${link}`);
    expect(hopsSaid(waysIn(text))).toEqual(hops);
  });

  test("unwritten, it is the default, pointed at the start of the resource", () => {
    const [way] = waysIn(backend("loadBalancingScheme: EXTERNAL\nprotocol: HTTP"));
    expect(said(way?.hops[0]?.lifetimeSeconds)).toBe("30 by lb-bs-timeout");
  });

  test("of a list's item points at that item", () => {
    const item = (name: string): string => `- kind: compute#backendService
  name: ${name}
  loadBalancingScheme: EXTERNAL
  protocol: HTTP
`;
    const places = waysIn(item("a") + item("b")).map(({ hops }) => hops[0]?.lifetimeSeconds);
    expect(places.map((fact) => fact && startOf(locationOf(fact)).line)).toEqual([1, 5]);
  });

  test("a connection tracking policy replaces the tracking default", () => {
    const text = backend(
      "loadBalancingScheme: INTERNAL\nprotocol: TCP\nregion: r\nconnectionTrackingPolicy: {idleTimeoutSec: 3600}",
    );
    expect(hopsSaid(waysIn(text))).toEqual(["internal passthrough Network Load Balancer web: 3600 / undefined"]);
  });
});

describe("the settings of a backend service", () => {
  test("unwritten, are the API's defaults", () => {
    const [way] = waysIn(backend("loadBalancingScheme: EXTERNAL\nprotocol: HTTP"));
    const { timeoutSeconds, drainSeconds, affinity, backendKeepAliveSeconds, healthCheck } = way?.loadBalancer ?? {};
    expect([timeoutSeconds, drainSeconds, affinity, backendKeepAliveSeconds].map(said)).toEqual([
      "30 by lb-bs-timeout",
      "0 by lb-drain-default",
      "NONE by lb-aff-enum",
      "600 by lb-backend-ka",
    ]);
    expect(healthCheck).toBeUndefined();
  });

  test("take the health check's own numbers and its protocol's part", () => {
    const [way] = waysIn(
      backend("loadBalancingScheme: EXTERNAL\nprotocol: HTTP\nhealthChecks: [projects/p/global/healthChecks/hc]"),
      "kind: compute#healthCheck\nname: hc\ntype: HTTP\ntimeoutSec: 3\nhttpHealthCheck: {port: 8080}",
    );
    const check = way?.loadBalancer.healthCheck;
    expect([check?.type, check?.path, check?.port, check?.intervalSeconds, check?.timeoutSeconds].map(said)).toEqual([
      "HTTP",
      "/ by lb-hc-port-path",
      8080,
      "5 by lb-hc-defaults-interval",
      3,
    ]);
  });

  test("leave a health check that is not in the input unknown", () => {
    const [way] = waysIn(
      backend("loadBalancingScheme: EXTERNAL\nprotocol: HTTP\nhealthChecks: [projects/p/global/healthChecks/hc]"),
    );
    expect(said(way?.loadBalancer.healthCheck?.intervalSeconds)).toBe("unknown: it is not in the input");
  });

  test("of one that is in several dumps are read once", () => {
    const text = backend(
      "loadBalancingScheme: EXTERNAL\nprotocol: HTTP\nselfLink: x/projects/p/global/backendServices/web",
    );
    expect(waysIn(text, text)).toHaveLength(1);
  });
});

describe("what stands behind", () => {
  const groups = (group: string, more = ""): string =>
    `kind: compute#backendService\nname: web\nloadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTP\nregion: r\nbackends: [{group: ${group}}]\n${more}`;

  test.each([
    ["projects/p/zones/z/instanceGroups/ig", "instance-group"],
    ["projects/p/zones/z/networkEndpointGroups/neg", "neg"],
    ["projects/p/global/networkEndpointGroups/internet", "neg"],
    [
      "projects/p/regions/r/networkEndpointGroups/neg",
      "unknown: network endpoint group neg, which may be serverless, is not in the input",
    ],
    ["$(NEG)", "unknown: network endpoint group $(NEG), which may be serverless, is not in the input"],
  ])("%s is %s", (group, kind) => {
    expect(said(waysIn(groups(group))[0]?.loadBalancer.backend)).toBe(kind);
  });

  test("a group that may be serverless leaves every limit open", () => {
    const ways = waysIn(groups("projects/p/regions/r/networkEndpointGroups/neg"));
    expect(ways[0]?.loadBalancer.timeoutSeconds).toBeUndefined();
    expect(ways[0]?.loadBalancer.drainSeconds).toBeUndefined();
    expect(
      ways[0]?.hops.map(({ idleSeconds, lifetimeSeconds }) => [idleSeconds?.known, lifetimeSeconds?.known]),
    ).toEqual([[false, false]]);
  });

  test("a health check shows that a group is not serverless", () => {
    const ways = waysIn(
      groups("projects/p/regions/r/networkEndpointGroups/neg", "healthChecks: [global/healthChecks/h]"),
    );
    expect(said(ways[0]?.loadBalancer.backend)).toBe("neg");
    expect(said(ways[0]?.hops[0]?.idleSeconds)).toBe("30 by lb-bs-timeout");
  });

  test("a serverless group has a fixed lifetime, and only what is written counts as a setting", () => {
    const neg =
      "kind: compute#networkEndpointGroup\nname: neg\nnetworkEndpointType: SERVERLESS\ncloudRun: {service: chat}";
    const ways = waysIn(groups("projects/p/regions/r/networkEndpointGroups/neg", "timeoutSec: 60"), neg);
    expect(said(ways[0]?.loadBalancer.backend)).toBe("serverless-neg");
    expect(said(ways[0]?.loadBalancer.timeoutSeconds)).toBe(60);
    expect(ways[0]?.loadBalancer.drainSeconds).toBeUndefined();
    expect(hopsSaid(ways)).toEqual(["load balancer web: undefined / 3600 by lb-ws-serverless"]);
  });
});
