import { appConfig } from "./app-config.mjs";
import { command, env, image, probes, resources } from "./container.mjs";

/**
 * A product on GKE, as two files: the server with its settings, and the way in with the static front end.
 *
 * @typedef {import("./product.mjs").Product} Product
 * @param {Product} product
 */
export function gkeFiles(product) {
  return {
    "server.yaml": [
      configMap(product),
      deployment(product, "server"),
      service(product, "server"),
      backendConfig(product, "server"),
    ],
    "front.yaml": [
      ingress(product),
      deployment(product, "web"),
      service(product, "web"),
      backendConfig(product, "web"),
    ],
  };
}

/** @typedef {"server" | "web"} Part */

/** @param {Product} product */
function configMap(product) {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: metadata(product, "server", { name: `${product.name}-config` }),
    data: {
      "app.yaml": appConfig(product),
      FEATURE_SET: product.random.pick(["stable", "beta"]),
      HTTP_PROXY_HOSTS: "metadata.google.internal,169.254.169.254",
    },
  };
}

/** @param {Product} product @param {Part} part */
function deployment(product, part) {
  const { random } = product;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(product, part),
    spec: {
      replicas: random.pick([1, 2, 3, 6]),
      revisionHistoryLimit: 5,
      ...(random.chance(0.4)
        ? { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: random.pick([0, 1]) } } }
        : {}),
      selector: { matchLabels: selector(product, part) },
      template: { metadata: { labels: labels(product, part) }, spec: podSpec(product, part) },
    },
  };
}

/** @param {Product} product @param {Part} part */
function podSpec(product, part) {
  const { name, random } = product;
  const container = part === "server" ? serverContainer(product) : webContainer(product);
  const sidecars = part === "server" && random.chance(0.2) ? [databaseProxy(product)] : [];
  return {
    serviceAccountName: name,
    ...(random.chance(0.6) ? { terminationGracePeriodSeconds: random.pick([15, 30, 45, 90]) } : {}),
    securityContext: { runAsNonRoot: true, runAsUser: 10001 },
    containers: [container, ...sidecars],
    ...(part === "server" ? { volumes: [{ name: "config", configMap: { name: `${name}-config` } }] } : {}),
  };
}

/** @param {Product} product */
function serverContainer(product) {
  const { name, port, random } = product;
  return {
    name: "server",
    image: image(product, "server"),
    command: command(product),
    ports: [
      { name: "http", containerPort: port },
      { name: "metrics", containerPort: 9464 },
    ],
    envFrom: [{ configMapRef: { name: `${name}-config` } }],
    env: env(product, "server"),
    ...probes(product, "http"),
    ...(random.chance(0.5)
      ? { lifecycle: { preStop: { exec: { command: ["sleep", random.pick(["5", "15", "30"])] } } } }
      : {}),
    resources: resources(product),
    volumeMounts: [{ name: "config", mountPath: "/etc/app", readOnly: true }],
  };
}

/** @param {Product} product */
function webContainer(product) {
  return {
    name: "web",
    image: image(product, "web"),
    ports: [{ name: "http", containerPort: product.port }],
    env: env({ ...product, channel: undefined }, "web"),
    ...probes(product, "http"),
    resources: resources(product),
  };
}

/** @param {Product} product */
function databaseProxy({ name, team }) {
  return {
    name: "cloud-sql-proxy",
    image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1",
    args: ["--private-ip", "--port=5432", `example-prod:europe-west1:${team}-${name}`],
    resources: { requests: { cpu: "50m", memory: "64Mi" } },
  };
}

/** @param {Product} product @param {Part} part */
function service(product, part) {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadata(product, part, {
      annotations: {
        "cloud.google.com/neg": '{"ingress": true}',
        "cloud.google.com/backend-config": JSON.stringify({ default: `${product.name}-${part}` }),
      },
    }),
    spec: {
      type: "ClusterIP",
      selector: selector(product, part),
      ports: [{ name: "http", port: 80, targetPort: "http" }],
    },
  };
}

/** @param {Product} product @param {Part} part Some keep the default timeout, some drain longer than their pods live. */
function backendConfig(product, part) {
  const { pick, chance } = product.random;
  const hasSockets = part === "server" && product.channel !== undefined;
  return {
    apiVersion: "cloud.google.com/v1",
    kind: "BackendConfig",
    metadata: metadata(product, part),
    spec: {
      ...(chance(0.7) ? { timeoutSec: pick(hasSockets ? [60, 300, 3600, 86400] : [10, 30, 60]) } : {}),
      ...(chance(0.7) ? { connectionDraining: { drainingTimeoutSec: pick([0, 20, 60, 300]) } } : {}),
      ...(chance(0.5)
        ? { healthCheck: { type: "HTTP", requestPath: pick(["/health", "/ready"]), checkIntervalSec: 10 } }
        : {}),
      ...(hasSockets && chance(0.4)
        ? { sessionAffinity: { affinityType: pick(["CLIENT_IP", "GENERATED_COOKIE"]) } }
        : {}),
      logging: { enable: true, sampleRate: pick([0.1, 0.5, 1]) },
    },
  };
}

/** @param {Product} product */
function ingress(product) {
  const { name, host, channel, random } = product;
  const kind = random.pick(["gce", "gce", "gce", "gce-internal", "nginx"]);
  const nginx = random.chance(0.5)
    ? { "nginx.ingress.kubernetes.io/proxy-read-timeout": random.pick(["60", "3600"]) }
    : {};
  const route = (path, part) => ({
    path,
    pathType: "Prefix",
    backend: { service: { name: `${name}-${part}`, port: { name: "http" } } },
  });
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: metadata(product, "web", {
      name,
      annotations: { "kubernetes.io/ingress.class": kind, ...(kind === "nginx" ? nginx : {}) },
    }),
    spec: {
      tls: [{ hosts: [host], secretName: `${name}-tls` }],
      rules: [
        {
          host,
          http: {
            paths: [...(channel ? [route(channel.path, "server")] : []), route("/api", "server"), route("/", "web")],
          },
        },
      ],
    },
  };
}

/** @param {Product} product @param {Part} part @param {object} [more] */
function metadata(product, part, more) {
  return { name: `${product.name}-${part}`, namespace: product.team, labels: labels(product, part), ...more };
}

/** @param {Product} product @param {Part} part */
function selector({ name }, part) {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/component": part };
}

/** @param {Product} product @param {Part} part */
function labels(product, part) {
  return {
    ...selector(product, part),
    "app.kubernetes.io/part-of": product.team,
    "app.kubernetes.io/version": product.version,
    "app.kubernetes.io/managed-by": "kustomize",
  };
}
