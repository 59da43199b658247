import { type IncomingMessage, type RequestOptions, request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import type { Answer, GetOptions } from "../connection.ts";
import { credentialsOf, type Target, tlsOf, withQuery } from "../target.ts";
import type { Transcript } from "../transcript.ts";
import { proxyAgent } from "./agent.ts";
import { failureOf } from "./failure.ts";
import { plainHeaders, readBody } from "./response.ts";

export interface GetRequest extends GetOptions {
  readonly target: Target;
  /** With its query, if any; relative to the target's origin. */
  readonly path: string;
  readonly transcript: Transcript;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

const DEFAULT_TIMEOUT_SECONDS = 5;

/** One GET, whatever comes of it. Redirects are answers: no load balancer's health check follows one. */
export async function httpGet(options: GetRequest): Promise<Answer> {
  const { target, path, transcript, now, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = options;
  const started = now();
  const seconds = (): number => (now() - started) / 1000;
  try {
    const response = await respond(options, timeoutSeconds);
    const body = await readBody(response);
    const status = response.statusCode ?? 0;
    const headers = plainHeaders(response.headers);
    const ms = Math.round(seconds() * 1000);
    const moment = transcript.note({ on: "http", event: "answer", method: "GET", path, status, took: ms, body });
    return { kind: "answer", status, headers, body, seconds: seconds(), moment };
  } catch (error) {
    const aborted = options.signal.aborted;
    const late = !aborted && error instanceof Error && error.name === "TimeoutError";
    const { cause, message } = aborted
      ? ({ cause: "aborted", message: "interrupted" } as const)
      : late
        ? ({ cause: "timeout", message: `no answer within ${timeoutSeconds} s` } as const)
        : failureOf(error);
    const ms = Math.round(seconds() * 1000);
    const moment = transcript.note({ on: "http", event: "no-answer", method: "GET", path, cause, took: ms, message });
    return { kind: "none", cause, message: `${message}: ${target.http.origin}${path}`, seconds: seconds(), moment };
  }
}

function respond(options: GetRequest, timeoutSeconds: number): Promise<IncomingMessage> {
  const { target, path, anonymous = false, signal } = options;
  const credentials = credentialsOf(target, undefined, anonymous);
  const url = withQuery(new URL(path, target.http), credentials.query);
  const agent = proxyAgent(url);
  const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
  const settings: RequestOptions = {
    method: "GET",
    headers: {
      "User-Agent": target.userAgent,
      Accept: "application/json, */*;q=0.5",
      ...(target.host === undefined ? {} : { Host: target.host }),
      ...target.headers,
      ...credentials.headers,
    },
    signal: AbortSignal.any([signal, deadline]),
    // A connection of its own: what is asked is whether somebody new is let in.
    agent: agent ?? false,
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void =>
      reject(deadline.aborted ? new DOMException(error.message, "TimeoutError") : error);
    const tls = { ...tlsOf(target, anonymous), ...(target.host === undefined ? {} : { servername: target.host }) };
    const request =
      url.protocol === "https:"
        ? requestTls(url, { ...settings, ...tls }, resolve)
        : requestPlain(url, settings, resolve);
    request.on("error", fail);
    request.end();
  });
}
