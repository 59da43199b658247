import { command, env, image, probes } from "./container.mjs";

/**
 * A product on Cloud Run, as two files of four services: those the world may call, and those it may not.
 *
 * @typedef {import("./product.mjs").Product} Product
 * @param {Product} product
 */
export function cloudRunFiles(product) {
  return {
    "public.yaml": ["api", "web", "realtime", "auth"].map((part) => cloudRunService(product, part, "all")),
    "internal.yaml": ["admin", "hooks", "export", "mailer"].map((part) => cloudRunService(product, part, "internal")),
  };
}

/** @param {Product} product @param {string} part @param {"all" | "internal"} ingress */
function cloudRunService(product, part, ingress) {
  const { name, team, random } = product;
  return {
    apiVersion: "serving.knative.dev/v1",
    kind: "Service",
    metadata: {
      name: `${name}-${part}`,
      labels: { "cloud.googleapis.com/location": "europe-west1", team, product: name },
      annotations: { "run.googleapis.com/ingress": ingress, "run.googleapis.com/launch-stage": "GA" },
    },
    spec: {
      template: {
        metadata: { annotations: revisionAnnotations(product, part) },
        spec: {
          containerConcurrency: random.pick([1, 80, 250, 1000]),
          ...(random.chance(0.6) ? { timeoutSeconds: random.pick([30, 60, 300, 900, 3600]) } : {}),
          serviceAccountName: `${name}@example-prod.iam.gserviceaccount.com`,
          containers: [container(product, part)],
        },
      },
      traffic: [{ percent: 100, latestRevision: true }],
    },
  };
}

/** @param {Product} product @param {string} part */
function revisionAnnotations({ random, channel }, part) {
  const { pick, chance } = random;
  const isRealtime = part === "realtime" && channel !== undefined;
  return {
    "autoscaling.knative.dev/minScale": pick(["0", "1", "2"]),
    "autoscaling.knative.dev/maxScale": pick(["4", "10", "100"]),
    "run.googleapis.com/execution-environment": "gen2",
    ...(chance(0.5) ? { "run.googleapis.com/cpu-throttling": pick(["true", "false"]) } : {}),
    ...(chance(0.3) ? { "run.googleapis.com/startup-cpu-boost": "true" } : {}),
    ...(isRealtime && chance(0.5) ? { "run.googleapis.com/sessionAffinity": "true" } : {}),
  };
}

/** @param {Product} product @param {string} part */
function container(product, part) {
  const takesSockets = part === "realtime";
  const own = takesSockets ? product : { ...product, channel: undefined };
  const { startupProbe, livenessProbe } = probes(product, undefined);
  return {
    name: part,
    image: image(product, part),
    command: command(own),
    ports: [{ name: "http1", containerPort: product.port }],
    env: env(own, part),
    ...(startupProbe ? { startupProbe } : {}),
    ...(livenessProbe ? { livenessProbe } : {}),
    resources: { limits: { cpu: product.random.pick(["1", "2"]), memory: product.random.pick(["512Mi", "1Gi"]) } },
  };
}
