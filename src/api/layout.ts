import { sharedFolder } from "../adapters/other-environment.ts";
import { environmentCalled } from "../model/environment-names.ts";

/**
 * The environment that each file is named after, where the names of files and folders tell environments apart:
 * `overlays/staging/…`, `deploy/prod-eu/…`, `service.staging.yaml`, `values-prod.yaml`, `dev.tfvars`. Empty where fewer
 * than two are told apart: a lone `prod/` may be all there is.
 */
export function layoutOf(files: readonly string[]): ReadonlyMap<string, string> {
  const shared = sharedFolder(files);
  const found = new Map<string, string>();
  for (const file of files) {
    const environment = environmentOf(file, shared);
    if (environment !== undefined) found.set(file, environment);
  }
  return new Set(found.values()).size < 2 ? new Map() : found;
}

/** The environment that a file's own name tells, whatever its folders are called. */
export function fileNamedAfter(name: string): string | undefined {
  return namedBy(name.replace(ENDING, ""));
}

/** The nearest part of the path that names one: the file's own name, then its folders from the inside out. */
function environmentOf(file: string, shared: string): string | undefined {
  const [name = "", ...folders] = file.split("/").reverse();
  const own = fileNamedAfter(name);
  if (own !== undefined && (own !== "test" || name.endsWith(".tfvars"))) return own;
  const telling = folders.length - shared.split("/").length + 1;
  for (const [index, folder] of folders.slice(0, telling).entries()) {
    const environment = namedBy(folder);
    if (environment === undefined) continue;
    // A folder of tests is no environment, unless it stands among environments.
    if (environment !== "test" || HOLDERS.test(folders[index + 1] ?? "")) return environment;
  }
  return undefined;
}

const ENDING = /(?:\.(?:ya?ml|json|toml|env|conf|cfg|template|tmpl|tf|tofu|auto|tfvars))+$/i;
const HOLDERS = /^(?:overlays?|env|envs|environments?|stages?)$/i;

/** `prod`, `chat-prod`, `prod-eu`, `.env.production`; `dev-tools` is no environment, only what comes last may be short. */
function namedBy(text: string): string | undefined {
  const words = text.split(/[._-]+/).filter((word) => word !== "");
  const last = environmentCalled(words.at(-1) ?? "");
  if (last !== undefined) return last;
  const first = environmentCalled(words[0] ?? "");
  return first === "production" || first === "staging" ? first : undefined;
}
