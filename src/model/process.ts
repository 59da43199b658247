import type { Fact } from "./fact.ts";

/** Where the server listens and how it is started. */
export interface Process {
  /** Where the platform sends connections. */
  readonly containerPort?: Fact<number>;
  readonly port?: Fact<number>;
  /** `port`, where the server is one that listens on a single port. */
  readonly onlyPort?: Fact<number>;
  readonly host?: Fact<string>;
  readonly signal?: Signal;
  /** The ports that the image's Dockerfile names with EXPOSE, which is a remark and opens nothing. */
  readonly exposed?: readonly Fact<number>[];
  /** The image's own HEALTHCHECK, which neither Cloud Run nor Kubernetes asks. */
  readonly imageHealthcheck?: Fact<string>;
}

/** The way of SIGTERM from the platform to the server. */
export interface Signal {
  /** Counts where `way` is known. */
  readonly arrives: boolean;
  /** What it meets, as a sentence; unknown where that hangs on the image. */
  readonly way: Fact<string>;
  /** Set where the process is killed without any grace. */
  readonly atOnce?: true;
}
