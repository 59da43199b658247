/** A Cloud Run service as `PROJECT/REGION/SERVICE` names it. */
export interface ServiceName {
  readonly project: string;
  readonly region: string;
  readonly service: string;
}

export type ParsedServiceName =
  | { readonly ok: true; readonly name: ServiceName }
  | { readonly ok: false; readonly message: string };

/** Reads `PROJECT/REGION/SERVICE`, or the long name that the Admin API gives a service. */
export function parseServiceName(text: string): ParsedServiceName {
  const long = /^projects\/([^/]*)\/locations\/([^/]*)\/services\/([^/]*)$/.exec(text);
  const parts = long === null ? text.split("/") : long.slice(1);
  const [project = "", region = "", service = ""] = parts;
  if (parts.length !== 3) return refused(text, `has ${parts.length === 1 ? "1 part" : `${parts.length} parts`}`);
  const fault = projectFault(project) ?? regionFault(region) ?? serviceFault(service);
  return fault === undefined ? { ok: true, name: { project, region, service } } : refused(text, fault);
}

/** The name of a service in the Admin API v2. */
export function resourceName({ project, region, service }: ServiceName): string {
  return `projects/${project}/locations/${region}/services/${service}`;
}

/** A revision is named as its service is, and may be longer. */
export function isRevisionName(text: string): boolean {
  return /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text);
}

export function isTag(text: string): boolean {
  return /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text);
}

function refused(text: string, fault: string): ParsedServiceName {
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return { ok: false, message: `"${shown}" is not PROJECT/REGION/SERVICE: it ${fault}` };
}

function projectFault(project: string): string | undefined {
  if (project === "") return "names no project";
  // A project of a domain is written example.com:chat; a number is as good as an id.
  const isProject =
    /^(?:(?:[a-z0-9-]+\.)+[a-z]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(project) || /^\d+$/.test(project);
  return isProject ? undefined : `names "${project}", which is neither a project id nor a number`;
}

function regionFault(region: string): string | undefined {
  if (region === "") return "names no region";
  const zone = /^([a-z]+(?:-[a-z]+)+\d+)-[a-z]$/.exec(region)?.[1];
  if (zone !== undefined) return `names the zone "${region}"; its region is ${zone}`;
  return /^[a-z]+(?:-[a-z]+)+\d+$/.test(region) ? undefined : `names "${region}", which is no region like us-central1`;
}

function serviceFault(service: string): string | undefined {
  if (service === "") return "names no service";
  return /^[a-z](?:[a-z0-9-]{0,47}[a-z0-9])?$/.test(service)
    ? undefined
    : `names "${service}", which is no service: those are at most 49 small letters, digits and hyphens`;
}
