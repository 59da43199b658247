import { createHash } from "node:crypto";
import type { ClientRequest, IncomingMessage } from "node:http";
import WebSocket from "ws";
import type { FailureCause, Opening, OpenOptions } from "../connection.ts";
import { credentialsOf, type Target, tlsOf, withQuery } from "../target.ts";
import type { Transcript } from "../transcript.ts";
import { proxyAgent } from "./agent.ts";
import { failureOf } from "./failure.ts";
import { CLOSING_SECONDS, LiveConnection } from "./live-connection.ts";
import { plainHeaders, readBody } from "./response.ts";

export interface OpenRequest extends OpenOptions {
  readonly target: Target;
  readonly id: string;
  readonly transcript: Transcript;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly timeoutSeconds: number;
}

const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
/** RFC 6455 §1.3: what the server appends to the key before it hashes it. */
const ACCEPT_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** One opening handshake, whatever comes of it. */
export function openSocket(options: OpenRequest): Promise<Opening> {
  const { target, id, transcript, now, signal, timeoutSeconds } = options;
  const { anonymous = false } = options;
  const credentials = credentialsOf(target, options.user, anonymous);
  const url = withQuery(target.socket, credentials.query);
  // The library refuses a name that is offered twice.
  const offered = [...new Set([...credentials.subprotocols, ...target.subprotocols])];
  const agent = proxyAgent(url);
  transcript.note({
    on: id,
    event: "handshake",
    path: target.socket.pathname,
    ...(options.user === undefined ? {} : { user: options.user }),
    ...(anonymous ? { anonymous: true } : {}),
    ...(offered.length > 0 ? { subprotocols: offered.join(", ") } : {}),
  });
  const started = now();
  const seconds = (): number => (now() - started) / 1000;
  return new Promise((resolve) => {
    let request: ClientRequest | undefined;
    let refusal: { readonly cause: FailureCause; readonly message: string } | undefined;
    const socket = new WebSocket(url, offered, {
      headers: {
        "User-Agent": target.userAgent,
        ...(target.host === undefined ? {} : { Host: target.host }),
        ...target.headers,
        ...(target.origin === undefined ? {} : { Origin: target.origin }),
        ...credentials.headers,
      },
      ...(agent ? { agent } : {}),
      ...tlsOf(target, anonymous),
      ...serverName(target),
      handshakeTimeout: timeoutSeconds * 1000,
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE_BYTES,
      autoPong: options.answersPings ?? true,
      ...{ closeTimeout: CLOSING_SECONDS * 1000 },
      finishRequest: (sent: ClientRequest) => {
        request = sent;
        sent.end();
      },
    });
    const connection = new LiveConnection({ id, socket, transcript, now });
    const settle = (opening: Opening): void => {
      signal.removeEventListener("abort", abort);
      resolve(opening);
    };
    const fail = (cause: FailureCause, message: string): void => {
      const moment = transcript.note({ on: id, event: "failed", cause, took: Math.round(seconds() * 1000), message });
      settle({ kind: "failed", cause, message, seconds: seconds(), moment });
    };
    const abort = (): void => {
      socket.removeAllListeners();
      socket.on("error", () => {});
      socket.terminate();
      fail("aborted", "interrupted");
    };
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });

    socket.on("upgrade", (response) => {
      refusal = refusalOf(response, request, offered);
    });
    socket.on("unexpected-response", (_, response) => void reject(response));
    socket.on("error", (error) => {
      if (connection.isOpen) return;
      if (refusal) return fail(refusal.cause, refusal.message);
      const { cause, message } = failureOf(error);
      // TLS 1.3 lets the client go ahead before its missing certificate is refused, and the alert may come too late.
      if (cause === "reset" && anonymous && target.tls.cert !== undefined) {
        return fail("tls", `${message}, without the client's certificate`);
      }
      // Nothing in the error says that time was up; the clock does.
      if (cause === "protocol" && seconds() >= timeoutSeconds * 0.99) {
        fail("timeout", `the handshake got no answer within ${timeoutSeconds} s`);
      } else fail(cause, message);
    });
    socket.on("open", () => {
      connection.open(seconds(), options.atOnce ?? []);
      settle({ kind: "open", connection });
    });

    const reject = async (response: IncomingMessage): Promise<void> => {
      const body = await readBody(response).catch(() => "");
      const status = response.statusCode ?? 0;
      const headers = plainHeaders(response.headers);
      const took = Math.round(seconds() * 1000);
      const moment = transcript.note({ on: id, event: "rejected", status, took, body, ...locationOf(headers) });
      // The request was answered: what the library says when it is thrown away is not news.
      socket.removeAllListeners("error");
      socket.on("error", () => {});
      socket.terminate();
      settle({ kind: "rejected", status, headers, body, seconds: seconds(), moment });
    };
  });
}

function locationOf(headers: Readonly<Record<string, string>>): { readonly location?: string } {
  return headers.location === undefined ? {} : { location: headers.location };
}

function serverName({ host }: Target): { readonly servername?: string } {
  return host === undefined ? {} : { servername: host };
}

/** What is wrong with a 101; the library finds it too, but says so in words only. */
function refusalOf(
  response: IncomingMessage,
  request: ClientRequest | undefined,
  offered: readonly string[],
): { readonly cause: FailureCause; readonly message: string } | undefined {
  const key = request?.getHeader("Sec-WebSocket-Key");
  const accept = response.headers["sec-websocket-accept"];
  const wanted = createHash("sha1").update(`${key}${ACCEPT_GUID}`).digest("base64");
  if (accept !== wanted) {
    const got = accept === undefined ? "there is none" : `it is "${accept}" where "${wanted}" is due`;
    return { cause: "bad-accept", message: `Sec-WebSocket-Accept does not answer the key: ${got} (RFC 6455 §4.2.2)` };
  }
  const chosen = response.headers["sec-websocket-protocol"];
  if (chosen === undefined && offered.length > 0) {
    return { cause: "bad-subprotocol", message: `the server chose no subprotocol of ${offered.join(", ")}` };
  }
  if (chosen !== undefined && !offered.includes(chosen)) {
    const ours = offered.length === 0 ? "none was offered" : `${offered.join(", ")} was offered`;
    return { cause: "bad-subprotocol", message: `the server chose the subprotocol "${chosen}"; ${ours}` };
  }
  return undefined;
}
