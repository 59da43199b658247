import type { ServiceConfig } from "../config/config.ts";
import type { Target } from "../probe/target.ts";
import type { Found } from "./found.ts";
import { RequestError } from "./request-error.ts";
import { VERSION } from "./version.ts";

type Address = Pick<Found, "host" | "headers"> & { readonly url: string };

/** Where to knock. The URL's own path takes sockets unless the config names one. */
export function targetOf({ url, host, headers = {} }: Address, service: ServiceConfig | undefined): Target {
  const given = parsed(url);
  const http = new URL(given);
  http.protocol = SCHEMES[given.protocol]?.http ?? "http:";
  const [path] = service?.paths ?? [];
  const socket = new URL(given.pathname === "/" && path?.known ? path.value : given.pathname + given.search, http);
  socket.protocol = SCHEMES[given.protocol]?.socket ?? "ws:";
  http.pathname = "/";
  http.search = "";
  return {
    http,
    socket,
    ...(host === undefined ? {} : { host }),
    headers,
    credentials: [],
    subprotocols: [],
    tls: {},
    userAgent: `holdopen/${VERSION} (verify)`,
  };
}

const SCHEMES: Readonly<Record<string, { readonly http: string; readonly socket: string }>> = {
  "http:": { http: "http:", socket: "ws:" },
  "ws:": { http: "http:", socket: "ws:" },
  "https:": { http: "https:", socket: "wss:" },
  "wss:": { http: "https:", socket: "wss:" },
};

function parsed(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || SCHEMES[url.protocol] === undefined) {
    throw new RequestError(
      "--url should be an http:, https:, ws: or wss: address, such as https://chat.example.com/ws",
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new RequestError(
      "--url holds a user name or password; secrets are given under auth in holdopen.yaml, never in an argument",
    );
  }
  return url;
}
