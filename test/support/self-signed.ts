import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

export interface SelfSigned {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** A certificate of its own authority for some IPv4 addresses, made anew: no key lies about in the repository. */
export function selfSigned(addresses: readonly string[] = ["127.0.0.1"]): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const name = sequence(set(sequence(OID.commonName, tagged(0x0c, Buffer.from("holdopen test")))));
  const day = 24 * 60 * 60 * 1000;
  const validity = sequence(utcTime(Date.now() - day), utcTime(Date.now() + day));
  const names = sequence(...addresses.map((address) => tagged(0x87, Buffer.from(address.split(".").map(Number)))));
  const extensions = sequence(
    sequence(OID.basicConstraints, BOOLEAN_TRUE, octets(sequence(BOOLEAN_TRUE))),
    sequence(OID.subjectAltName, octets(names)),
    sequence(OID.subjectKeyIdentifier, octets(octets(createHash("sha1").update(spki).digest()))),
  );
  const algorithm = sequence(OID.ecdsaWithSha256);
  const serial = tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const version = tagged(0xa0, tagged(0x02, Buffer.from([2])));
  const body = sequence(version, serial, algorithm, name, validity, name, spki, tagged(0xa3, extensions));
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)]));
  const der = sequence(body, algorithm, signature);
  const lines = der.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    certificatePem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** X.690 §8.1: one byte of what it is, how long it is, what it is made of. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return tagged(0x31, Buffer.concat(parts));
}

function octets(content: Buffer): Buffer {
  return tagged(0x04, content);
}

function utcTime(milliseconds: number): Buffer {
  const text = new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, "");
  return tagged(0x17, Buffer.from(text.slice(2)));
}

const BOOLEAN_TRUE = tagged(0x01, Buffer.from([0xff]));

const OID = {
  commonName: oid("550403"),
  basicConstraints: oid("551d13"),
  subjectAltName: oid("551d11"),
  subjectKeyIdentifier: oid("551d0e"),
  ecdsaWithSha256: oid("2a8648ce3d040302"),
};

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, "hex"));
}
