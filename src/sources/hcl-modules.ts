import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliDecompressSync } from "node:zlib";
import type { HclModules } from "../syntax/hcl.ts";

declare const __HCL_RUNTIME__: string | undefined;
declare const __HCL_GRAMMAR__: string | undefined;

/** The WebAssembly that reads HCL: packed into the bundle, or, from the bare sources, as the packages have it. */
export function hclModules(): HclModules {
  return {
    runtime:
      typeof __HCL_RUNTIME__ === "string"
        ? unpacked(__HCL_RUNTIME__)
        : installed("web-tree-sitter/web-tree-sitter.wasm"),
    grammar:
      typeof __HCL_GRAMMAR__ === "string"
        ? unpacked(__HCL_GRAMMAR__)
        : installed("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm"),
  };
}

function unpacked(text: string): Uint8Array {
  return brotliDecompressSync(Buffer.from(text, "base64"));
}

function installed(file: string): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(file));
}
