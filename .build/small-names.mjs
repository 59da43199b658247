// Names make up a third of what is bundled. Nobody reads the stack traces of other people's packages or of compiled
// schemas, so the names inside of such a module are shortened; what modules call each other by stays.
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

/** An esbuild plugin that minifies these modules whole, names included. */
export const smallNames = {
  name: "small-names",
  setup(build) {
    build.onLoad({ filter: /node_modules[\\/].*\.[cm]?js$|validate\.generated\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), {
        minify: true,
        loader: path.endsWith(".ts") ? "ts" : "js",
        legalComments: "none", // the licence texts are collected, whole
        sourcefile: path,
      });
      return { contents: code, loader: "js" };
    });
  },
};
