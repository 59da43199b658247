import { type SourceText, sourceText } from "../../syntax/document.ts";
import { chooseTarget, type Wish } from "./choose-target.ts";
import { deadlineOf } from "./deadline.ts";
import { type DeployedService, readDeployedService } from "./deployed-service.ts";
import { type Failure, failure } from "./failure.ts";
import type { Answer, Subject } from "./run-api.ts";
import { isRevisionName, isTag, resourceName, type ServiceName } from "./service-name.ts";

export interface CloudRunRequest extends ServiceName, Wish {}

export interface CloudRunOptions {
  /** A server that stands in for `https://run.googleapis.com`. */
  readonly rootUrl?: string;
  /** Instead of application default credentials. */
  readonly accessToken?: string;
  readonly signal?: AbortSignal;
  /** For everything together; 30 where it is not said. */
  readonly timeoutSeconds?: number;
}

export type FetchedCloudRun =
  | {
      readonly ok: true;
      /** The service and then the revision in question, as the API gave them. */
      readonly texts: readonly [SourceText, SourceText];
      /** Where to connect: the service's address or that of the tag. */
      readonly url: string;
      /** What an ID token is for: the service's own address, also where `url` is that of a tag. */
      readonly audience: string;
      /** The revision that should answer, by its short name. */
      readonly revision: string;
      /** How much of what is sent to `url` reaches that revision; undefined where the service does not say. */
      readonly percent: number | undefined;
    }
  /** What was read before it failed may still be checked. */
  | (Failure & { readonly texts: readonly SourceText[] });

/** Reads a deployed service and one revision of it through the Cloud Run Admin API v2. Changes nothing. */
export async function fetchCloudRun(request: CloudRunRequest, options: CloudRunOptions = {}): Promise<FetchedCloudRun> {
  const fault = faultOf(request);
  if (fault !== undefined) return { ...failure("senseless-request", fault), texts: [] };
  const deadline = deadlineOf(options.signal, options.timeoutSeconds ?? 30);
  const { accessToken, rootUrl } = options;
  const { defaultCredentials, tokenCredentials, runApi } = await loadSdk();
  const credentials =
    accessToken === undefined ? await defaultCredentials(deadline) : tokenCredentials(accessToken.trim());
  if (!credentials.ok) return { ...credentials, texts: [] };

  const api = runApi(credentials.auth, rootUrl, deadline);
  const name = resourceName(request);
  const service = await api.getService(serviceSubject(request));
  if (!service.ok) return { ...service, texts: [] };
  const serviceText = printed(name, service.value);
  const deployed = readDeployedService(service.value);

  const wanted = request.revision;
  // A revision that was asked for is looked for first: "no address leads to it" would be true of any name.
  const asked = wanted === undefined ? undefined : await api.getRevision(revisionSubject(name, wanted, true));
  if (asked?.ok === false) return { ...withKnownRevisions(asked, deployed), texts: [serviceText] };
  const chosen = chooseTarget(deployed, request);
  if (!chosen.ok) return { ...chosen, texts: [serviceText, ...textsOf(name, wanted, asked)] };
  const revision = asked ?? (await api.getRevision(revisionSubject(name, chosen.revision, false)));
  if (!revision.ok) return { ...revision, texts: [serviceText] };

  return {
    ok: true,
    texts: [serviceText, printed(`${name}/revisions/${chosen.revision}`, revision.value)],
    url: chosen.url,
    audience: deployed.uri ?? chosen.url,
    revision: chosen.revision,
    percent: chosen.percent,
  };
}

/**
 * Only who asks Google pays for its libraries. They are imported by modules of ours, for in a bundle a dynamic import of
 * CommonJS has no named exports.
 */
async function loadSdk(): Promise<typeof import("./credentials.ts") & typeof import("./run-api.ts")> {
  return { ...(await import("./credentials.ts")), ...(await import("./run-api.ts")) };
}

function faultOf({ revision, tag }: CloudRunRequest): string | undefined {
  if (revision !== undefined && tag !== undefined) return "a revision and a tag cannot be asked for together";
  if (revision !== undefined && !isRevisionName(revision)) return `"${revision}" cannot be the name of a revision`;
  if (tag !== undefined && !isTag(tag)) return `"${tag}" cannot be a tag`;
  return undefined;
}

function serviceSubject(request: ServiceName): Subject {
  const { project, region, service } = request;
  return {
    what: `service ${service} in ${project}, ${region}`,
    permission: "run.services.get",
    notFound: "service-not-found",
    name: resourceName(request),
  };
}

/** One that the service itself has named must be there; it goes when the service is deployed anew meanwhile. */
function revisionSubject(service: string, revision: string, isAsked: boolean): Subject {
  return {
    what: `revision ${revision}`,
    permission: "run.revisions.get",
    notFound: isAsked ? "revision-not-found" : "unexpected-answer",
    name: `${service}/revisions/${revision}`,
  };
}

function withKnownRevisions(answer: Failure, { targets, latestReady, latestCreated }: DeployedService): Failure {
  if (answer.kind !== "revision-not-found") return answer;
  const names = [...targets.map(({ revision }) => revision), latestReady, latestCreated];
  const known = [...new Set(names.flatMap((one) => one ?? []))].sort();
  if (known.length === 0) return answer;
  return failure(answer.kind, `${answer.message}; the service speaks of ${known.join(", ")}`);
}

function textsOf(service: string, revision: string | undefined, answer: Answer | undefined): readonly SourceText[] {
  if (revision === undefined || answer?.ok !== true) return [];
  return [printed(`${service}/revisions/${revision}`, answer.value)];
}

/** What the API answered, laid out so that its parts have lines of their own. */
function printed(resource: string, value: unknown): SourceText {
  return sourceText({ kind: "api", resource }, `${JSON.stringify(value, null, 2)}\n`);
}
