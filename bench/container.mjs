/**
 * The parts of a container that GKE and Cloud Run write the same way.
 *
 * @typedef {import("./product.mjs").Product} Product
 */

const REGISTRY = "europe-west1-docker.pkg.dev/example-prod";

/** @param {Product} product @param {string} part */
export function image({ name, team, version }, part) {
  return `${REGISTRY}/${team}/${name}-${part}:${version}`;
}

/** @param {Product} product */
export function resources({ random }) {
  const memory = random.pick(["256Mi", "512Mi", "1Gi", "2Gi"]);
  return {
    requests: { cpu: random.pick(["100m", "250m", "500m"]), memory },
    limits: { cpu: random.pick(["500m", "1", "2"]), memory },
  };
}

/** @param {Product} product @param {string} part */
export function env({ name, team, port, channel, random }, part) {
  const { pick, chance } = random;
  const fromSecret = (variable, key) => ({
    name: variable,
    valueFrom: { secretKeyRef: { name: `${name}-secrets`, key } },
  });
  return [
    { name: "APP_NAME", value: `${name}-${part}` },
    { name: "APP_ENV", value: "production" },
    { name: "LISTEN_PORT", value: String(port) },
    { name: "LOG_LEVEL", value: pick(["info", "warn"]) },
    { name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: `http://otel-collector.${team}.svc.cluster.local:4317` },
    fromSecret("DATABASE_PASSWORD", "database-password"),
    ...(chance(0.6) ? [fromSecret("SESSION_KEY", "session-key")] : []),
    ...(channel ? [{ name: "WS_PATH", value: channel.path }] : []),
  ];
}

/**
 * Probes of a GKE container; Cloud Run takes the same without a port. Some start-up budgets are too short for the app's
 * start-up timeout, some readiness timeouts are left to their default.
 *
 * @param {Product} product @param {string | undefined} port
 */
export function probes({ random }, port) {
  const { pick, chance } = random;
  const get = (path) => ({ httpGet: { path, ...(port === undefined ? {} : { port }) } });
  const startup = { ...get("/health"), periodSeconds: pick([2, 5, 10]), failureThreshold: pick([3, 6, 24]) };
  const readiness = {
    ...get(pick(["/ready", "/ready", "/health"])),
    periodSeconds: pick([5, 10, 15]),
    ...(chance(0.7) ? { timeoutSeconds: pick([1, 2, 3]) } : {}),
  };
  const liveness = { ...get("/health"), periodSeconds: 20, timeoutSeconds: pick([1, 5]), failureThreshold: 3 };
  return {
    ...(chance(0.7) ? { startupProbe: startup } : {}),
    readinessProbe: readiness,
    ...(chance(0.8) ? { livenessProbe: liveness } : {}),
  };
}

/** @param {Product} product The command tells which server library it runs. */
export function command({ channel, port, random }) {
  if (channel?.library === "uvicorn") {
    return ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", String(port)];
  }
  if (channel?.library === "actioncable") return ["bundle", "exec", "puma", "-C", "config/puma.rb"];
  return random.pick([["node", "dist/server.js"], ["npm", "run", "start"], ["/app/server"]]);
}
