#!/usr/bin/env node
// Older Nodes must be able to read this file far enough to say what is wrong.
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error("holdopen needs Node 20.19 or newer; this is " + process.versions.node);
  process.exitCode = 2;
} else {
  import("../dist/cli.js").then((cli) => cli.main(process.argv));
}
