// Lints the incident and shows what holdopen says of it. Findings are what a demo expects, so they are no failure.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { status, error } = spawnSync(process.execPath, ["bin/holdopen.js", "lint", "examples/chat-incident"], {
  cwd: root,
  stdio: "inherit",
});
if (error) throw error;
if (status === 1) {
  console.log("\nThat was examples/chat-incident, as `holdopen lint examples/chat-incident` shows it (it exits 1).");
  console.log("Try the repaired system next: node bin/holdopen.js lint examples/chat-fixed");
  console.log("or the hops of one path:      node bin/holdopen.js path examples/chat-incident");
}
process.exitCode = status === 1 ? 0 : (status ?? 70);
