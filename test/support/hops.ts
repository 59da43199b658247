export { startAgeCutter } from "./hops/age-cutter.ts";
export { makeCertificates } from "./hops/certificates.ts";
export { startHttpProxy } from "./hops/http-proxy.ts";
export { findNginx, startNginx } from "./hops/nginx.ts";
export { startTlsFront } from "./hops/tls-front.ts";
