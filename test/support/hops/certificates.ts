import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of a test's own, with one certificate for 127.0.0.1 and one for a client. */
export interface Certificates {
  readonly ca: string;
  readonly server: Certificate;
  readonly client: Certificate;
}

const run = promisify(execFile);
const REQUEST = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];

/** Makes fresh certificates with openssl; keys that are committed would only be found by scanners. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), "holdopen-certificates-"));
  try {
    const issue = async (name: string, ...extra: readonly string[]): Promise<Certificate> => {
      const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
      await run("openssl", [...REQUEST, "-subj", `/CN=${name}`, "-out", cert, "-keyout", key, ...extra]);
      return { cert: await readFile(cert, "utf8"), key: await readFile(key, "utf8") };
    };
    const ca = await issue("authority");
    const signed = ["-CA", join(folder, "authority.pem"), "-CAkey", join(folder, "authority.key")];
    const leaf = [...signed, "-addext", "basicConstraints=critical,CA:FALSE"];
    const server = await issue("server", ...leaf, "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost");
    return { ca: ca.cert, server, client: await issue("client", ...leaf) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
