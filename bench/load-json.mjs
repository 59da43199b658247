// Parses one file with JSON.parse and keeps nothing: prints how long that alone took, in milliseconds.
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");
const start = performance.now();
JSON.parse(text);
console.log(performance.now() - start);
