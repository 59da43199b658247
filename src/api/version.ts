declare const __VERSION__: string | undefined;

/** The version in package.json, put in when the bundle is built; the bare sources do not know theirs. */
export const VERSION: string = typeof __VERSION__ === "string" ? __VERSION__ : "0.0.0-source";
