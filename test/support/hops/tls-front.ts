import { connect } from "node:net";
import { createServer } from "node:tls";
import { type Certificates, makeCertificates } from "./certificates.ts";
import { type Hop, join, listen, makeHop, type Upstream } from "./hop.ts";

export interface TlsFront extends Hop {
  /** What a client has to trust. */
  readonly ca: string;
}

export interface TlsFrontOptions {
  readonly upstream: Upstream;
  readonly certificates?: Certificates;
  /** Asks for a client certificate of this authority, and refuses clients that have none. */
  readonly clientCa?: string;
}

/** Terminates TLS in front of a plain server, as a load balancer does. */
export async function startTlsFront({ upstream, certificates, clientCa }: TlsFrontOptions): Promise<TlsFront> {
  const { ca, server: own } = certificates ?? (await makeCertificates());
  const asking = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  const server = createServer({ ...own, ...asking, ALPNProtocols: ["http/1.1"] }, (client) => {
    join(client, connect(upstream.port, "127.0.0.1"));
  });
  server.on("tlsClientError", () => undefined); // the client sees it
  const { port, close } = await listen(server);
  return { ...makeHop(port, close, "s"), ca };
}
