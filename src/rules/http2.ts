/** Protocols of a backend that are HTTP/2 on the wire. */
export const HTTP2: ReadonlySet<string> = new Set(["HTTP2", "H2C", "GRPC"]);
