/** Who refused a handshake or a request, and what to do, as far as status, headers and body tell. */
export interface Rejection {
  /** A clause that goes on from "refused with 403": `Cloud Run's IAM does not let this caller in`. */
  readonly cause: string;
  readonly fix: string;
}

export interface Refused {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Google's own error pages have this title; nothing of the user's was asked. */
export function isGooglePage({ status, body }: Refused): boolean {
  return new RegExp(`<title>Error ${status} [^<]*!!1</title>`).test(body);
}

/** Docs: cloud.google.com/run/docs/troubleshooting and, for the others, RFC 9110 §15. */
export function explainRejection(refused: Refused): Rejection {
  const { status, headers, body } = refused;
  if (status === 403 && (isGooglePage(refused) || /does not have permission to get URL/i.test(body))) {
    return {
      cause: "Cloud Run's IAM does not let this caller in, before the service was asked",
      fix: "Give the caller roles/run.invoker and send an identity token (auth.idToken in holdopen.yaml)",
    };
  }
  if (NO_INSTANCE.test(body)) {
    return status === 429
      ? {
          cause: "Cloud Run has no instance left and may start no more (the maximum is reached)",
          fix: "Raise max instances or concurrency",
        }
      : {
          cause: "Cloud Run could not start an instance in time for this request",
          fix: "Shorten the start, or keep instances warm with min instances",
        };
  }
  const known = BY_STATUS[status];
  if (known) return known;
  if (status >= 300 && status < 400) {
    const to = headers.location === undefined ? "elsewhere" : `to ${headers.location}`;
    return {
      cause: `it was redirected ${to}, and browsers follow no redirect when they open a WebSocket`,
      fix: "Connect to the final address, or let the socket path pass the login page by",
    };
  }
  if (status >= 200 && status < 300) {
    return {
      cause: "an ordinary page was served where a socket should be: some hop or a route dropped the Upgrade header",
      fix: "Let Upgrade and Connection pass on the socket path, and route it to the server that takes sockets",
    };
  }
  return { cause: "the answer says no more than its status", fix: "Look for this status in the server's log" };
}

const NO_INSTANCE = /no available instance/i;

const BY_STATUS: Readonly<Record<number, Rejection>> = {
  400: {
    cause: "a hop on the way, or the server, does not take this for a handshake",
    fix: "Check that every proxy passes Upgrade, Connection and Sec-WebSocket-* on",
  },
  401: {
    cause: "the credentials were not accepted",
    fix: "Check auth in holdopen.yaml, and whether the token has run out",
  },
  403: {
    cause: "the server knows the caller and does not let it in",
    fix: "Check the caller's rights and the Origin the server allows",
  },
  404: {
    cause: "nothing is served at this path",
    fix: "Check paths in holdopen.yaml and the routes of the load balancer",
  },
  426: {
    cause: "the server wants another protocol version, or a hop took the Upgrade header away",
    fix: "Let Upgrade and Connection pass, and speak WebSocket version 13",
  },
  429: { cause: "too many requests or sockets", fix: "Raise the limit, or verify with fewer sockets" },
  500: { cause: "the server failed while it took the handshake", fix: "Look into the server's log at this time" },
  502: {
    cause: "a proxy got no proper answer from the server behind it",
    fix: "Check that the server is up and speaks HTTP/1.1",
  },
  503: {
    cause: "the service is not ready, or its instance broke while it answered",
    fix: "Wait for readiness; if it is ready, look for crashes and for HTTP/2 between proxy and container",
  },
  504: {
    cause: "a proxy gave up waiting for the server",
    fix: "Look for what blocks the handshake, and at the proxy's timeout",
  },
};
