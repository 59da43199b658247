// CEL and the compiled schemas are half names. Nobody reads their stack traces, so the names inside of a module are
// shortened; what modules call each other by stays.
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

/** An esbuild plugin that minifies these modules whole, names included. */
export const smallNames = {
  name: "small-names",
  setup(build) {
    const filter = /cel-js[\\/]lib[\\/].*\.js$|validate\.generated\.ts$/;
    build.onLoad({ filter }, async ({ path }) => {
      const options = { minify: true, format: "esm", loader: "ts", legalComments: "none" };
      const { code } = await transform(await readFile(path, "utf8"), options);
      return { contents: code, loader: "js" };
    });
  },
};
