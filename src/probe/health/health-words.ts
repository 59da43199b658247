/** Words with which health endpoints say that all is well. */
const HEALTHY: ReadonlySet<string> = new Set([
  ...["ok", "okay", "pass", "passed", "passing", "up", "ready", "healthy", "serving", "true", "alive", "live"],
  ...["running", "success", "available", "online", "connected", "operational", "active", "green", "started"],
]);

/** Words with which they say that it is not. `warn` and `degraded` are neither: whoever says so still serves. */
const UNHEALTHY: ReadonlySet<string> = new Set([
  ...["down", "fail", "failed", "failing", "failure", "unhealthy", "error", "false", "critical", "red", "dead"],
  ...["unavailable", "unreachable", "disconnected", "offline", "timeout", "outofservice", "notserving", "notready"],
  ...["starting", "initializing", "initialising", "pending", "loading", "stopping", "stopped", "draining"],
]);

export function isHealthyWord(word: string): boolean {
  return HEALTHY.has(plain(word));
}

export function isUnhealthyWord(word: string): boolean {
  return UNHEALTHY.has(plain(word));
}

/** Whether something in a health body is what the config calls by this name: `redis` is found in `Redis-Cache`. */
export function isNamed(name: string, wanted: string): boolean {
  return plain(name).includes(plain(wanted));
}

/** Spelling apart: `OUT_OF_SERVICE`, `out-of-service`, `Out of service`. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_.-]/g, "");
}
