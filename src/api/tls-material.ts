import { X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import type { SecretConfig } from "../config/auth.ts";
import type { TlsMaterial } from "../probe/target.ts";

export interface TlsTexts {
  readonly cert?: PemText;
  readonly key?: PemText;
  readonly ca?: PemText;
}

export interface PemText {
  readonly text: string;
  readonly secret: SecretConfig;
}

/** PEM texts that a TLS connection can be made with, or which of them cannot be used and why. */
export type TlsReading =
  | { readonly kind: "usable"; readonly tls: TlsMaterial }
  | { readonly kind: "unusable"; readonly secret: SecretConfig; readonly why: string };

export function tlsMaterial({ cert, key, ca }: TlsTexts): TlsReading {
  for (const pem of [ca, cert]) {
    if (pem && !isCertificate(pem.text)) {
      return { kind: "unusable", secret: pem.secret, why: `${pem.secret.name} holds no certificate in PEM` };
    }
  }
  if (cert && key && !belongTogether(cert.text, key.text)) {
    const why = `${key.secret.name} holds no key for the certificate of ${cert.secret.name}`;
    return { kind: "unusable", secret: key.secret, why };
  }
  return {
    kind: "usable",
    tls: {
      ...(cert ? { cert: cert.text } : {}),
      ...(key ? { key: key.text } : {}),
      ...(ca ? { ca: ca.text } : {}),
    },
  };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

function belongTogether(cert: string, key: string): boolean {
  try {
    createSecureContext({ cert, key });
    return true;
  } catch {
    return false;
  }
}
