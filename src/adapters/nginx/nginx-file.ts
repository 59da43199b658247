import type { Document } from "../../syntax/document.ts";

/** A file of nginx's, by its path, or by its key in a ConfigMap. */
export interface NginxFile {
  readonly name: string;
  readonly document: Document;
}
