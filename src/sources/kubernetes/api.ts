import http, { type IncomingMessage } from "node:http";
import https, { type RequestOptions } from "node:https";
import { type Access, requestOptions } from "./access.ts";
import { KubernetesError } from "./failure.ts";
import { isObject, type JsonObject, textAt } from "./json.ts";
import { networkError } from "./network-error.ts";
import type { Redact } from "./redact.ts";

export type Reply =
  | { readonly ok: true; readonly body: JsonObject }
  | { readonly ok: false; readonly status: number; readonly reason: string };

/** The API server, as far as reading goes. */
export interface Api {
  /**
   * Objects as they are: the library's typed calls drop every field they do not know.
   *
   * @throws KubernetesError where nobody answers, or where the answer is that nobody knows who asks.
   */
  get(path: string): Promise<Reply>;
}

/** An answer larger than this is no answer to what was asked. */
const MAX_BYTES = 64 * 1024 * 1024;

export async function openApi(access: Access, signal: AbortSignal): Promise<Api> {
  const { server } = access;
  try {
    const { options, redact } = await requestOptions(await access.config(signal));
    return {
      async get(path) {
        try {
          return await exchange(new URL(server.href.replace(/\/$/, "") + path), { ...options, signal }, redact);
        } catch (error) {
          throw networkError(error, server, signal);
        }
      },
    };
  } catch (error) {
    throw networkError(error, server, signal);
  }
}

async function exchange(url: URL, options: RequestOptions, redact: Redact): Promise<Reply> {
  const response = await answerTo(url, options);
  const status = response.statusCode ?? 0;
  const body = parsed(await textOf(response));
  const reason = redact(textAt(body, "message") ?? "");
  if (status === 401) {
    const message = `the API server at ${url.host} does not accept the credentials (401)${reason && `: ${reason}`}`;
    throw new KubernetesError("unauthorized", message);
  }
  if (status !== 200) return { ok: false, status, reason };
  if (isObject(body)) return { ok: true, body };
  throw new KubernetesError("api-error", `what answers at ${url.host} is no Kubernetes API server: it sends no JSON`);
}

function answerTo(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const headers = { ...(isObject(options.headers) ? options.headers : {}), Accept: "application/json" };
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === "http:" ? http : https;
    const sent = request(url, { ...options, headers: textsOf(headers) }, resolve);
    sent.on("error", reject);
    sent.end();
  });
}

/** Headers of one value each, which is what a kubeconfig leads to. */
function textsOf(headers: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MAX_BYTES) throw new KubernetesError("api-error", "the API server's answer is larger than 64 MB");
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
