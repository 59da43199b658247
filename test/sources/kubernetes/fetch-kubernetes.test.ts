import { describe, expect, onTestFinished, test } from "vitest";
import { adapt } from "../../../src/adapters/adapt.ts";
import { limit } from "../../../src/platform/limits.ts";
import { type FetchedKubernetes, fetchKubernetes } from "../../../src/sources/kubernetes/fetch-kubernetes.ts";
import { type Document, sourceName } from "../../../src/syntax/document.ts";
import { kubeconfigFor } from "../../support/fake-kubernetes.ts";
import { yaml } from "../../support/parse.ts";
import { cluster, failed, kubeconfigFile, succeeded, TOKEN } from "./support.ts";
import { OTHERS, objectsIn, WEB } from "./web.ts";

const CHAT = { namespace: "web", name: "chat" };
const objects = objectsIn(WEB, OTHERS);

async function fetched(options: Partial<Parameters<typeof cluster>[0]> = {}): Promise<FetchedKubernetes> {
  const { kubeconfig } = await cluster({ objects, ...options });
  return succeeded(await fetchKubernetes(CHAT, { kubeconfig }));
}

/** A path with nothing left of it but its values. */
function valuesOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(valuesOf);
  if (typeof node !== "object" || node === null) return node;
  if ("known" in node && "what" in node) return "value" in node ? valuesOf(node.value) : { unknown: true };
  const entries = Object.entries(node).filter(([key]) => !["at", "document", "source", "root", "origin"].includes(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, valuesOf(value)]));
}

function pathsOf(documents: readonly Document[]) {
  const input = { documents, config: undefined, environment: "production", sessionSeconds: 3600, limits: limit };
  return adapt(input).paths;
}

const messages = ({ problems }: FetchedKubernetes): readonly string[] =>
  problems.map(({ source, message }) => `${sourceName(source.source)}: ${message}`);

describe("what is read of a cluster", () => {
  test("gives the same connection paths as the files it was made of", async () => {
    const live = pathsOf((await fetched()).documents);
    const written = pathsOf(yaml(WEB, "web.yaml"));
    expect(live.map(({ id }) => id)).toContain("web/chat via Ingress chat");
    expect(live.map(({ id }) => id)).toContain("web/chat via Gateway edge");
    expect(live.map(valuesOf)).toEqual(written.map(valuesOf));
  });

  test("is named by its address in the API, in order", async () => {
    const { documents, problems } = await fetched();
    expect(problems).toEqual([]);
    expect(documents.map(({ source }) => sourceName(source.source))).toEqual([
      "api:api/v1/namespaces/web/configmaps/chat-env",
      "api:api/v1/namespaces/web/configmaps/chat-settings",
      "api:api/v1/namespaces/web/services/api",
      "api:api/v1/namespaces/web/services/chat",
      "api:apis/apps/v1/namespaces/web/deployments/api",
      "api:apis/apps/v1/namespaces/web/deployments/chat",
      "api:apis/autoscaling/v2/namespaces/web/horizontalpodautoscalers/chat",
      "api:apis/cloud.google.com/v1/namespaces/web/backendconfigs/chat-backend",
      "api:apis/gateway.networking.k8s.io/v1/namespaces/infra/gateways/edge",
      "api:apis/gateway.networking.k8s.io/v1/namespaces/web/httproutes/chat",
      "api:apis/networking.gke.io/v1/namespaces/infra/gcpgatewaypolicies/edge",
      "api:apis/networking.gke.io/v1/namespaces/web/gcpbackendpolicies/chat",
      "api:apis/networking.gke.io/v1/namespaces/web/healthcheckpolicies/chat",
      "api:apis/networking.gke.io/v1beta1/namespaces/web/frontendconfigs/secure",
      "api:apis/networking.k8s.io/v1/namespaces/web/ingresses/chat",
      "api:apis/policy/v1/namespaces/web/poddisruptionbudgets/chat",
    ]);
  });

  test("is printed with two spaces, kind first, without what servers note for themselves", async () => {
    const applied = { "kubectl.kubernetes.io/last-applied-configuration": "{}" };
    const text = "a\u0085b\u2028c\u007f\n# d";
    const config = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "chat-env", namespace: "web" } };
    const changed = objects.map((object) =>
      object.metadata.name === "chat-env"
        ? { ...config, metadata: { ...config.metadata, annotations: applied }, data: { text } }
        : object,
    );
    const { documents, problems } = await fetched({ objects: changed });
    expect(problems).toEqual([]);
    const found = documents.find(({ source }) => sourceName(source.source).endsWith("/chat-env"));
    const { text: printed } = found?.source ?? { text: "" };
    expect(printed).toMatch(/^\{\n {2}"apiVersion": "v1",\n {2}"kind": "ConfigMap",\n {2}"metadata": \{\n/);
    expect(printed).not.toMatch(/managedFields|last-applied/);
    expect(JSON.parse(printed).data).toEqual({ text });
  });

  test("is never a Secret, nor a ConfigMap that the Service's pods do not use", async () => {
    const { kubeconfig, requests } = await cluster({ objects });
    succeeded(await fetchKubernetes(CHAT, { kubeconfig }));
    expect(requests.filter((request) => /secrets|somebody-elses|configmaps\?/.test(request))).toEqual([]);
    expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
  });

  test("is whole however small the pages are", async () => {
    const { kubeconfig, requests } = await cluster({ objects, pageObjects: 1 });
    const { documents } = succeeded(await fetchKubernetes(CHAT, { kubeconfig }));
    const names = documents.map(({ source }) => sourceName(source.source));
    expect(names).toContain("api:api/v1/namespaces/web/services/api");
    expect(names).toContain("api:api/v1/namespaces/web/services/chat");
    expect(requests.filter((request) => request.includes("continue="))).not.toEqual([]);
  });

  test("ends at a bound that is told, where pages have no end", async () => {
    const endless = JSON.stringify({ kind: "ServiceList", metadata: { continue: "more" }, items: [] });
    const { kubeconfig, requests } = await cluster({
      objects,
      intercept(request, response) {
        if (!/\/services\?/.test(request.url ?? "")) return false;
        response.end(endless);
        return true;
      },
    });
    const result = succeeded(await fetchKubernetes(CHAT, { kubeconfig }));
    expect(messages(result).join()).toContain("services: more than 0 objects of kind Service; the rest is not read");
    expect(requests.filter((request) => /\/services\?/.test(request))).toHaveLength(20);
  });

  test("comes without a warning of Node's", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): number => warnings.push(warning);
    process.on("warning", note);
    onTestFinished(() => void process.off("warning", note));
    await fetched();
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  });

  test("comes over TLS by the kubeconfig's authority", async () => {
    const { documents } = await fetched({ tls: true });
    expect(documents).toHaveLength(16);
  });

  test("has the classes of Ingresses only where an Ingress of the Service is not plainly Google's", async () => {
    const classes = objectsIn(
      "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx}\nspec: {controller: k8s.io/ingress-nginx}\n",
    );
    const classless = objectsIn(WEB.replace("kubernetes.io/ingress.class: gce", "a: b"));
    const namesOf = ({ documents }: FetchedKubernetes): readonly string[] =>
      documents.map(({ source }) => sourceName(source.source)).filter((name) => name.includes("ingressclasses"));
    expect(namesOf(await fetched({ objects: [...objects, ...classes] }))).toEqual([]);
    expect(namesOf(await fetched({ objects: [...classless, ...classes] }))).toEqual([
      "api:apis/networking.k8s.io/v1/ingressclasses/nginx",
    ]);
  });

  test("has a route of another namespace that a ReferenceGrant lets in, and no other one", async () => {
    const more = `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: from-edge, namespace: web}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: routes}]
  to: [{group: "", kind: Service}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: granted, namespace: routes}
spec:
  parentRefs: [{name: edge, namespace: infra}]
  rules: [{backendRefs: [{name: chat, namespace: web, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: elsewhere, namespace: routes}
spec:
  parentRefs: [{name: edge, namespace: infra}]
  rules: [{backendRefs: [{name: chat, port: 80}]}]
`;
    const { documents } = await fetched({ objects: objectsIn(WEB, OTHERS, more) });
    const names = documents.map(({ source }) => sourceName(source.source));
    expect(names).toContain("api:apis/gateway.networking.k8s.io/v1/namespaces/routes/httproutes/granted");
    expect(names).not.toContain("api:apis/gateway.networking.k8s.io/v1/namespaces/routes/httproutes/elsewhere");
  });

  test("has the pods where nothing else runs them", async () => {
    const pods = `
apiVersion: v1
kind: Pod
metadata: {name: chat-0, namespace: web, labels: {app: chat}}
spec: {containers: [{name: app, image: "registry.example/chat:1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: other-0, namespace: web, labels: {app: other}}
spec: {containers: [{name: app, image: "registry.example/chat:1"}]}
`;
    const own = objectsIn(WEB, pods);
    const withDeployment = await fetched({ objects: own });
    const alone = await fetched({ objects: own.filter(({ kind }) => kind !== "Deployment") });
    const podsOf = ({ documents }: FetchedKubernetes): readonly string[] =>
      documents.map(({ source }) => sourceName(source.source)).filter((name) => name.includes("/pods/"));
    expect(podsOf(withDeployment)).toEqual([]);
    expect(podsOf(alone)).toEqual(["api:api/v1/namespaces/web/pods/chat-0"]);
  });

  test("says that nothing is behind a Service whose labels nobody has", async () => {
    const without = objects.filter(({ kind }) => kind !== "Deployment");
    expect(messages(await fetched({ objects: without }))).toEqual([
      "api:api/v1/namespaces/web/services/chat: no workload and no pod of namespace web has the labels that the Service selects (app=chat)",
    ]);
  });
});

describe("what may not be read", () => {
  test("is a problem with its price, and the rest is read", async () => {
    const result = await fetched({ forbidden: ["gcpbackendpolicies", "configmaps"] });
    expect(messages(result)).toEqual([
      'api:apis/networking.gke.io/v1/namespaces/web/gcpbackendpolicies: objects of kind GCPBackendPolicy may not be read (403), so the load balancer\'s settings are taken to be the defaults, which they may not be; the API server says: gcpbackendpolicies.networking.gke.io is forbidden: User "ann" cannot list resource "gcpbackendpolicies" in API group "networking.gke.io" in the namespace "web"',
      'api:api/v1/namespaces/web/configmaps/chat-env: objects of kind ConfigMap may not be read (403), so settings of the application that are kept in one are not seen; the API server says: configmaps is forbidden: User "ann" cannot get resource "configmaps" in API group "" in the namespace "web"',
    ]);
    expect(result.documents).toHaveLength(13);
  });

  test("is nothing where the kind is not installed, refused or not", async () => {
    const installed = ["backendconfigs", "frontendconfigs", "gcpbackendpolicies"];
    const open = await fetched({ installed });
    const refused = await fetched({ installed, forbidden: ["rollouts", "httproutes", "healthcheckpolicies"] });
    expect([messages(open), messages(refused)]).toEqual([[], []]);
    expect([open.documents.length, refused.documents.length]).toEqual([12, 12]);
  });

  test("does not keep the Service itself from being read", async () => {
    const result = await fetched({ forbidden: ["ingresses", "list services"] });
    expect(result.documents.map(({ source }) => sourceName(source.source))).toContain(
      "api:api/v1/namespaces/web/services/chat",
    );
    expect(new Set(result.addresses.map(({ via }) => via))).toEqual(new Set(["Gateway infra/edge"]));
  });

  test("is a failure where it is the Service", async () => {
    const { kubeconfig } = await cluster({ objects, forbidden: ["services"] });
    expect(failed(await fetchKubernetes(CHAT, { kubeconfig }))).toEqual([
      "forbidden",
      'Service web/chat may not be read (403): services is forbidden: User "ann" cannot get resource "services" in API group "" in the namespace "web"',
    ]);
  });

  test("keeps what a server echoes of the token to itself", async () => {
    const { kubeconfig } = await cluster({
      objects,
      intercept(request, response) {
        response.writeHead(500);
        response.end(
          JSON.stringify({ kind: "Status", message: `no ${request.headers.authorization?.slice(7)}, or else` }),
        );
        return true;
      },
    });
    const [kind, message] = failed(await fetchKubernetes(CHAT, { kubeconfig }));
    expect([kind, message]).toEqual([
      "api-error",
      "the API server answered 500 for Service web/chat: no [redacted], or else",
    ]);
  });

  test("keeps a password to itself, too", async () => {
    const { url } = await cluster({
      objects,
      intercept(request, response) {
        const sent = Buffer.from(request.headers.authorization?.slice(6) ?? "", "base64").toString();
        response.writeHead(500);
        response.end(JSON.stringify({ kind: "Status", message: `no ${sent}` }));
        return true;
      },
    });
    const kubeconfig = kubeconfigFile(kubeconfigFor({ test: { url } }, { username: "ann", password: TOKEN }));
    const [, message] = failed(await fetchKubernetes(CHAT, { kubeconfig }));
    expect(message).toBe("the API server answered 500 for Service web/chat: no ann:[redacted]");
  });
});
