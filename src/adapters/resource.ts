import type { Fact } from "../model/fact.ts";
import type { Override } from "../model/path.ts";
import type { Cursor } from "../syntax/cursor.ts";

/**
 * One object that a tool or an API would accept: a Kubernetes object, a Cloud Run service, a Compute resource. Lists
 * have been taken apart; `at` is the object's own root.
 */
export interface Resource {
  /** `apps`, `networking.gke.io`, `serving.knative.dev`, `compute` …; the empty string for core Kubernetes. */
  readonly group: string;
  readonly version: string;
  /** `Deployment`, `BackendConfig`, `backendService` … */
  readonly kind: string;
  /** Undefined where it is missing or a placeholder. */
  readonly name: string | undefined;
  /** As written; undefined is the default namespace of whoever applies it. */
  readonly namespace: string | undefined;
  readonly at: Cursor;
  /** Settings in which a command and a file differ. */
  readonly overrides?: readonly Override[];
  /** The version of the tool that makes it, where its defaults depend on that. */
  readonly maker?: Fact<string>;
}
