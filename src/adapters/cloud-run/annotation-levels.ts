import type { MisplacedAnnotation } from "../../model/run-settings.ts";

/** Annotations that Cloud Run reads on the revision's template and nowhere else. */
const OF_REVISIONS: ReadonlySet<string> = new Set([
  "autoscaling.knative.dev/maxScale",
  "autoscaling.knative.dev/max-scale",
  "autoscaling.knative.dev/minScale",
  "autoscaling.knative.dev/min-scale",
  "run.googleapis.com/cloudsql-instances",
  "run.googleapis.com/container-dependencies",
  "run.googleapis.com/cpu-throttling",
  "run.googleapis.com/execution-environment",
  "run.googleapis.com/health-check-disabled",
  "run.googleapis.com/network-interfaces",
  "run.googleapis.com/sessionAffinity",
  "run.googleapis.com/startup-cpu-boost",
  "run.googleapis.com/vpc-access-connector",
  "run.googleapis.com/vpc-access-egress",
]);

/** Annotations that Cloud Run reads on the service and nowhere else. */
const OF_SERVICES: ReadonlySet<string> = new Set([
  "run.googleapis.com/custom-audiences",
  "run.googleapis.com/default-url-disabled",
  "run.googleapis.com/ingress",
  "run.googleapis.com/invoker-iam-disabled",
  "run.googleapis.com/manualInstanceCount",
  "run.googleapis.com/maxScale",
  "run.googleapis.com/minScale",
  "run.googleapis.com/scalingMode",
]);

/** Where an annotation belongs that stands on the given level; undefined where it is right, or not known. */
export function rightLevel(key: string, level: "revision" | "service"): MisplacedAnnotation["belongs"] | undefined {
  if (level === "service" && OF_REVISIONS.has(key)) return "revision";
  return level === "revision" && OF_SERVICES.has(key) ? "service" : undefined;
}

/** Whether the Admin API v2 refuses an annotation, for it has fields of its own. */
export function isRefusedByApi(key: string): boolean {
  return /^(?:run|cloud)\.googleapis\.com\/|^(?:serving|autoscaling)\.knative\.dev\//.test(key);
}
