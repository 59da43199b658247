import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Discovery, type Method, methodOf, misfits, unknownQuery } from "./discovery.ts";

/** What the fake says of one resource. */
export type Reply =
  | { readonly kind: "resource"; readonly body: unknown }
  | { readonly kind: "refusal"; readonly status: number; readonly reason?: string; readonly retryAfter?: string }
  /** Bytes that no API would send. */
  | { readonly kind: "garbage"; readonly status: number; readonly text: string }
  | { readonly kind: "hang" };

export interface FakeGoogle {
  readonly rootUrl: string;
  /** `GET /v2/…` of each request, in order. */
  readonly requests: readonly string[];
  /** The `authorization` of each request. */
  readonly tokens: readonly string[];
  /** Where a request or an answer departs from the API's description. A test asks that there is none. */
  readonly departures: readonly string[];
  close(): Promise<void>;
}

const STATUS: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

const MAX_REQUESTS = 50;
const MAX_SECONDS = 60;

/**
 * A Cloud Run Admin API on 127.0.0.1 that is held to its published description: both what it is asked and what it
 * answers. `replies` are by resource name; what is not among them is not found. It stops by itself.
 */
export async function startFakeGoogle(
  description: Discovery,
  replies: Readonly<Record<string, Reply | readonly Reply[]>>,
): Promise<FakeGoogle> {
  const requests: string[] = [];
  const tokens: string[] = [];
  const departures: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    requests.push(`${request.method} ${url.pathname}`);
    tokens.push(request.headers.authorization ?? "");
    if (requests.length >= MAX_REQUESTS) server.close();
    const method = methodOf(description, request.method ?? "", url);
    if (method === undefined) departures.push(`${request.method} ${url.pathname} is no method of the API`);
    else departures.push(...unknownQuery(description, method, url).map((name) => `?${name} is no parameter`));
    const name = url.pathname.slice("/v2/".length);
    const planned = replies[name] ?? { kind: "refusal", status: 404 };
    const all = isList(planned) ? planned : [planned];
    const before = requests.filter((one) => one === `${request.method} ${url.pathname}`).length - 1;
    const reply = all[Math.min(before, all.length - 1)] ?? ({ kind: "hang" } as const);
    if (reply.kind === "resource") departures.push(...answerFaults(description, method, reply.body));
    send(reply, request, response);
  });
  const stop = setTimeout(() => server.closeAllConnections(), MAX_SECONDS * 1000);
  stop.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the fake has no port");
  return {
    rootUrl: `http://127.0.0.1:${address.port}/`,
    requests,
    tokens,
    departures,
    close: () =>
      new Promise((resolve) => {
        clearTimeout(stop);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isList(replies: Reply | readonly Reply[]): replies is readonly Reply[] {
  return Array.isArray(replies);
}

function answerFaults(description: Discovery, method: Method | undefined, body: unknown): readonly string[] {
  const response = method?.response;
  return response === undefined ? ["the method answers nothing"] : misfits(description, response, body);
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  switch (reply.kind) {
    case "resource":
      response.writeHead(200, { "content-type": "application/json; charset=UTF-8" });
      response.end(JSON.stringify(reply.body));
      return;
    case "refusal": {
      const { status, reason, retryAfter } = reply;
      const details = reason === undefined ? [] : [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason }];
      response.writeHead(status, {
        "content-type": "application/json; charset=UTF-8",
        ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
      });
      // Quotes the token, as a careless proxy would: it must not come out at the other end.
      const message = `refused ${request.headers.authorization}`;
      response.end(JSON.stringify({ error: { code: status, message, status: STATUS[status] ?? "UNKNOWN", details } }));
      return;
    }
    case "garbage":
      response.writeHead(reply.status, { "content-type": "text/html" });
      response.end(reply.text);
      return;
    case "hang":
      return;
  }
}
