// One literal of js-yaml, written so that V8 keeps one hidden class for it.
//
// The parser makes its state as `{ ...DEFAULTS, ...options, input, … }`. Where a literal begins with a spread and then
// adds properties, V8 (seen in Node 20) makes a new hidden class each time, so that from the second text on no property
// access of the parser finds its inline cache: parsing thousands of small files takes three times as long.
import { readFile } from "node:fs/promises";

const WRITTEN = `	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
`;
const STEADY = `	const { filename, maxDepth } = { ...DEFAULT_PARSER_OPTIONS, ...options };
	const state = {
		filename,
		maxDepth,
`;

/** The same parser with the two options it has named one by one. */
export const steadyParserState = {
  name: "steady-parser-state",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      // An older one of another package's own is not the parser that this is about.
      if (/node_modules[\\/].*node_modules/.test(path)) return undefined;
      const text = await readFile(path, "utf8");
      if (!text.includes(WRITTEN)) {
        throw new Error(
          "js-yaml makes its parser's state another way now: measure whether this plugin is still needed",
        );
      }
      return { contents: text.replace(WRITTEN, STEADY), loader: "js" };
    });
  },
};
