import type { CheckResult } from "../engine/live.ts";
import type { Suite } from "../probe/scenario.ts";

export interface VerifyOptions {
  /**
   * Where the service answers: `http:`, `https:`, `ws:` or `wss:`; its path takes sockets where the config names none.
   * Beside `cloudRun` or `cluster` it says where to knock instead of the address they give.
   */
  readonly url?: string;
  /** A service on Cloud Run, read through the Admin API. */
  readonly cloudRun?: CloudRunTarget;
  /** A Service of a Kubernetes cluster, read through its API server. */
  readonly cluster?: ClusterTarget;
  /** Which service of the config it is; needed where there are several. */
  readonly service?: string;
  readonly suite?: Suite;
  /** Only these checks, by short name (`W4`) or rule id. */
  readonly checks?: readonly string[];
  /** Lets checks open many sockets or send many messages; a number says how many sockets at most. */
  readonly load?: boolean | number;
  /** Watches a fresh start before anything else. */
  readonly cold?: boolean;
  /** Restarts the service: program and arguments. Lets checks do so. */
  readonly restart?: readonly string[];
  /** Planned waits are divided by this, for tests against servers whose limits are scaled as well. */
  readonly timeScale?: number;
  /** Declared configuration: what is expected of the target, and what it is compared with. */
  readonly against?: readonly string[];
  /** A config's path, or false for none. Without it, `holdopen.yaml` in `cwd` or above. */
  readonly config?: string | false;
  readonly environment?: string;
  readonly cwd?: string;
  /** ISO date against which suppressions expire. Without it none does. */
  readonly today?: string;
  /** Variables that secrets are read from. Default: those of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the run early; what it found until then is reported. */
  readonly signal?: AbortSignal;
  /** Told of each check when it begins and when it ends. */
  readonly onProgress?: (news: CheckNews) => void;
}

export interface CloudRunTarget {
  /** `PROJECT/REGION/SERVICE`. */
  readonly service: string;
  readonly revision?: string;
  readonly tag?: string;
  /** A file with an access token, instead of application default credentials. */
  readonly accessTokenFile?: string;
}

export interface ClusterTarget {
  /** `NAMESPACE/NAME` of the Kubernetes Service. */
  readonly service: string;
  /** Without it the kubeconfig's current context. */
  readonly context?: string;
  /** Without it the one that kubectl would read. */
  readonly kubeconfig?: string;
  /** Goes through a forwarded port even where there is a way in from outside. */
  readonly portForward?: boolean;
}

/** A check that begins, or how it ended. */
export type CheckNews = CheckResult | Pick<CheckResult, "check" | "name">;
