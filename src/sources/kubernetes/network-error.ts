import { endedEarly, KubernetesError } from "./failure.ts";

/** A failure on the way to the API server, by its code; what is none is handed on. */
export function networkError(error: unknown, server: URL, signal: AbortSignal): unknown {
  if (error instanceof KubernetesError) return error;
  if (signal.aborted) return endedEarly(signal, `the API server at ${server.host} did not answer`);
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  const { code } = error;
  if (TLS.test(code)) {
    const message = `no TLS connection to the API server at ${server.host}: ${TLS_WORDS[code] ?? "it failed"} (${code})`;
    return new KubernetesError("tls", message);
  }
  return new KubernetesError("unreachable", `the API server at ${server.host} cannot be reached (${code})`);
}

/** OpenSSL's verification results by their X509_V_ERR name, and Node's own codes. */
const TLS =
  /^(?:CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|HOSTNAME_MISMATCH$|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_|EPROTO$)/;

const TLS_WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed and not in the kubeconfig",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate comes from an authority that is not in the kubeconfig",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate comes from an authority that is not in the kubeconfig",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate comes from an authority that is not in the kubeconfig",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS",
};
