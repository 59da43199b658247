import { defineConfig } from "vitest/config";

export default defineConfig({
  // Live tests mostly wait for servers of their own, so more of them than there are cores go side by side.
  test: { include: ["test/**/*.test.ts"], testTimeout: 30_000, maxWorkers: 4 },
});
