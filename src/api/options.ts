export interface LintOptions {
  /** Files and folders, relative to `cwd`. Without `texts` too, the working directory. */
  readonly files?: readonly string[];
  /** Configuration in memory. With these and no `files` nothing is read from disk. */
  readonly texts?: readonly InputText[];
  /**
   * What is deployed, as the Cloud Run Admin API and `kubectl get` answer: each path of the configuration is compared
   * with the one of the same service or workload.
   */
  readonly deployed?: readonly InputText[];
  /** A config's path, or false for none. Without it, `holdopen.yaml` among `texts`, beside the files or above them. */
  readonly config?: string | false;
  /** The environment to check, or `all` for each that the config declares. */
  readonly environment?: string;
  /** What `files` are relative to, and names in the report. Default: the process's working directory. */
  readonly cwd?: string;
  /** ISO date against which suppressions expire. Without it none does. */
  readonly today?: string;
  /**
   * Runs `kustomize build` (or `kubectl kustomize`) and `helm template` where `files` need them, and checks what they
   * make. Nothing is fetched.
   */
  readonly render?: boolean;
  /** Only these rules, by id. */
  readonly rules?: readonly string[];
  /** A baseline's path, relative to `cwd`, or its name among `texts`: the report says which findings are new. */
  readonly baseline?: string;
  /** Whether a baseline that is not there counts as an empty one. */
  readonly createBaseline?: boolean;
  /** A commit of git: only findings with a place in a file that changed since are reported. All files are read. */
  readonly changedSince?: string;
}

export interface InputText {
  /** The name that reports use; its ending tells the syntax, YAML where it has none. */
  readonly name: string;
  readonly text: string | Uint8Array;
}
