import type { Pointer } from "../../syntax/node.ts";

/** Where a service keeps a setting: in the Admin API v2, and in Knative's words. */
interface Places {
  readonly v2: Pointer;
  readonly knative: Pointer;
  /** How a sentence calls it. */
  readonly label: string;
  /** Whether a command that does not name it leaves what the service has, which nobody sees here. */
  readonly isKept: boolean;
}

const TEMPLATE = ["spec", "template"];
const OWN = [...TEMPLATE, "metadata", "annotations"];

export const SERVICE_SETTINGS: Readonly<Record<string, Places>> = {
  timeout: {
    v2: ["template", "timeout"],
    knative: [...TEMPLATE, "spec", "timeoutSeconds"],
    label: "the request timeout",
    isKept: true,
  },
  concurrency: {
    v2: ["template", "maxInstanceRequestConcurrency"],
    knative: [...TEMPLATE, "spec", "containerConcurrency"],
    label: "concurrency",
    isKept: true,
  },
  affinity: {
    v2: ["template", "sessionAffinity"],
    knative: [...OWN, "run.googleapis.com/sessionAffinity"],
    label: "session affinity",
    isKept: true,
  },
  minInstances: {
    v2: ["template", "scaling", "minInstanceCount"],
    knative: [...OWN, "autoscaling.knative.dev/minScale"],
    label: "minimum instances",
    isKept: true,
  },
  maxInstances: {
    v2: ["template", "scaling", "maxInstanceCount"],
    knative: [...OWN, "autoscaling.knative.dev/maxScale"],
    label: "maximum instances",
    isKept: true,
  },
  generation: {
    v2: ["template", "executionEnvironment"],
    knative: [...OWN, "run.googleapis.com/execution-environment"],
    label: "the execution environment",
    isKept: true,
  },
  serviceMin: {
    v2: ["scaling", "minInstanceCount"],
    knative: ["metadata", "annotations", "run.googleapis.com/minScale"],
    label: "minimum instances of the service",
    isKept: false,
  },
  serviceMax: {
    v2: ["scaling", "maxInstanceCount"],
    knative: ["metadata", "annotations", "run.googleapis.com/maxScale"],
    label: "maximum instances of the service",
    isKept: false,
  },
};

/** Settings of a container, which both APIs call alike. */
export const CONTAINER_SETTINGS: Readonly<Record<string, Omit<Places, "v2" | "knative"> & { readonly at: Pointer }>> = {
  image: { at: ["image"], label: "the image", isKept: false },
  command: { at: ["command"], label: "the command", isKept: false },
  args: { at: ["args"], label: "the arguments", isKept: false },
  cpu: { at: ["resources", "limits", "cpu"], label: "the CPU", isKept: true },
  memory: { at: ["resources", "limits", "memory"], label: "the memory", isKept: true },
  cpuIdle: { at: ["resources", "cpuIdle"], label: "when CPU is allocated", isKept: true },
  port: { at: ["ports", 0, "containerPort"], label: "the port", isKept: true },
  portName: { at: ["ports", 0, "name"], label: "the protocol of the port", isKept: false },
  dependsOn: { at: ["dependsOn"], label: "what it starts after", isKept: false },
  startupProbe: { at: ["startupProbe"], label: "the start-up probe", isKept: true },
  livenessProbe: { at: ["livenessProbe"], label: "the liveness probe", isKept: false },
  readinessProbe: { at: ["readinessProbe"], label: "the readiness probe", isKept: false },
};

/** Where the containers of a service are. */
export const CONTAINERS: { readonly v2: Pointer; readonly knative: Pointer } = {
  v2: ["template", "containers"],
  knative: [...TEMPLATE, "spec", "containers"],
};
