import { describe, expect, test } from "vitest";
import {
  BY_DEFAULT,
  backendConfig,
  backendPolicy,
  deployment,
  failing,
  GOOD_SERVER,
  gateway,
  healthPolicy,
  ingress,
  reportOn,
  route,
  service,
} from "./manifests.ts";

const good = deployment({ container: GOOD_SERVER });
const policies = backendPolicy() + healthPolicy();
const withPolicies = (text: string): string => good + service() + gateway() + route() + text;
const annotated = service({ annotation: BY_DEFAULT });
const byPort = (key: string): string => `cloud.google.com/backend-config: '{"ports": {"${key}": "chat-bc"}}'`;
/** Without a health check of its own, so that the probe counts. */
const unchecked = backendConfig({ spec: "timeoutSec: 3600\nconnectionDraining: {drainingTimeoutSec: 20}" });
const twoPorts =
  "[{name: http, port: 80, targetPort: http}, {name: ${PORT}, port: 81, targetPort: 9090}, {name: ${OTHER}, port: 82, targetPort: 9091}]";

const SYSTEMS: readonly (readonly [string, string])[] = [
  ["the namespace of a policy", withPolicies(policies.replaceAll("namespace: default", 'namespace: "${NS}"'))],
  [
    "the namespace of all but the policies",
    (good + service() + gateway() + route()).replaceAll("namespace: default", 'namespace: "${NS}"') + policies,
  ],
  ["the Service that a route leads to", good + service() + gateway() + route({ backend: 'name: "${SVC}"' }) + policies],
  ["the name of the Service", good + service({ name: '"${SVC}"' }) + gateway() + route() + policies],
  [
    "the Service that the policies target",
    withPolicies(policies.replaceAll("kind: Service, name: chat", 'kind: Service, name: "${SVC}"')),
  ],
  [
    "a part of that name",
    withPolicies(policies.replaceAll("kind: Service, name: chat", 'kind: Service, name: "c${REST}"')),
  ],
  ["the kind that the policies target", withPolicies(policies.replaceAll("kind: Service", 'kind: "${KIND}"'))],
  ["the group that the policies target", withPolicies(policies.replaceAll('group: ""', 'group: "${GROUP}"'))],
  [
    "the namespace that the policies target",
    withPolicies(policies.replaceAll("name: chat}\n", 'name: chat, namespace: "${NS}"}\n')),
  ],
  [
    "the port of an Ingress",
    good + service({ annotation: byPort("http") }) + ingress({ port: 'name: "${PORT}"' }) + backendConfig(),
  ],
  [
    "the port of a Service",
    good +
      service({ annotation: byPort("http"), ports: '[{name: "${PORT}", port: 80, targetPort: http}]' }) +
      ingress() +
      unchecked,
  ],
  [
    "several ports of a Service",
    good +
      service({ annotation: byPort("ws"), ports: twoPorts.replaceAll(/(\$\{\w+\})/g, '"$1"') }) +
      ingress({ port: "name: ws" }) +
      unchecked,
  ],
  ["the port of an annotation", good + service({ annotation: byPort("${PORT}") }) + ingress() + backendConfig()],
  [
    "the name of a container's port",
    deployment({ container: GOOD_SERVER, ports: '[{name: "${PORT}", containerPort: 8080}]' }) +
      annotated +
      ingress() +
      unchecked,
  ],
  [
    "the number of a container's port",
    deployment({ container: GOOD_SERVER, ports: '[{containerPort: "${PORT}"}]' }).replace(
      "port: http}}",
      "port: 8080}}",
    ) +
      service({ annotation: BY_DEFAULT, ports: "[{name: http, port: 80, targetPort: 8080}]" }) +
      ingress() +
      unchecked,
  ],
  [
    "an annotation beside the policies of a Gateway",
    good + service({ annotation: "cloud.google.com/backend-config: ${JSON}" }) + ingress() + policies,
  ],
  [
    "an annotation, and a wrong one on the Ingress",
    good +
      service({ annotation: "cloud.google.com/backend-config: ${JSON}" }) +
      ingress({ annotation: `kubernetes.io/ingress.class: gce\n${BY_DEFAULT}` }) +
      backendConfig(),
  ],
  ["the name of a BackendConfig", good + annotated + ingress() + backendConfig({ name: '"${BC}"' })],
  ["the namespace of a BackendConfig", good + annotated + ingress() + backendConfig({ namespace: '"${NS}"' })],
  ["the name of a Gateway", good + service() + gateway().replace("name: edge", 'name: "${GW}"') + route() + policies],
  ["a selector", good + service({ annotation: BY_DEFAULT, selector: 'app: "${APP}"' }) + ingress() + backendConfig()],
  [
    "the scheme of a probe",
    good.replace("port: http}}", 'port: http, scheme: "${SCHEME}"}}') + annotated + ingress() + unchecked,
  ],
];

describe("a placeholder in what joins two objects is no mistake", () => {
  test.each(SYSTEMS)("%s", async (_, texts) => {
    expect(await failing(texts)).toEqual([]);
  });

  test("and it is said what hangs on it", async () => {
    const { findings } = await reportOn(withPolicies(policies.replaceAll("namespace: default", 'namespace: "${NS}"')));
    const undecided = findings.filter(({ verdict }) => verdict === "undecided").map(({ message }) => message);
    expect(undecided.join("\n")).toContain("${NS} is filled in later");
  });

  test("the same one on both sides joins them", async () => {
    const short = backendPolicy({ spec: "timeoutSec: 30" }) + healthPolicy();
    const text = deployment() + service() + gateway("gke-l7-gxlb") + route() + short;
    const named = text
      .replaceAll("namespace: default", 'namespace: "${NS}"')
      .replaceAll("name: chat", 'name: "${SVC}"');
    expect(await failing(named)).toContain("lb/backend-timeout-cuts-websocket");
  });

  test("one that cannot become the name is a mistake like any other", async () => {
    const other = policies.replaceAll("kind: Service, name: chat", 'kind: Service, name: "web-${SVC}"');
    const slow = deployment({ container: GOOD_SERVER.replace('"20"', '"45"') });
    expect(await failing(slow + service() + gateway() + route() + other)).toContain("lb/gateway-policy-not-attached");
  });
});
