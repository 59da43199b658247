import type { Fact } from "./fact.ts";

/** What Cloud Run is told about the instances of a revision, besides how many connections they take. */
export interface RunSettings {
  /** Of the one container there is, as the memory is; undefined where several share the instance. */
  readonly cpu?: Fact<number>;
  /** By default where none is written. */
  readonly memoryBytes?: Fact<number>;
  /** Undefined where Cloud Run chooses. */
  readonly generation?: Fact<"gen1" | "gen2">;
  /** Whether the instance has its CPU while no request, and so no socket, is open. */
  readonly hasIdleCpu: Fact<boolean>;
  /** Direct VPC egress, where it is asked for. */
  readonly directVpc?: DirectVpc;
  /** The minimum of instances, where the revision and the whole service both have one. */
  readonly minimums?: { readonly revision: Fact<number>; readonly service: Fact<number> };
  readonly misplaced: readonly MisplacedAnnotation[];
}

export interface DirectVpc {
  readonly interfaces: Fact<string>;
  /** Whether connections to public addresses go through it as well. */
  readonly takesAll: Fact<boolean>;
}

/** An annotation of Google's where Cloud Run does not read it. */
export interface MisplacedAnnotation {
  /** Its value is the value of the annotation. */
  readonly setting: Fact<string>;
  readonly key: string;
  /** Where it would count; `nowhere`: the Admin API v2 has fields for it and refuses the annotation. */
  readonly belongs: "revision" | "service" | "nowhere";
}
