/** Everything that the environment decides, read once. */
export function readSettings(env) {
  return {
    host: env.HOST ?? "0.0.0.0", // Cloud Run and pods are reached from outside
    port: Number(env.PORT ?? 8080),
    databaseUrl: required(env, "DATABASE_URL"),
    redisUrl: required(env, "REDIS_URL"),
    revision: env.K_REVISION ?? "local",
    heartbeatSeconds: Number(env.HEARTBEAT_SECONDS ?? 20),
    drainSeconds: Number(env.DRAIN_SECONDS ?? 8), // Cloud Run kills after 10
    acceptBeforeReady: env.ACCEPT_BEFORE_READY === "1",
  };
}

function required(env, name) {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
