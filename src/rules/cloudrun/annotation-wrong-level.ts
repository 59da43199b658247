import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { isMinimum } from "../minimum-annotations.ts";
import { undecided } from "../undecided.ts";

/**
 * Cloud Run reads `run.googleapis.com/sessionAffinity` on the template of the revisions and
 * `run.googleapis.com/ingress` on the service, and neither on the other. An annotation on the wrong level sets nothing,
 * however right its value is: the file says one thing, and connected clients meet another.
 *
 * ## Condition
 *
 * It fails when an annotation that Cloud Run reads on one level only is written on the other, and the right level does
 * not say the same. In Terraform's `google_cloud_run_v2_service` and wherever else the Admin API v2 is spoken it fails
 * for every annotation of `run.googleapis.com`, `cloud.googleapis.com`, `serving.knative.dev` and
 * `autoscaling.knative.dev`, which that API refuses. It is undecided when a template fills the value in.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - Annotations that are not Google's, and those that are read on both levels.
 * - The minimum of instances: `cloudrun/min-instances-wrong-level` speaks of that.
 *
 * ## How to fix it
 *
 * Move the annotation: those of the revision go under `spec.template.metadata.annotations`, those of the service under
 * `metadata.annotations`. With the Admin API v2 and Terraform's v2 resource, set the field that has taken its place.
 *
 * ## Incidents
 *
 * - [GoogleCloudPlatform/cloud-foundation-fabric](https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/issues/735):
 *   A module wrote the annotation of the VPC connector on the service instead of the template, and services came up
 *   without the connector.
 *
 * @allow another tool reads it here
 */
export const annotationWrongLevel: Rule = defineRule({
  id: "cloudrun/annotation-wrong-level",
  title: "An annotation stands where Cloud Run does not read it",
  why: `Cloud Run reads some annotations on the service only and others on the template of its revisions only. One on the
wrong level sets nothing: the file says that clients are kept on their instance, or that an instance starts in time, and
what runs does neither.`,
  references: [
    "https://run.googleapis.com/$discovery/rest?version=v1",
    "https://run.googleapis.com/$discovery/rest?version=v2",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    if (socket === undefined) return;
    for (const { setting, key, belongs } of path.run?.misplaced ?? []) {
      if (isMinimum(key) && belongs !== "nowhere") continue;
      if (!setting.known) {
        yield undecided(
          setting,
          `whether anything is meant to be set by ${key}, which Cloud Run does not read here`,
          socket,
        );
        continue;
      }
      if (belongs === "nowhere") {
        yield {
          verdict: "fail",
          evidence: [setting, socket],
          message: `The Admin API v2 refuses ${key}, for it has a field of its own for that: the deploy fails, and clients stay on the previous revision.`,
          fix: { title: `Remove ${key}, and set the field in its place`, safety: "unsafe" },
        };
        continue;
      }
      const here = belongs === "revision" ? "the service" : "the template";
      const there = belongs === "revision" ? "the template of the revisions" : "the service";
      const lost = LOST[key];
      yield {
        verdict: "fail",
        evidence: [setting, socket],
        message: `On ${here} ${key} sets nothing, for Cloud Run reads it on ${there} only${lost === undefined ? "" : `: ${lost}`}.`,
        fix: {
          title: `Move ${key} to ${belongs === "revision" ? "spec.template.metadata.annotations" : "metadata.annotations"}`,
          safety: "unsafe",
        },
      };
    }
  },
});

/** What a connected client notices of it. */
const LOST: Readonly<Record<string, string>> = {
  "autoscaling.knative.dev/maxScale": "the number of instances, and so of clients at once, is not what is written here",
  "autoscaling.knative.dev/max-scale":
    "the number of instances, and so of clients at once, is not what is written here",
  "run.googleapis.com/maxScale": "the number of instances, and so of clients at once, is not what is written here",
  "run.googleapis.com/sessionAffinity": "clients that come back are sent to any instance",
  "run.googleapis.com/cpu-throttling":
    "whether the instance works while no client is connected is not what is written here",
  "run.googleapis.com/container-dependencies":
    "containers start side by side, and clients may come before what they need",
  "run.googleapis.com/startup-cpu-boost": "instances start more slowly, and clients that wait for one wait longer",
  "run.googleapis.com/network-interfaces": "what the application reaches through the VPC network is out of its reach",
  "run.googleapis.com/vpc-access-connector": "what the application reaches through the VPC network is out of its reach",
  "run.googleapis.com/cloudsql-instances": "the application has no socket to its database",
  "run.googleapis.com/ingress":
    "clients come in by ways that were meant to be closed, or are refused on those meant to be open",
  "run.googleapis.com/invoker-iam-disabled": "clients without a token are refused in the handshake",
};
