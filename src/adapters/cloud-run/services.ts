import { type Cursor, descend, keysOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { fileTitle } from "../file-title.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { placesOf, type RunPlaces } from "./places.ts";
import { isRevision, revisionsIn, serviceNameAt } from "./revisions.ts";

/** A service with one revision template, as Cloud Run and Knative share it. */
export interface RunService {
  readonly resource: Resource;
  readonly platform: "cloud-run" | "knative";
  /** Set where nothing in the file tells the two apart. */
  readonly assumed: string | undefined;
  /** Its name, or its file's where the name is missing or filled in later. */
  readonly name: string;
  /** Where its name stands, or would. */
  readonly place: Location;
  readonly region: string | undefined;
  readonly places: RunPlaces;
  /** The revision whose settings these are, where it was read by itself; otherwise they are those of the template. */
  readonly revision?: Resource;
}

/** The services of the input. One without containers is a patch for another and says nothing by itself. */
export function runServicesIn(resources: readonly Resource[]): readonly RunService[] {
  const revisions = revisionsIn(resources);
  const services = resources.flatMap((resource) => {
    const isKnative = resource.group === "serving.knative.dev" && resource.kind === "Service";
    const isApi = resource.group === "run.googleapis.com" && resource.kind === "Service";
    if (!isKnative && !isApi) return [];
    const revision = revisions.only(resource);
    const places = placesOf(resource, revision);
    return places.containers.length === 0 ? [] : [serviceOf(resource, places, revision)];
  });
  const joined = new Set(services.map(({ revision }) => revision));
  const alone = revisions.all.filter((revision) => !joined.has(revision));
  return [...services, ...alone.map((revision) => serviceOf(revision, placesOf(revision, revision), revision))];
}

function serviceOf(found: Resource, places: RunPlaces, revision: Resource | undefined): RunService {
  const { at } = found;
  const nameAt = nameOf(found);
  // In Knative's words a revision has a name of its own; it goes by that of its service.
  const resource =
    isRevision(found) && found.group !== "run.googleapis.com" ? { ...found, name: textAt(nameAt) } : found;
  return {
    resource,
    ...platformOf(resource, places),
    name: resource.name ?? fileTitle(at),
    place: nameAt.node === undefined ? locateKey(nameAt) : locate(nameAt),
    region: regionOf(resource),
    places,
    ...(revision && { revision }),
  };
}

function nameOf(resource: Resource): Cursor {
  if (resource.group === "run.googleapis.com") return descend(resource.at, "name");
  return isRevision(resource) ? serviceNameAt(resource) : descend(resource.at, "metadata", "name");
}

function regionOf({ at, group }: Resource): string | undefined {
  // Terraform writes the location by itself, the API as a part of the name.
  if (group === "run.googleapis.com")
    return /\/locations\/([^/]+)\//.exec(textAt(at, "name") ?? "")?.[1] ?? textAt(at, "location");
  return textAt(at, "metadata", "labels", "cloud.googleapis.com/location");
}

const BARE = "the service is meant for Cloud Run rather than for plain Knative";

/**
 * Cloud Run where anything of Google's stands in the file, plain Knative where something does that Cloud Run refuses.
 * `gcloud run services replace` takes files with neither.
 */
function platformOf(resource: Resource, places: RunPlaces): Pick<RunService, "platform" | "assumed"> {
  if (resource.group === "run.googleapis.com" || isGoogle(resource))
    return { platform: "cloud-run", assumed: undefined };
  if (isPlainKnative(resource, places)) return { platform: "knative", assumed: undefined };
  return { platform: "cloud-run", assumed: BARE };
}

function isGoogle({ at, namespace }: Resource): boolean {
  const keys = metadataKeys(at);
  if (keys.some((key) => key.startsWith("run.googleapis.com/") || key === "cloud.googleapis.com/location")) return true;
  if (namespace !== undefined && (/^\d{6,}$/.test(namespace) || /project/i.test(namespace))) return true;
  return [textAt(at, "status", "url"), textAt(at, "status", "address", "url")].some((url) => url && onRunApp(url));
}

function onRunApp(url: string): boolean {
  return /^https:\/\/[^/]+\.run\.app(?:\/|$)/.test(url);
}

function isPlainKnative({ at, namespace }: Resource, { containers }: RunPlaces): boolean {
  if (namespace !== undefined) return true;
  const keys = metadataKeys(at);
  if (keys.some((key) => key.startsWith("networking.knative.dev/") || key === "autoscaling.knative.dev/class"))
    return true;
  return containers.some((container) => textAt(container, "image")?.startsWith("ko://"));
}

function metadataKeys(at: Cursor): readonly string[] {
  const metadata = [descend(at, "metadata"), descend(at, "spec", "template", "metadata")];
  return metadata.flatMap((one) => ["annotations", "labels"].flatMap((part) => keysOf(descend(one, part))));
}
