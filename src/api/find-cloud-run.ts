import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Failure } from "../sources/google-cloud/failure.ts";
import { fetchCloudRun } from "../sources/google-cloud/fetch-cloud-run.ts";
import { parseServiceName } from "../sources/google-cloud/service-name.ts";
import { sourceName, sourceText } from "../syntax/document.ts";
import type { Found } from "./found.ts";
import { RequestError } from "./request-error.ts";
import type { CloudRunTarget, VerifyOptions } from "./verify-options.ts";

/** Asks the Admin API for the service and the revision that are meant. */
export async function findCloudRun(target: CloudRunTarget, options: VerifyOptions): Promise<Found> {
  const parsed = parseServiceName(target.service);
  if (!parsed.ok) throw new RequestError(parsed.message);
  const { revision, tag, accessTokenFile } = target;
  const rootUrl = (options.env ?? process.env).CLOUDSDK_API_ENDPOINT_OVERRIDES_RUN;
  const fetched = await fetchCloudRun(
    { ...parsed.name, ...(revision === undefined ? {} : { revision }), ...(tag === undefined ? {} : { tag }) },
    {
      ...(rootUrl === undefined || rootUrl === "" ? {} : { rootUrl }),
      ...(accessTokenFile === undefined ? {} : { accessToken: readToken(accessTokenFile, options.cwd) }),
      ...(options.signal ? { signal: options.signal } : {}),
    },
  );
  const deployed = fetched.texts.map(({ source, text }) => ({ name: sourceName(source), text }));
  if (fetched.ok) {
    const { url, audience } = fetched;
    return { url, audience, revision: fetched.revision, deployed, problems: [] };
  }
  if (SENSELESS.has(fetched.kind)) throw new RequestError(fetched.message);
  const source = sourceText({ kind: "api", resource: target.service }, "");
  const problem = { source, span: { start: 0, end: 0 }, message: fetched.message };
  const isOpen = fetched.kind === "no-credentials";
  return { deployed, problems: [isOpen ? { ...problem, level: "inconclusive" } : problem] };
}

/** What can only be mended in the request itself. */
const SENSELESS: ReadonlySet<Failure["kind"]> = new Set([
  "senseless-request",
  "service-not-found",
  "revision-not-found",
  "tag-not-found",
]);

function readToken(file: string, cwd: string = process.cwd()): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "it cannot be read";
    throw new RequestError(`the access token's file ${file}: ${code}`);
  }
}
