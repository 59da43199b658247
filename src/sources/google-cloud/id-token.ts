export type IdToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly kind: string; readonly message: string };

/** A Google identity token for an audience. */
export async function fetchIdToken(
  audience: string,
  _options: { readonly signal?: AbortSignal } = {},
): Promise<IdToken> {
  return { ok: false, kind: "no-credentials", message: `no identity token for ${audience} can be had here` };
}
