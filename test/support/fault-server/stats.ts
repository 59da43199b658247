/** What happened at a fault server since its first start. */
export interface FaultServerStats {
  httpRequests: number;
  healthRequests: number;
  handshakes: number;
  refused: number;
  opened: number;
  open: number;
  closed: number;
  messages: number;
  pingsSent: number;
  pongsReceived: number;
  /** Peers that were given up because they did not answer pings. */
  dropped: number;
  /** Connections that the client has reset. */
  resets: number;
  lastResetAtMs: number | undefined;
  readonly closeCodes: number[];
}

export function freshStats(): FaultServerStats {
  return {
    httpRequests: 0,
    healthRequests: 0,
    handshakes: 0,
    refused: 0,
    opened: 0,
    open: 0,
    closed: 0,
    messages: 0,
    pingsSent: 0,
    pongsReceived: 0,
    dropped: 0,
    resets: 0,
    lastResetAtMs: undefined,
    closeCodes: [],
  };
}
