import { posix } from "node:path";
import type { ServiceConfig } from "../../config/config.ts";
import { locationOf } from "../../model/fact.ts";
import { type Document, type Problem, sourceName } from "../../syntax/document.ts";
import { FRAMEWORKS } from "../app/frameworks/index.ts";
import { type ComposeService, composedAs, composeEvidence, composeServices } from "../compose/services.ts";
import type { PathDraft } from "../draft.ts";
import { resting } from "../load-balancer-hops.ts";
import { isSubject } from "../match-services.ts";
import { isForOther } from "../other-environment.ts";
import type { LimitTable } from "../read.ts";
import { readDockerfile, readProcfile } from "./image.ts";
import { packageEvidence } from "./package-evidence.ts";
import { packagePolling } from "./package-polling.ts";
import { withImage } from "./with-image.ts";

export interface LinkImagesInput {
  readonly drafts: readonly PathDraft[];
  readonly documents: readonly Document[];
  readonly services: readonly ServiceConfig[];
  readonly environment: string;
  readonly limits: LimitTable;
}

export interface LinkedImages {
  /** In the order of the drafts they were made from. */
  readonly drafts: readonly PathDraft[];
  readonly problems: readonly Problem[];
}

/**
 * Lays what a Dockerfile says under the container that it builds. Which one that is says the user's config, the name of
 * its folder, a service of Compose with its name or image, or that there is but one service and one Dockerfile in its folder or above. Where several fit, none is taken.
 */
export function linkImages(input: LinkImagesInput): LinkedImages {
  const builds = buildsIn(input);
  const named = input.drafts.map((draft) => dockerfileOf(draft, input.services));
  if (builds.length === 0 && named.every((one) => one === undefined)) return { drafts: input.drafts, problems: [] };
  const isOnly = new Set(input.drafts.map(({ subject }) => subject.name)).size === 1;
  const problems = new Map<string, Problem>();
  const byFile = new Map(input.documents.map((document) => [nameOf(document), document]));
  const composed = composeServices(input.documents);
  const drafts = input.drafts.map((plain, index) => {
    const wanted = named[index];
    const twins = isSomebodyElses(plain) ? [] : twinsOf(plain, composed);
    const draft = withTwins(plain, twins, input.limits);
    const fits = wanted
      ? builds.filter(({ file }) => file === wanted.value)
      : fitting(draft, builds, { isOnly, composed: twins.map(({ dockerfile }) => dockerfile) });
    const [build, other] = fits;
    if (build && other) problems.set(draft.subject.name, tied(draft, fits));
    if (wanted && !build) problems.set(draft.subject.name, absent(wanted));
    if (build === undefined || other) return draft;
    return dressed(draft, { build, isTold: wanted !== undefined, byFile, limits: input.limits });
  });
  return { drafts, problems: [...problems.values()] };
}

interface Build {
  readonly file: string;
  readonly folder: string;
  readonly document: Document;
}

function buildsIn({ documents, environment }: LinkImagesInput): readonly Build[] {
  const found = documents.filter(({ form }) => form === "dockerfile" || form === "procfile");
  if (found.length === 0) return [];
  const isElsewhere = isForOther(environment, documents.map(nameOf));
  const builds = found
    .filter((document) => !isElsewhere(nameOf(document)))
    .map((document) => ({ file: nameOf(document), folder: posix.dirname(nameOf(document)), document }));
  // With a Dockerfile beside it, a Procfile is another platform's.
  return builds.filter(
    ({ document, folder }) =>
      document.form === "dockerfile" ||
      !builds.some((other) => other.folder === folder && other.document.form === "dockerfile"),
  );
}

function nameOf(document: Document): string {
  return sourceName(document.source.source);
}

type Wanted = NonNullable<ServiceConfig["dockerfile"]> & { readonly known: true };

function dockerfileOf({ subject }: PathDraft, services: readonly ServiceConfig[]): Wanted | undefined {
  const told = services.find((service) => service.dockerfile && isSubject(subject, service))?.dockerfile;
  return told?.known ? told : undefined;
}

interface Hints {
  /** There is no other service. */
  readonly isOnly: boolean;
  /** The Dockerfiles that Compose builds it from. */
  readonly composed: readonly (string | undefined)[];
}

function fitting(draft: PathDraft, builds: readonly Build[], { isOnly, composed }: Hints): readonly Build[] {
  const { subject, containers, at } = draft;
  if (containers[0] === undefined || isSomebodyElses(draft)) return [];
  const byCompose = builds.filter(({ file }) => composed.includes(file));
  if (byCompose.length > 0) return byCompose;
  const byName = builds.filter(({ folder }) => posix.basename(folder) === subject.name);
  if (byName.length > 0) return byName;
  // In a pod of several, one Dockerfile may be anybody's.
  if (!isOnly || containers.length > 1 || at.document.source.source.kind !== "file") return [];
  const manifest = posix.dirname(nameOf(at.document));
  return builds.filter(({ folder }) => isAtOrAbove(folder, manifest));
}

function twinsOf({ subject, containers }: PathDraft, composed: readonly ComposeService[]): readonly ComposeService[] {
  const image = containers[0]?.image;
  return containers[0] === undefined ? [] : composedAs(composed, subject, image?.known ? image.value : undefined);
}

function withTwins(draft: PathDraft, twins: readonly ComposeService[], limits: LimitTable): PathDraft {
  const evidence = twins.flatMap((twin) => composeEvidence(twin, limits));
  return evidence.length === 0 ? draft : { ...draft, evidence: [...draft.evidence, ...evidence] };
}

function isAtOrAbove(folder: string, other: string): boolean {
  return folder === other || (folder === "." ? !other.startsWith("..") : other.startsWith(`${folder}/`));
}

const PUBLIC = /^(?:docker\.io\/)?(?:library\/)?[a-z]+(?::[^/]*)?$/;

/** An image that is pulled as somebody else made it. */
function isSomebodyElses({ containers }: PathDraft): boolean {
  const image = containers[0]?.image;
  if (!image?.known) return false;
  const name = /([^/:@]+)(?:[:@][^/]*)?$/.exec(image.value)?.[1] ?? "";
  if (FRAMEWORKS.some((framework) => framework.image?.test(name))) return true;
  return PUBLIC.test(image.value) && PUBLIC_IMAGES.has(name);
}

const PUBLIC_IMAGES: ReadonlySet<string> = new Set(
  "alpine busybox caddy debian envoy golang haproxy httpd mongo mysql nginx openjdk postgres python redis ruby traefik ubuntu".split(
    " ",
  ),
);

interface Dress {
  readonly build: Build;
  readonly isTold: boolean;
  readonly byFile: ReadonlyMap<string, Document>;
  readonly limits: LimitTable;
}

function dressed(draft: PathDraft, { build, isTold, byFile, limits }: Dress): PathDraft {
  const { document, file } = build;
  const [main, ...others] = draft.containers;
  if (main === undefined) return draft;
  const image = document.form === "procfile" ? readProcfile(document) : readDockerfile(document);
  const assumed = isTold ? undefined : `${file} is what the image of ${draft.subject.name} is built from`;
  const container = withImage(main, image, draft.platform, assumed, byFile);
  const packages = container.built?.files.packages ?? [];
  const evidence = packageEvidence(packages);
  const polling = packagePolling(packages, limits);
  return {
    ...draft,
    ...(polling && { pollingTransport: resting(polling, assumed) }),
    evidence: [...draft.evidence, ...evidence.map((one) => (assumed === undefined ? one : { ...one, assumed }))],
    containers: [container, ...others],
  };
}

function tied({ subject, at }: PathDraft, builds: readonly Build[]): Problem {
  const files = builds.map(({ file }) => file).join(", ");
  const message = `several files may build the image of ${subject.name}, and none is taken: ${files}; services.${subject.name}.dockerfile in holdopen.yaml can tell which`;
  return { source: at.document.source, span: at.span, message, level: "note" };
}

function absent(wanted: Wanted): Problem {
  const { document, span } = locationOf(wanted);
  return { source: document.source, span, message: `${wanted.value} is no Dockerfile in the input` };
}
