/** Alive: the process answers. It asks no dependency, for a restart would mend none of them. */
export function liveness() {
  return { status: 200, body: { status: "healthy" } };
}

/** Ready: the start is complete, and each dependency answers now. */
export async function readiness(startup, dependencies, revision) {
  if (!startup.isComplete) return { status: 503, body: { status: "starting", phase: startup.current, version: revision } };
  const checks = Object.entries(dependencies).map(async ([name, check]) => [name, await stateOf(check)]);
  const states = Object.fromEntries(await Promise.all(checks));
  const isReady = Object.values(states).every(({ status }) => status === "up");
  const body = { status: isReady ? "ready" : "unavailable", version: revision, dependencies: states };
  return { status: isReady ? 200 : 503, body };
}

async function stateOf(check) {
  try {
    await check();
    return { status: "up" };
  } catch (error) {
    return { status: "down", reason: error.message || error.code };
  }
}
