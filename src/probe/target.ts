/** Where to knock, and as whom. Everything in it is resolved: no file or variable is left to read. */
export interface Target {
  /** Base of HTTP requests; health paths are resolved against its origin. */
  readonly http: URL;
  /** `ws:` or `wss:`, with the path that takes sockets. */
  readonly socket: URL;
  /** Sent as Host and as TLS server name, where the address is not the name. */
  readonly host?: string;
  /** Sent with every request, whoever asks. */
  readonly headers: Readonly<Record<string, string>>;
  /** The page that a browser would come from; sent whoever knocks. */
  readonly origin?: string;
  /** Of nobody in particular first; then each user's. */
  readonly credentials: readonly Credentials[];
  readonly subprotocols: readonly string[];
  readonly tls: TlsMaterial;
  /** Names this client to whoever reads the server's log. */
  readonly userAgent: string;
}

export interface Credentials {
  readonly user: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Offered before the target's own. */
  readonly subprotocols: readonly string[];
}

/** PEM texts. */
export interface TlsMaterial {
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

const NOBODY: Credentials = { user: undefined, headers: {}, query: {}, subprotocols: [] };

/** The credentials of a user; of the first one where none is named, of nobody where that is asked for. */
export function credentialsOf(target: Target, user: string | undefined, isAnonymous: boolean): Credentials {
  if (isAnonymous) return NOBODY;
  const found = user === undefined ? target.credentials[0] : target.credentials.find((one) => one.user === user);
  return found ?? NOBODY;
}

/** Whether anything proves who knocks. */
export function hasCredentials({ credentials, tls }: Target): boolean {
  return credentials.length > 0 || tls.cert !== undefined;
}

/** What a TLS connection is made with; a client certificate says who knocks, so nobody has none. */
export function tlsOf({ tls }: Target, isAnonymous: boolean): TlsMaterial {
  if (!isAnonymous) return tls;
  return tls.ca === undefined ? {} : { ca: tls.ca };
}

/** The address with a user's query parameters. */
export function withQuery(url: URL, query: Credentials["query"]): URL {
  const full = new URL(url);
  for (const [name, value] of Object.entries(query)) full.searchParams.set(name, value);
  return full;
}

/** Whether bytes to this host leave the machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
