export { startAgeCutter } from "./hops/age-cutter.ts";
export { makeCertificates } from "./hops/certificates.ts";
export type { Hop } from "./hops/hop.ts";
export { type HttpProxy, startHttpProxy } from "./hops/http-proxy.ts";
export { findNginx, startNginx } from "./hops/nginx.ts";
export { startTlsFront, type TlsFront } from "./hops/tls-front.ts";
