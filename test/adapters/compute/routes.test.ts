import { describe, expect, test } from "vitest";
import { hopsSaid, said, waysIn } from "./support.ts";

const web = `kind: compute#backendService
name: web
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web
loadBalancingScheme: EXTERNAL_MANAGED
protocol: HTTP
backends: [{group: zones/z/networkEndpointGroups/n}]
`;
const rule = (scheme: string, target: string, name = "rule"): string =>
  `kind: compute#forwardingRule\nname: ${name}\nloadBalancingScheme: ${scheme}\n${target}`;
const proxy = "kind: compute#targetHttpsProxy\nname: proxy\nurlMap: projects/p/global/urlMaps/map";
const map = (more: string): string => `kind: compute#urlMap\nname: map\n${more}`;

describe("forwarding rules", () => {
  test("decide the scheme through proxy and URL map, whatever the backend service says", () => {
    const ways = waysIn(
      web,
      map("defaultService: global/backendServices/web"),
      proxy,
      rule("EXTERNAL", "target: projects/p/global/targetHttpsProxies/proxy"),
    );
    expect(said(ways[0]?.loadBalancer.flavour)).toBe("classic");
  });

  test("of different schemes leave the kind unknown", () => {
    const target = "target: projects/p/global/targetHttpsProxies/proxy";
    const ways = waysIn(
      web,
      map("defaultService: global/backendServices/web"),
      proxy,
      rule("EXTERNAL", target, "a"),
      rule("EXTERNAL_MANAGED", target, "b"),
    );
    expect(said(ways[0]?.loadBalancer.flavour)).toBe("unknown: forwarding rules of different schemes lead to it");
  });

  test("without a proxy pass packets through", () => {
    const tcp = "kind: compute#backendService\nname: tcp\nloadBalancingScheme: EXTERNAL\nprotocol: TCP";
    const ways = waysIn(tcp, rule("EXTERNAL", "backendService: projects/p/regions/r/backendServices/tcp"));
    expect(said(ways[0]?.loadBalancer.flavour)).toBe("passthrough-external");
  });

  test("through a TCP proxy end connections by the idle limit", () => {
    const tcp = "kind: compute#backendService\nname: tcp\nloadBalancingScheme: EXTERNAL\nprotocol: TCP\ntimeoutSec: 90";
    const ways = waysIn(
      tcp,
      "kind: compute#targetTcpProxy\nname: proxy\nservice: global/backendServices/tcp",
      rule("EXTERNAL", "target: global/targetTcpProxies/proxy"),
    );
    expect(hopsSaid(ways)).toEqual(["proxy Network Load Balancer tcp: 90 / undefined"]);
  });
});

describe("URL map routes", () => {
  const routes = map(`defaultService: global/backendServices/web
pathMatchers:
  - name: all
    defaultService: global/backendServices/web
    pathRules:
      - paths: [/ws/*]
        service: global/backendServices/web
        routeAction: {timeout: {seconds: "3600"}}
`);

  test("with a timeout of their own are ways of their own", () => {
    const ways = waysIn(web, routes);
    expect(ways.map(({ via }) => via)).toEqual(["map default", "map /ws/*"]);
    expect(ways.map(({ loadBalancer }) => said(loadBalancer.timeoutSeconds))).toEqual(["30 by lb-bs-timeout", 3600]);
    expect(ways.map(({ hops }) => said(hops[0]?.idleSeconds))).toEqual(["30 by lb-bs-timeout", 3600]);
  });

  test("carry the evidence of their paths", () => {
    const ways = waysIn(web, routes);
    expect(ways.map(({ evidence }) => evidence.map(({ why }) => why))).toEqual([[], ["path of URL map map is /ws/*"]]);
  });

  test("count fractions, and take no meaning from 0", () => {
    const timed = (timeout: string): string =>
      map(`defaultService: global/backendServices/web\ndefaultRouteAction: {timeout: ${timeout}}`);
    const read = (timeout: string): unknown => said(waysIn(web, timed(timeout))[0]?.loadBalancer.timeoutSeconds);
    expect(read("{seconds: 1, nanos: 500000000}")).toBe(1.5);
    expect(read('{seconds: "0"}')).toBe("unknown: what a timeout of 0 s means is not documented");
    expect(read("{}")).toBe("unknown: it gives no seconds");
  });

  test("of a classic load balancer have no timeout of their own", () => {
    const ways = waysIn(web.replace("EXTERNAL_MANAGED", "EXTERNAL"), routes);
    expect(ways.map(({ via, loadBalancer }) => [via, said(loadBalancer.timeoutSeconds)])).toEqual([
      [undefined, "30 by lb-bs-timeout"],
    ]);
  });

  test("reach the services they weigh", () => {
    const weighed = map(
      "pathMatchers: [{name: m, routeRules: [{matchRules: [{prefixMatch: /socket.io}], routeAction: {weightedBackendServices: [{backendService: global/backendServices/web}]}}]}]\nhostRules: []",
    );
    expect(waysIn(web, weighed)[0]?.evidence.map(({ strength }) => strength)).toEqual(["strong"]);
  });
});
