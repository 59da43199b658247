import { byDefault, declared, type Fact, locationOf } from "../../model/fact.ts";
import type { TrafficEvidence } from "../../model/path.ts";
import { descend, locate, locateKey } from "../../syntax/cursor.ts";
import { sourceName } from "../../syntax/document.ts";
import type { BackendWay } from "../compute/load-balancers.ts";
import { type Container, containerName } from "../container.ts";
import { readContainer } from "../containers.ts";
import type { Linked, PathDraft } from "../draft.ts";
import { readLabels } from "../labels.ts";
import { resting } from "../load-balancer-hops.ts";
import { nameEvidence } from "../name-evidence.ts";
import type { LimitTable } from "../read.ts";
import type { Resource } from "../resource.ts";
import { uniqueIds } from "../unique-ids.ts";
import { runBehind } from "./behind.ts";
import { readDeployment } from "./deployment.ts";
import { ingressFirst } from "./places.ts";
import { graceSeconds, readCapacity, requestTimeout, startupBudget } from "./revision.ts";
import { revisionName } from "./revisions.ts";
import { readRunSettings } from "./run-settings.ts";
import { type RunService, runServicesIn } from "./services.ts";
import { readStartOrder, startOrderProblems } from "./start-order.ts";

/** One path for each service, or for each load balancer that leads to it. */
export function linkCloudRun(
  resources: readonly Resource[],
  limits: LimitTable,
  loadBalancers: readonly BackendWay[],
): Linked {
  const services = runServicesIn(resources);
  const behind = runBehind(services, loadBalancers);
  const entries = services.flatMap((service) => {
    const ways = [...(behind.waysTo.get(service) ?? [])];
    const base = draftOf(service, limits);
    if (ways.length === 0) return [{ service, draft: base, via: undefined }];
    return ways.map((way) => ({ service, draft: inFront(base, way), via: ways.length > 1 ? labelOf(way) : undefined }));
  });
  const ids = uniqueIds(entries.map(({ service, via }) => candidates(service, via)));
  const drafts = entries.map(({ draft }, index) => ({ ...draft, id: ids[index] ?? draft.id }));
  drafts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const problems = services
    .filter(({ platform }) => platform === "cloud-run")
    .flatMap(({ places }) => startOrderProblems(places));
  return { drafts, problems };
}

function labelOf({ backend, via }: BackendWay): string {
  return via === undefined ? backend.name : `${backend.name}, ${via}`;
}

function candidates({ name, resource, region }: RunService, via: string | undefined): readonly string[] {
  const way = via === undefined ? "" : ` via ${via}`;
  const { namespace, kind } = resource;
  return [
    `${name}${way}`,
    ...(kind === "Revision" ? [`${name} (${revisionName(resource)})${way}`] : []),
    ...(namespace === undefined ? [] : [`${namespace}/${name}${way}`]),
    ...(region === undefined ? [] : [`${region}/${name}${way}`]),
    ...(namespace === undefined || region === undefined ? [] : [`${namespace}/${region}/${name}${way}`]),
    `${name} (${sourceName(resource.at.document.source.source)})${way}`,
  ];
}

function inFront(draft: PathDraft, { hops, loadBalancer, evidence }: BackendWay): PathDraft {
  return { ...draft, hops: [...hops, ...draft.hops], loadBalancer, evidence: [...draft.evidence, ...evidence] };
}

function draftOf(service: RunService, limits: LimitTable): PathDraft {
  const { name, platform, places, place, resource, region, assumed } = service;
  const containers = ingressFirst(places.containers).map((at, index) =>
    readContainer(at, { limits, platform, ingress: index === 0 }),
  );
  const [ingress] = containers;
  const protocol = ingress && protocolOf(ingress);
  const deployment = readDeployment(service);
  const budget = startupBudget(ingress?.probes.startup, `service ${name}`, assumed);
  const startOrder = platform === "cloud-run" ? readStartOrder(places, containers) : undefined;
  return {
    id: name,
    platform,
    at: place,
    subject: { kind: "cloud-run", name, namespace: resource.namespace },
    ...readLabels(resource, `Cloud Run service ${name}`),
    evidence: evidenceOf(service, containers),
    hops: [requestTimeout(service, limits)],
    containers,
    shutdown: platform === "cloud-run" ? { graceSeconds: graceSeconds(service, limits) } : {},
    capacity: readCapacity(service, ingress, limits),
    appDocuments: [],
    ...(region !== undefined && { region }),
    ...(ingress && { containerPort: containerPortOf(service, ingress, limits) }),
    ...(protocol && { protocol }),
    ...(budget && { startupBudgetSeconds: budget }),
    ...(startOrder && { startOrder }),
    ...(platform === "cloud-run" && { run: readRunSettings(service, limits) }),
    ...(deployment && { deployment }),
    ...(resource.overrides && { overrides: resource.overrides }),
  };
}

/** Where Cloud Run sends requests, which is also what it sets PORT to. */
function containerPortOf({ assumed }: RunService, { ports, name, at }: Container, limits: LimitTable): Fact<number> {
  const limit = limits("run-port-env");
  const what = `containerPort of ${containerName(name)}`;
  return resting(
    ports[0]?.number ?? byDefault(what, Number(limit.default), locateKey(descend(at, "ports")), limit),
    assumed,
  );
}

/** The protocol that the name of the port asks for; undefined where the port has no name. */
function protocolOf({ ports, name }: Container): Fact<"http1" | "h2c"> | undefined {
  const port = ports[0]?.name;
  if (port === undefined || !port.known) return port;
  if (port.value !== "http1" && port.value !== "h2c") return undefined;
  return declared(`port name of ${containerName(name)}`, port.value, locationOf(port));
}

function evidenceOf({ place, resource }: RunService, containers: readonly Container[]): readonly TrafficEvidence[] {
  return [
    ...nameEvidence("service", resource.name, place),
    ...containers.flatMap((container) =>
      nameEvidence("container", container.name, locate(descend(container.at, "name"))),
    ),
  ];
}
