// The glue that Emscripten writes for web-tree-sitter is half names. Nobody reads its stack traces, so they are shortened.
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

/** An esbuild plugin that minifies web-tree-sitter whole, names included. */
export const smallTreeSitter = {
  name: "small-tree-sitter",
  setup(build) {
    build.onLoad({ filter: /web-tree-sitter\.js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { minify: true, format: "esm" });
      return { contents: code, loader: "js" };
    });
  },
};
