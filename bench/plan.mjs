import { random } from "./random.mjs";

/** What `terraform show -json` prints for a company's whole project, most of which is no part of any connection. */
const SEED = 11;
const PROJECT = "example-prod";
const REGIONS = ["europe-west1", "europe-west4", "us-central1"];

/**
 * @typedef {import("./random.mjs").Random} Random
 * @typedef {object} Made One resource with everything that a plan says of it.
 * @property {string} type @property {string} name
 * @property {Record<string, unknown>} values @property {Record<string, unknown>} unknown
 * @property {Record<string, unknown>} expressions
 */

/**
 * A plan as one line, as Terraform prints it. Twelve stacks make a module; a stack is a Cloud Run service, mostly
 * behind a load balancer, among accounts, bindings, secrets, records and buckets.
 *
 * @param {number} bytes About how long it is to be.
 */
export function planText(bytes) {
  const sample = Buffer.byteLength(JSON.stringify(planOf(40)));
  return JSON.stringify(planOf(Math.max(8, Math.round((bytes / sample) * 40))));
}

/** @param {number} stacks */
function planOf(stacks) {
  const made = Array.from({ length: stacks }, (_, index) => stack(random(SEED, index), index));
  const modules = groups(made);
  const changes = modules.flatMap(({ name, resources }) => resources.map((one, index) => changed(name, one, index)));
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    variables: { project: { value: PROJECT }, region: { value: REGIONS[0] } },
    planned_values: { root_module: { child_modules: modules.map(planned) } },
    resource_changes: changes,
    prior_state: {
      format_version: "1.0",
      terraform_version: "1.11.4",
      values: { root_module: { child_modules: modules.map(prior) } },
    },
    configuration: {
      provider_config: { google: { name: "google", full_name: "registry.terraform.io/hashicorp/google" } },
      root_module: { module_calls: Object.fromEntries(modules.map((module) => [module.name, called(module)])) },
    },
    relevant_attributes: [],
    timestamp: "2026-11-02T09:00:00Z",
    applyable: true,
    complete: true,
    errored: false,
  };
}

/** @param {readonly (readonly Made[])[]} made */
function groups(made) {
  const count = Math.ceil(made.length / 12);
  return Array.from({ length: count }, (_, index) => ({
    name: `product_${index}`,
    resources: made.slice(index * 12, index * 12 + 12).flat(),
  }));
}

/** @param {{ name: string, resources: readonly Made[] }} module */
function planned({ name, resources }) {
  return { resources: resources.map((one) => instance(name, one, one.values)), address: `module.${name}` };
}

/** Every other resource is there already. */
function prior({ name, resources }) {
  const there = resources.filter((_, index) => index % 2 === 0);
  return {
    resources: there.map((one) => ({ ...instance(name, one, known(one)), depends_on: [] })),
    address: `module.${name}`,
  };
}

function instance(module, { type, name, values: own }, values) {
  return {
    address: `module.${module}.${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/google",
    schema_version: own.template ? 1 : 0,
    values,
    sensitive_values: type.includes("secret") ? { secret_data: true } : {},
  };
}

function known({ type, name, values }) {
  return { ...values, id: `projects/${PROJECT}/${type}/${name}`, etag: "BwYEx2Hn5vI=", uid: `uid-${name}` };
}

function changed(module, one, index) {
  const { type, name, values, unknown } = one;
  const isThere = index % 2 === 0;
  return {
    address: `module.${module}.${type}.${name}`,
    module_address: `module.${module}`,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/google",
    change: {
      actions: [isThere ? "update" : "create"],
      before: isThere ? known(one) : null,
      after: values,
      after_unknown: isThere ? { etag: true } : unknown,
      before_sensitive: isThere ? {} : false,
      after_sensitive: {},
    },
  };
}

/** @param {{ name: string, resources: readonly Made[] }} module */
function called({ resources }) {
  return {
    source: "./modules/product",
    expressions: { project: { references: ["var.project"] }, region: { references: ["var.region"] } },
    module: {
      resources: resources.map(({ type, name, expressions }) => ({
        address: `${type}.${name}`,
        mode: "managed",
        type,
        name,
        provider_config_key: "google",
        expressions,
        schema_version: 0,
      })),
      variables: { project: {}, region: {} },
    },
  };
}

/** @param {Random} from @param {number} index @returns {readonly Made[]} */
function stack(from, index) {
  const name = `${from.pick(["chat", "orders", "billing", "search", "feed"])}-${index}`;
  const label = name.replaceAll("-", "_");
  const region = from.pick(REGIONS);
  const front = index % 8 === 0 ? [] : frontOf({ from, name, label, region });
  return [service({ from, name, label, region }), ...front, ...surroundings({ name, label, region })];
}

function service({ from, name, label, region }) {
  const isRealtime = name.startsWith("chat");
  const timeout = from.chance(0.7) ? { timeout: from.pick(["60s", "300s", "900s", "3600s"]) } : {};
  const env = Array.from({ length: 12 }, (_, at) => ({
    name: `SETTING_${at}`,
    value: from.pick(["on", "off", "https://example.com/a/long/address", "postgres://db.example.com:5432/orders"]),
    value_source: [],
  }));
  if (isRealtime) env.push({ name: "WS_PING_INTERVAL_SECONDS", value: from.pick(["20", "45"]), value_source: [] });
  const values = {
    name,
    location: region,
    project: PROJECT,
    deletion_protection: false,
    ingress: "INGRESS_TRAFFIC_ALL",
    labels: { team: "realtime", managed: "terraform" },
    template: [
      {
        ...timeout,
        containers: [
          {
            image: `europe-docker.pkg.dev/${PROJECT}/images/${name}:1.4.2`,
            args: null,
            command: ["node", "server.js"],
            env,
            liveness_probe: [],
            ports: [{ container_port: 8080, name: "http1" }],
            resources: [{ cpu_idle: true, limits: { cpu: "1", memory: "512Mi" }, startup_cpu_boost: false }],
          },
        ],
        scaling: [{ min_instance_count: from.pick([0, 1, 2]), max_instance_count: from.pick([10, 100]) }],
        session_affinity: null,
        volumes: [],
      },
    ],
    timeouts: null,
  };
  const unset = timeout.timeout === undefined ? { timeout: true } : {};
  return {
    type: "google_cloud_run_v2_service",
    name: label,
    values,
    unknown: { id: true, uid: true, uri: true, traffic: true, template: [{ ...unset, service_account: true }] },
    expressions: {
      name: constant(name),
      location: { references: ["var.region"] },
      template: [{ ...(timeout.timeout ? { timeout: constant(timeout.timeout) } : {}), containers: [{ image: {} }] }],
    },
  };
}

function frontOf({ from, name, label, region }) {
  const common = { project: PROJECT, name, description: null, timeouts: null };
  const link = (type) => ({ references: [`${type}.${label}.id`, `${type}.${label}`] });
  const isServerless = from.chance(0.7);
  const group = isServerless ? "google_compute_region_network_endpoint_group" : "google_compute_instance_group_manager";
  return [
    isServerless
      ? made(group, label, {
          ...common,
          region,
          network_endpoint_type: "SERVERLESS",
          cloud_run: [{ service: name, tag: null, url_mask: null }],
        })
      : made(group, label, { ...common, zone: `${region}-b`, base_instance_name: name, target_size: 3 }),
    {
      type: "google_compute_backend_service",
      name: label,
      values: {
        ...common,
        load_balancing_scheme: "EXTERNAL_MANAGED",
        protocol: "HTTPS",
        connection_draining_timeout_sec: 300,
        health_checks: null,
        backend: [{ balancing_mode: "UTILIZATION", capacity_scaler: 1, max_utilization: null }],
        ...(from.chance(0.5) ? { timeout_sec: from.pick([30, 600, 3600]) } : {}),
      },
      unknown: { id: true, fingerprint: true, self_link: true, session_affinity: true, backend: [{ group: true }] },
      expressions: { name: constant(name), backend: [{ group: link(group) }] },
    },
    {
      ...made("google_compute_url_map", label, { ...common, host_rule: [], path_matcher: [] }),
      unknown: { id: true, default_service: true },
      expressions: { name: constant(name), default_service: link("google_compute_backend_service") },
    },
  ];
}

const ROLES = ["run.invoker", "secretmanager.secretAccessor", "cloudsql.client", "pubsub.editor", "storage.objectUser"]
  .concat([
    "logging.logWriter",
    "monitoring.metricWriter",
    "cloudtrace.agent",
    "artifactregistry.reader",
    "kms.decrypter",
  ])
  .concat(["bigquery.dataViewer", "bigquery.jobUser", "datastore.user", "firebase.viewer", "iam.workloadIdentityUser"])
  .map((role) => `roles/${role}`);

/** Two dozen things to a service that no connection passes. */
function surroundings({ name, label, region }) {
  return [
    made("google_service_account", label, { account_id: name, display_name: name, project: PROJECT, disabled: false }),
    ...ROLES.map((role, at) =>
      made("google_project_iam_member", `${label}_${at}`, {
        project: PROJECT,
        role,
        member: `serviceAccount:${name}@${PROJECT}.iam.gserviceaccount.com`,
        condition: [
          { title: "working hours", description: "", expression: 'request.time < timestamp("2027-01-01T00:00:00Z")' },
        ],
      }),
    ),
    made("google_storage_bucket", label, {
      name: `${PROJECT}-${name}`,
      location: region.toUpperCase(),
      storage_class: "STANDARD",
      versioning: [{ enabled: true }],
      lifecycle_rule: Array.from({ length: 3 }, (_, at) => ({
        action: [{ type: "SetStorageClass", storage_class: "NEARLINE" }],
        condition: [{ age: 30 * (at + 1), matches_prefix: [], matches_suffix: [], with_state: "ANY" }],
      })),
      labels: { team: "realtime" },
    }),
    made("google_storage_bucket_iam_policy", label, {
      bucket: `${PROJECT}-${name}`,
      policy_data: JSON.stringify({ bindings: ROLES.map((role) => ({ role, members: ["allUsers"] })) }),
    }),
    made("google_secret_manager_secret_version", label, { secret: name, secret_data: "not-a-secret", enabled: true }),
    made("google_dns_record_set", label, {
      name: `${name}.example.com.`,
      type: "A",
      ttl: 300,
      managed_zone: "example",
    }),
    made("google_pubsub_topic", label, { name, message_retention_duration: "86600s", labels: { team: "realtime" } }),
    made("google_monitoring_alert_policy", label, {
      display_name: `${name} errors`,
      combiner: "OR",
      conditions: [
        {
          display_name: "5xx",
          condition_threshold: [{ filter: `resource.type="cloud_run_revision"`, duration: "60s" }],
        },
      ],
    }),
    made("google_logging_metric", label, {
      name,
      filter: `resource.labels.service_name="${name}" AND severity>=ERROR`,
    }),
  ];
}

/** @returns {Made} */
function made(type, name, values) {
  const expressions = Object.fromEntries(Object.keys(values).map((key) => [key, constant(values[key])]));
  return { type, name, values, unknown: { id: true }, expressions };
}

function constant(value) {
  return { constant_value: value };
}
