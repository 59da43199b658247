import type { IdTokenConfig } from "../config/auth.ts";

export type FetchIdToken = (audience: string, options: { readonly signal?: AbortSignal }) => Promise<FetchedToken>;
export type FetchedToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly kind: string; readonly message: string };

/** A Google identity token from wherever this machine has its credentials. */
export const fetchFromGoogle: FetchIdToken = async (audience, options) => {
  const { fetchIdToken } = await import("../sources/google-cloud/id-token.ts");
  return fetchIdToken(audience, options);
};

/** Whom the token is for. A tagged revision has an address of its own, and the audience of its service. */
export function audienceOf({ audience }: IdTokenConfig, url: URL): string {
  if (audience !== "service-url") return audience;
  const { hostname } = url;
  return hostname.endsWith(".run.app") ? `https://${hostname.replace(/^.+?---/, "")}` : url.origin;
}

/** Whom a token is for, from whom, and until when: all that may ever be shown of one. */
export async function describeToken(token: string): Promise<string> {
  const { decodeJwt } = await import("jose");
  try {
    const { aud, exp, iss } = decodeJwt(token);
    const until = exp === undefined ? "never" : new Date(exp * 1000).toISOString();
    return `identity token: aud ${[aud ?? "nobody"].flat().join(", ")}, exp ${until}, iss ${iss ?? "nobody"}`;
  } catch {
    return "identity token: of a form that is not read here";
  }
}
