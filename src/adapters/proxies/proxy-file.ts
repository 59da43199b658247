import type { Document } from "../../syntax/document.ts";

/** A file of a proxy's, by its path, or by its key in a ConfigMap. */
export interface ProxyFile {
  readonly name: string;
  readonly document: Document;
}
