/** A server that requests are passed on to. */
export interface Target {
  readonly host: string;
  readonly port: string | undefined;
}

/** Whether the server is in the same machine or pod. */
export function isLoopback({ host }: Target): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\]|::1|0\.0\.0\.0)$/i.test(host);
}

/** `chat:8080`, `[::1]:8080`, `10.0.0.7`; a socket in the file system is in the same pod. */
export function targetAt(address: string, port: string | undefined): readonly Target[] {
  if (/^unix[:/@]/.test(address)) return [{ host: "localhost", port: undefined }];
  const [, host, written] = /^(\[[^\]]*\]|[^:[\]]+)(?::(\d+))?$/.exec(address) ?? [];
  return host === undefined ? [] : [{ host: host.toLowerCase().replace(/\.$/, ""), port: written ?? port }];
}

/** `http://chat:8080/path`; the port is that of the scheme where none is written. */
export function targetOfUrl(url: string): readonly Target[] {
  const [, scheme, authority] = /^([a-z][a-z0-9+]*):\/\/([^/?#]+)/i.exec(url) ?? [];
  if (scheme === undefined || authority === undefined) return [];
  return targetAt(authority, /^(?:https|wss)$/i.test(scheme) ? "443" : "80");
}
