import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { absent, findProgram, startDaemon, waitForPort } from "../daemon.ts";
import { freePort } from "../free-port.ts";
import { type Hop, makeHop, type Upstream } from "./hop.ts";

export interface NginxOptions {
  readonly upstream: Upstream;
  /** `proxy_read_timeout`: how long the upstream may be silent. */
  readonly readTimeoutSeconds: number;
}

/** The path of nginx, if it is installed. */
export function findNginx(): string | undefined {
  return findProgram("nginx", "/usr/sbin", "/usr/local/sbin");
}

/** The real nginx as a reverse proxy that passes upgrades on; undefined, with a warning, where it is not installed. */
export async function startNginx(options: NginxOptions): Promise<Hop | undefined> {
  const nginx = findNginx();
  if (nginx === undefined) return absent("nginx is not installed");
  const folder = await mkdtemp(join(tmpdir(), "holdopen-nginx-"));
  const port = await freePort();
  await writeFile(join(folder, "nginx.conf"), configuration(folder, port, options));
  const daemon = startDaemon(nginx, ["-p", folder, "-c", "nginx.conf", "-e", join(folder, "error.log")]);
  await waitForPort(port, daemon);
  return makeHop(port, async () => {
    await daemon.stop();
    await rm(folder, { recursive: true, force: true });
  });
}

function configuration(folder: string, port: number, { upstream, readTimeoutSeconds }: NginxOptions): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
events { worker_connections 4096; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n  ")}
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstream.port};
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_read_timeout ${Math.round(readTimeoutSeconds * 1000)}ms;
    }
  }
}
`;
}
