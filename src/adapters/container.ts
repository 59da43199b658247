import type { Fact } from "../model/fact.ts";
import type { Probe } from "../model/startup.ts";
import type { Cursor } from "../syntax/cursor.ts";
import type { Document } from "../syntax/document.ts";
import type { Dependency } from "./image/dependencies.ts";

/** A container of a pod or of a Cloud Run revision, as far as connections care. */
export interface Container {
  readonly at: Cursor;
  readonly name: string | undefined;
  readonly image: Fact<string> | undefined;
  /** `command` then `args`; empty where the image's own run and no Dockerfile shows them. */
  readonly argv: readonly Fact<string>[];
  /** `env` in order, then what `envFrom` brings; a value from a Secret is unknown. */
  readonly env: readonly EnvVar[];
  readonly ports: readonly ContainerPort[];
  readonly probes: { readonly startup?: Probe; readonly readiness?: Probe; readonly liveness?: Probe };
  /** ConfigMap names whose files are mounted. */
  readonly mountedConfigMaps: readonly string[];
  /** How its image is built, where that is in the input; `argv` and `env` hold what the image adds. */
  readonly built?: Built;
}

/** What a Dockerfile says of the image that a container runs. */
export interface Built {
  readonly document: Document;
  /** The image that the last stage begins with. */
  readonly base: Fact<string> | undefined;
  /** Without one of its own, an image has that of its base, which nobody sees here. */
  readonly hasEntrypoint: boolean;
  /** What it rests on that this is the container's image; undefined where the user's config says so. */
  readonly assumed: string | undefined;
  /** The signal that it is stopped with, where the platform takes the image's word for it. */
  readonly stopSignal: Fact<string> | undefined;
  /** The ports that its Dockerfile names; that opens none of them. */
  readonly exposed: readonly Fact<number>[];
  readonly healthcheck: Fact<string> | undefined;
  /** What else of the image is in the input. */
  readonly files: BuiltFiles;
}

/** The files that an image is built from, as far as they say what it runs. */
export interface BuiltFiles {
  /** Variables that the platform sets whatever stands here. */
  readonly preset: ReadonlySet<string>;
  /** The shell script behind the first word of a command line. */
  readonly script: (program: string) => Document | undefined;
  /** The command line of a script in package.json. */
  readonly packageScript: (name: string) => Cursor | undefined;
  /** What its lists of packages name. */
  readonly packages: readonly Dependency[];
  /** What it rests on that a document is part of the image; undefined where that is certain, or it is none. */
  readonly assumedOf: (document: Document) => string | undefined;
}

/** A container in a sentence. Cloud Run's often have no name, and then there is but one that matters. */
export function containerName(name: string | undefined): string {
  return name === undefined ? "the container" : `container ${name}`;
}

export interface EnvVar {
  readonly name: string;
  readonly value: Fact<string>;
}

export interface ContainerPort {
  readonly name: Fact<string> | undefined;
  readonly number: Fact<number>;
}
