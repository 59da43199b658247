import { byDefault, type Fact, type KnownFact, unknown } from "../../model/fact.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import type { Container } from "../container.ts";
import type { LimitTable } from "../read.ts";
import { commandsOf } from "./command.ts";
import { type Detected, detect, findWritten, outOfSight } from "./detect.ts";
import { findFlag, hasFlag } from "./flags.ts";
import type { Setting, Spellings } from "./framework.ts";
import { findVariable, type Word } from "./words.ts";
import { scalarAt } from "./written.ts";

export interface Binding {
  readonly port?: Fact<number>;
  readonly host?: Fact<string>;
  /** Whether the server is one that listens on a single port. */
  readonly hasOnePort?: boolean;
}

/** How a server is told its address: where it is written, and what applies without. */
interface HostSetting extends Spellings {
  /** The part of the value that is the address, as group 1. */
  readonly pick?: RegExp;
  readonly defaults?: { readonly host: LimitId; readonly port: LimitId };
}

const ADDRESS = /^(.*?):\d+$/;

/** By the first word of the framework's name. */
const HOSTS: ReadonlyMap<string, HostSetting> = new Map([
  [
    "uvicorn",
    { flags: ["--host"], env: ["UVICORN_HOST"], defaults: { host: "uvicorn-host", port: "uvicorn-port" } } as const,
  ],
  ["fastapi", { flags: ["--host"] }],
  ["gunicorn", { flags: ["-b", "--bind"], pick: ADDRESS }],
  ["hypercorn", { flags: ["-b", "--bind"], pick: ADDRESS }],
  ["daphne", { flags: ["-b", "--bind"] }],
]);

/** These stand in front of a server in its own container, which may then listen where it likes. */
const PROXIES = /^(?:nginx|caddy|envoy|haproxy|traefik|httpd|apache2|apachectl|supervisord|service|pm2|s6-svscan)$/;

/**
 * Where the server of a command line listens. `platformPort` is what the platform sets PORT to; undefined where it sets
 * none. Nothing where the command line does not decide it, or where several processes share the container.
 */
export function readBinding(container: Container, platformPort: Fact<number> | undefined, limits: LimitTable): Binding {
  const server = detect(container).find(({ by }) => by === "command");
  const programs = commandsOf(container).map(({ words }) => words[0]?.text ?? "");
  if (server === undefined || programs.some((name) => PROXIES.test(name))) return {};
  if (["--uds", "--fd"].some((flag) => hasFlag(server.args, flag))) return {};
  const setting = HOSTS.get(server.framework.name.split(" ")[0] ?? "");
  // It listens on all of them, and no rule needs to know on which besides the container's.
  if (setting?.pick && countOf(server, setting.flags) > 1) return {};
  const portSetting = server.framework.settings.find(({ role }) => role === "port");
  const port = portSetting && readPort(server, portSetting, { platformPort, setting, limits });
  const host = setting && readHost(server, setting, limits);
  const hasOnePort = setting !== undefined && programs.length === 1;
  return { ...(port && { port }), ...(host && { host }), ...(hasOnePort && { hasOnePort }) };
}

function countOf({ args }: Detected, flags: readonly string[] = []): number {
  return args.words.filter(({ text }) => flags.some((flag) => text === flag || text.startsWith(`${flag}=`))).length;
}

interface PortContext {
  readonly platformPort: Fact<number> | undefined;
  readonly setting: HostSetting | undefined;
  readonly limits: LimitTable;
}

function readPort(server: Detected, setting: Setting, context: PortContext): Fact<number> | undefined {
  const { platformPort, limits } = context;
  const word = findFlag(server.args, setting.flags ?? []);
  const isPort = word && /(?:^|:)\$(?:PORT$|\{PORT[}:-])/.test(word.text);
  if (isPort && !(platformPort && findVariable(server.env, "PORT"))) return portVariable(word, platformPort);
  const written = findWritten(server, setting);
  if (written === undefined) {
    const id = context.setting?.defaults?.port;
    return id && defaultOf(server, `port of ${server.framework.name}`, limits, id, Number);
  }
  const { text, name } = written;
  if (!text.known) return { ...text, what: name };
  const digits = setting.pick ? setting.pick.exec(text.value)?.[1] : text.value;
  return digits !== undefined && /^\d{1,5}$/.test(digits) ? { ...text, what: name, value: Number(digits) } : undefined;
}

/** `$PORT` in a script is what the platform sets. As a word of its own no shell reads it, unless a template fills it in first. */
function portVariable(word: Word, platformPort: Fact<number> | undefined): Fact<number> | undefined {
  if (word.at.document.form === "shell" || scalarAt(word.at)?.value !== word.text) return platformPort;
  const isTemplate = word.at.document.form === undefined;
  const why = isTemplate ? `${word.text} is filled in later` : `no shell reads ${word.text} in exec form`;
  return unknown("the server's port", why, word.at);
}

function readHost(server: Detected, setting: HostSetting, limits: LimitTable): Fact<string> | undefined {
  const word = findFlag(server.args, setting.flags ?? []);
  const written = findWritten(server, setting);
  if (written === undefined) {
    const id = setting.defaults?.host;
    return id && defaultOf(server, `host of ${server.framework.name}`, limits, id, String);
  }
  // `127.0.0.1:$PORT` is unknown as a whole, and its address is there all the same.
  const text = written.text.known ? written.text.value : word?.text.replace(/\$(?:PORT|\{PORT[^}]*\})$/, "0");
  const host = text !== undefined && setting.pick ? setting.pick.exec(text)?.[1] : text;
  if (host === undefined) return written.text.known ? undefined : { ...written.text, what: written.name };
  const isHidden = word === undefined || word.why !== undefined || host.includes("$");
  if (!written.text.known && isHidden) return { ...written.text, what: written.name };
  const origin = written.text.origin;
  return { known: true, what: `address in ${written.name}`, value: host, origin };
}

function defaultOf<T>(
  server: Detected,
  what: string,
  limits: LimitTable,
  id: LimitId,
  as: (value: unknown) => T,
): Fact<T> {
  const limit = limits(id);
  const why = outOfSight(server);
  if (why) return { ...unknown(what, why, server.home), origin: { kind: "default", at: server.home, limit } };
  const fact: KnownFact<T> = byDefault(what, as(limit.default), server.home, limit);
  return fact;
}
