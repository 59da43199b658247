import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { absent, findProgram, startDaemon, waitForPort } from "./daemon.ts";
import { freePort } from "./free-port.ts";

/** A real server that an app needs, in a folder and on a port of its own. */
export interface Backing extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** The part of a user that a process needs to run as them. */
interface User {
  readonly uid: number;
  readonly gid: number;
}

const POSTGRES_VERSIONS = "/usr/lib/postgresql";

/** What is missing here for Redis and PostgreSQL; undefined when nothing is. */
export function missingBacking(): string | undefined {
  if (findRedis() === undefined) return "redis-server is not installed";
  if (findPostgres("initdb") === undefined) return "postgresql is not installed";
  if (isRoot() && findUser() === undefined) return "PostgreSQL refuses to run as root, and there is nobody else";
  return undefined;
}

/** A real Redis that keeps nothing; undefined, with a warning, where it is not installed. */
export async function startRedis(port?: number): Promise<Backing | undefined> {
  const redis = findRedis();
  if (redis === undefined) return absent("redis-server is not installed");
  const folder = await mkdtemp(join(tmpdir(), "holdopen-redis-"));
  const own = port ?? (await freePort());
  const settings = ["--port", String(own), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"];
  const daemon = startDaemon(redis, settings, { cwd: folder });
  await waitForPort(own, daemon);
  return backing(`redis://127.0.0.1:${own}`, own, async () => {
    await daemon.stop();
    await rm(folder, { recursive: true, force: true });
  });
}

/** A real PostgreSQL with an empty database; undefined, with a warning, where it is not installed. */
export async function startPostgres(): Promise<Backing | undefined> {
  const missing = missingBacking();
  const [initdb, postgres] = [findPostgres("initdb"), findPostgres("postgres")];
  if (initdb === undefined || postgres === undefined || missing) return absent(missing ?? "postgresql is not complete");
  const folder = await mkdtemp(join(tmpdir(), "holdopen-postgres-"));
  const user = isRoot() ? findUser() : undefined;
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const create = ["-D", data, "-U", "chat", "--auth", "trust", "--no-sync", "--encoding", "UTF8", "--locale", "C"];
  await promisify(execFile)(initdb, create, { cwd: folder, ...user });
  const port = await freePort();
  const settings = ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", folder, "-c", "fsync=off"];
  const daemon = startDaemon(postgres, settings, { cwd: folder, ...user });
  await waitForPort(port, daemon);
  return backing(`postgresql://chat@127.0.0.1:${port}/postgres`, port, async () => {
    await daemon.stop("SIGINT"); // fast shutdown: SIGTERM would wait for the clients
    await rm(folder, { recursive: true, force: true });
  });
}

/** What PostgreSQL's own client says to a query. */
export async function queryPostgres(url: string, sql: string): Promise<string> {
  const psql = findPostgres("psql");
  if (psql === undefined) throw new Error("psql is not installed");
  const { stdout } = await promisify(execFile)(psql, [url, "--no-psqlrc", "--tuples-only", "--no-align", "-c", sql]);
  return stdout.trim();
}

function backing(url: string, port: number, stop: () => Promise<void>): Backing {
  return { url, port, stop, [Symbol.asyncDispose]: stop };
}

function findRedis(): string | undefined {
  return findProgram("redis-server", "/usr/bin", "/usr/local/bin");
}

/** Debian keeps the servers of each version in a folder that is in nobody's PATH. */
function findPostgres(program: string): string | undefined {
  const versions = existsSync(POSTGRES_VERSIONS) ? readdirSync(POSTGRES_VERSIONS) : [];
  return findProgram(program, ...versions.map((version) => join(POSTGRES_VERSIONS, version, "bin")));
}

function isRoot(): boolean {
  return userInfo().uid === 0;
}

function findUser(): User | undefined {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = [id("-u", name), id("-g", name)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return undefined;
}

function id(what: string, name: string): number | undefined {
  try {
    return Number(execFileSync("id", [what, name], { encoding: "utf8", stdio: "pipe" }));
  } catch {
    return undefined;
  }
}
