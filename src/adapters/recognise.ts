import { type Cursor, descend, entriesOf, itemsOf, rootCursor } from "../syntax/cursor.ts";
import type { Document, Problem } from "../syntax/document.ts";
import { findEntry } from "../syntax/node.ts";
import { isAppEngine } from "./app-engine/is-app-engine.ts";
import { ArgumentFiles } from "./commands/argument-files.ts";
import type { CommandLine } from "./commands/command-line.ts";
import { commandLinesOf } from "./commands/command-lines.ts";
import { commandCompute } from "./commands/compute-resources.ts";
import { commandServices } from "./commands/services.ts";
import { computeKind } from "./compute/kind.ts";
import { seeConfigConnector } from "./config-connector/resources.ts";
import { placeholderIn, textAt } from "./read.ts";
import type { Resource } from "./resource.ts";
import { isTerraform, terraformResources } from "./terraform/resources.ts";
import { isPlan, readPlans } from "./terraform-plan/plans.ts";

export interface Recognised {
  readonly resources: readonly Resource[];
  /** What is no object of a platform: perhaps an app's own settings. */
  readonly others: readonly Document[];
  /** What stands inside of another file and could not be read. */
  readonly problems: readonly Problem[];
}

/** Sorts documents by their content, whatever their files are called, and takes lists and API answers apart. */
export function recognise(documents: readonly Document[], environment = "production"): Recognised {
  const resources: Resource[] = [];
  const others: Document[] = [];
  const commands: CommandLine[] = [];
  const terraform = documents.filter(isTerraform);
  const planned = readPlans(documents.filter(isPlan), terraform, takenApart);
  const made = terraformResources(terraform, takenApart, planned.isPlanned);
  for (const resource of [...made.resources, ...planned.resources]) resources.push(resource);
  for (const document of documents) {
    // What is written for Terraform is no app's own settings.
    if (isTerraform(document) || isPlan(document)) continue;
    const found = document.form === undefined ? takenApart(rootCursor(document)) : [];
    const lines = found.length === 0 ? commandLinesOf(document) : undefined;
    if (lines) for (const line of lines) commands.push(line);
    else if (found.length === 0) others.push(document);
    else for (const resource of found) resources.push(resource);
  }
  const files = new ArgumentFiles(others);
  return {
    resources: withCommands(seeConfigConnector(resources), commands, environment, files),
    others: others.filter((document) => !files.isUsed(document)),
    problems: [...made.problems, ...planned.problems],
  };
}

/** What commands make comes last, and in the place of what they change. */
function withCommands(
  resources: readonly Resource[],
  commands: readonly CommandLine[],
  environment: string,
  files: ArgumentFiles,
): readonly Resource[] {
  if (commands.length === 0) return resources;
  const made = [
    ...commandServices(commands, resources, environment, files),
    ...commandCompute(commands, resources, files),
  ];
  const replaced = new Set(made.map(({ replaces }) => replaces));
  return [...resources.filter((resource) => !replaced.has(resource)), ...made.map(({ resource }) => resource)];
}

function takenApart(at: Cursor): readonly Resource[] {
  if (at.node?.kind === "list") return itemsOf(at).flatMap((item) => resourcesAt(item));
  if (at.node?.kind !== "map") return [];
  return resourcesAt(at);
}

function resourcesAt(at: Cursor): readonly Resource[] {
  if (at.node?.kind !== "map") return [];
  const found = answered(at);
  if (found !== undefined) return found;
  const object = objectAt(at);
  return object === undefined ? hostingSites(at) : [object];
}

/** The items of a list object or an API answer; undefined for anything else. */
function answered(at: Cursor): readonly Resource[] | undefined {
  const items = descend(at, "items");
  if (items.node?.kind === "list") return listed(at, items);
  if (items.node?.kind === "map") return aggregated(at, items);
  const found = ["services", "revisions"].flatMap((key) =>
    itemsOf(descend(at, key)).flatMap((item) => runServiceAt(item) ?? []),
  );
  return found.length > 0 ? found : undefined;
}

/** `kubectl get -o json`, and what `compute.*.list` answers. Items of a typed list may leave out what the list says. */
function listed(at: Cursor, items: Cursor): readonly Resource[] | undefined {
  const kind = textAt(at, "kind");
  const isList = kind === undefined ? findEntry(at.node, "apiVersion") === undefined : kind.endsWith("List");
  if (!isList) return undefined;
  const version = textAt(at, "apiVersion");
  const implied = kind !== undefined && version !== undefined && kind !== "List" ? kind.slice(0, -4) : undefined;
  return itemsOf(items).flatMap((item) => {
    const found = resourcesAt(item);
    if (found.length > 0 || implied === undefined || item.node?.kind !== "map") return found;
    return kubernetesObject(item, version, implied);
  });
}

/** `compute.*.aggregatedList`: zones and regions, each with the lists of its own. */
function aggregated(at: Cursor, scopes: Cursor): readonly Resource[] | undefined {
  const kind = textAt(at, "kind");
  if (kind !== undefined && !kind.startsWith("compute#")) return undefined;
  const found: Resource[] = [];
  for (const [, scope] of entriesOf(scopes)) {
    for (const [, list] of entriesOf(scope)) {
      for (const item of itemsOf(list)) found.push(...resourcesAt(item));
    }
  }
  return found.length > 0 || kind !== undefined ? found : undefined;
}

function objectAt(at: Cursor): Resource | undefined {
  const version = textAt(at, "apiVersion");
  const kind = textAt(at, "kind");
  if (version !== undefined && kind !== undefined) return kubernetesObject(at, version, kind);
  return computeResource(at) ?? runServiceAt(at) ?? appEngineAt(at);
}

function appEngineAt(at: Cursor): Resource | undefined {
  if (!isAppEngine(at)) return undefined;
  const name = nameOf(textAt(at, "service") ?? textAt(at, "module"));
  return { group: "appengine", version: "v1", kind: "Service", name, namespace: undefined, at };
}

/** The sites of a `firebase.json`: one, or one for each target. */
function hostingSites(at: Cursor): readonly Resource[] {
  const hosting = descend(at, "hosting");
  const sites = hosting.node?.kind === "list" ? itemsOf(hosting) : [hosting];
  return sites
    .filter((site) => SITE_KEYS.some((key) => findEntry(site.node, key) !== undefined))
    .map((site) => ({
      group: "firebase",
      version: "v1",
      kind: "Hosting",
      name: undefined,
      namespace: undefined,
      at: site,
    }));
}

const SITE_KEYS = ["public", "rewrites"];

function kubernetesObject(at: Cursor, apiVersion: string | undefined, kind: string): Resource {
  const [first = "", second] = (apiVersion ?? "").split("/");
  return {
    group: second === undefined ? "" : first,
    version: second ?? first,
    kind,
    name: nameOf(textAt(at, "metadata", "name")),
    namespace: textAt(at, "metadata", "namespace"),
    at,
  };
}

function computeResource(at: Cursor): Resource | undefined {
  const kind = computeKind(at);
  if (kind === undefined) return undefined;
  return { group: "compute", version: "v1", kind, name: nameOf(textAt(at, "name")), namespace: undefined, at };
}

/**
 * A service as the Cloud Run Admin API v2 gives it, with a long name and containers right below the template, or one of
 * its revisions, which has them right below itself. A revision goes by the name of its service.
 */
function runServiceAt(at: Cursor): Resource | undefined {
  const [, project, name, revision] =
    /^projects\/([^/]+)\/locations\/[^/]+\/services\/([^/]+)(\/revisions\/[^/]+)?$/.exec(textAt(at, "name") ?? "") ??
    [];
  if (name === undefined) return undefined;
  const containers = revision === undefined ? descend(at, "template", "containers") : descend(at, "containers");
  if (containers.node?.kind !== "list") return undefined;
  const kind = revision === undefined ? "Service" : "Revision";
  return { group: "run.googleapis.com", version: "v2", kind, name: nameOf(name), namespace: project, at };
}

function nameOf(text: string | undefined): string | undefined {
  return text === undefined || text === "" || placeholderIn(text) !== undefined ? undefined : text;
}
