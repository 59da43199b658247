import type { PathDraft } from "../draft.ts";
import type { Target } from "./target.ts";

/** Whether a server is the service of that draft, by the name that its platform gives it. */
export function isHostOf({ host, port }: Target, { platform, subject, host: own }: PathDraft, from?: string): boolean {
  if (platform === "cloud-run") return nameOnCloudRun(host) === subject.name;
  if (platform !== "kubernetes") return host === subject.name;
  if (own === undefined) return false;
  const [name, namespace = from, ...rest] = host.split(".");
  if (name !== own.name || !["", "svc", "svc.cluster.local"].includes(rest.join("."))) return false;
  if (namespace !== undefined && (own.namespace ?? namespace) !== namespace) return false;
  return port === undefined || own.ports.length === 0 || own.ports.includes(port);
}

/** `chat-4f7xq2z3ka-ew.a.run.app`, and `chat-123456789012.europe-west1.run.app`. */
function nameOnCloudRun(host: string): string | undefined {
  const [, old, current] = /^(?:(.+)-[a-z0-9]+-[a-z]{2}\.a|(.+)-\d+\.[a-z0-9-]+)\.run\.app$/.exec(host) ?? [];
  return old ?? current;
}
