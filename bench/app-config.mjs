import { dump } from "js-yaml";

/**
 * The app's own settings as a file: what the layers around it contradict, or not.
 *
 * @param {import("./product.mjs").Product} product
 * @returns {string}
 */
export function appConfig({ name, team, port, channel, random }) {
  const { pick, chance } = random;
  const config = {
    server: {
      host: "0.0.0.0",
      port,
      keep_alive: pick(["5s", "65s", "75s", "620s", "650s"]),
      request_timeout: pick(["10s", "30s", "60s"]),
      drain_timeout: pick(["5s", "10s", "25s", "30s", "60s"]),
      max_body: pick(["1MiB", "4MiB", "16MiB"]),
    },
    startup: { timeout: pick(["10s", "20s", "45s", "90s"]), migrations: chance(0.3) },
    database: {
      url: `postgres://${name}@postgres.${team}.svc.cluster.local:5432/${name.replaceAll("-", "_")}`,
      pool: { min: 2, max: pick([10, 20, 50]), acquire_timeout: pick(["2s", "5s", "15s"]) },
    },
    redis: { address: `redis.${team}.svc.cluster.local:6379`, dial_timeout: pick(["1s", "2s", "5s"]) },
    ...(channel ? { websocket: channelConfig(channel, random) } : {}),
    logging: { level: pick(["info", "info", "warn", "debug"]), format: "json" },
    features: {
      audit_trail: chance(0.5),
      new_checkout: chance(0.2),
      rate_limit: { per_minute: pick([60, 300, 1200]) },
    },
  };
  return dump(config, { lineWidth: -1 });
}

/** Some heartbeats are slower than the limit they should beat, some clients are given less time than one beat. */
function channelConfig({ path }, { pick }) {
  return {
    path,
    heartbeat_interval: pick(["15s", "20s", "25s", "30s", "45s", "300s"]),
    heartbeat_timeout: pick(["20s", "30s", "60s"]),
    max_connections: pick([500, 2000, 10_000]),
    max_message: pick(["64KiB", "256KiB", "1MiB"]),
  };
}
