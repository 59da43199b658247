import { lint } from "../../../src/api/lint.ts";
import type { Report } from "../../../src/engine/report.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { deployment, placed, said, service } from "../kubernetes/support.ts";

interface Behind {
  readonly path: ConnectionPath;
  readonly problems: readonly string[];
  readonly failures: Report["failures"];
}

/** The path of Service chat with more files beside it, and what was said while reading them. */
export async function pathBehind(more: Readonly<Record<string, string>>): Promise<Behind> {
  const texts = { "chat.yaml": service("chat") + deployment("chat"), ...more };
  const report = await lint({ texts: Object.entries(texts).map(([name, text]) => ({ name, text })) });
  const path = report.paths.find(({ id }) => id === "chat");
  if (path === undefined) throw new Error(`paths: ${report.paths.map(({ id }) => id).join(", ")}`);
  return { path, problems: report.problems.map(({ message }) => message), failures: report.failures };
}

export const idle = ({ hops }: ConnectionPath): readonly string[] => hops.map(({ idleSeconds }) => said(idleSeconds));
export const life = ({ hops }: ConnectionPath): readonly string[] =>
  hops.map(({ lifetimeSeconds }) => said(lifetimeSeconds));
export const idlePlace = ({ hops }: ConnectionPath): string => placed(hops[0]?.idleSeconds);

/** A config that tells the traffic of chat. */
export const traffic = (kind: string): Readonly<Record<string, string>> => ({
  "holdopen.yaml": `services: {chat: {traffic: ${kind}}}`,
});
