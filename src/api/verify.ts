import { dirname, resolve } from "node:path";
import type { Config, ServiceConfig } from "../config/config.ts";
import { inOrder as findingsInOrder } from "../engine/evaluate.ts";
import { resolvePolicy } from "../engine/policy.ts";
import type { Report } from "../engine/report.ts";
import { summarise } from "../engine/summary.ts";
import { configSuppressions, suppress } from "../engine/suppress.ts";
import { SCENARIOS } from "../probe/all.generated.ts";
import { Redactor } from "../probe/secrets/redact.ts";
import { sourceName } from "../syntax/document.ts";
import { chooseScenarios } from "./choose-scenarios.ts";
import { compareDeployed, pathOf } from "./compare-deployed.ts";
import { withCredentials } from "./credentials.ts";
import { environmentOf } from "./environments.ts";
import { expectedOf } from "./expected.ts";
import { findTarget } from "./find-target.ts";
import { type Found, revisionOf } from "./found.ts";
import { readConfigOnly } from "./input.ts";
import { type LiveResult, liveRun, steadyClock } from "./live-run.ts";
import { inOrder } from "./problems.ts";
import { tellSecretsOfAddresses } from "./secret-addresses.ts";
import { chooseService, matchingService } from "./service-choice.ts";
import { targetOf } from "./target.ts";
import { teamPolicy } from "./team-policy.ts";
import type { VerifyOptions } from "./verify-options.ts";
import { VERSION } from "./version.ts";

/**
 * Proves a running service live: readiness, the truth of its health, handshake, first message, and what else its suite
 * holds. Only what a single user would do runs unasked.
 *
 * @throws ConfigError where the config makes no sense, RequestError where the options do.
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const clock = steadyClock();
  const { config, packs } = readConfigOnly(options);
  const environment = environmentOf(options.environment, config);
  const service = serviceOf(config, options);
  const scenarios = chooseScenarios(SCENARIOS, options);
  const { layers } = await teamPolicy({ config, packs });
  const policy = resolvePolicy(layers, environment);
  const found = await findTarget(options);
  const redactor = new Redactor();

  let live: LiveResult | undefined;
  try {
    const compared = await compareDeployed(found, {
      ...options,
      environment,
      config: config ? sourceName(config.document.source.source) : false,
    });
    const { url } = found;
    if (url !== undefined) {
      const address = targetOf({ ...found, url }, service);
      tellSecretsOfAddresses(address, redactor);
      const admission = await withCredentials(address, service?.auth, {
        env: options.env ?? process.env,
        folder: folderOf(config, options.cwd),
        redactor,
        ...(found.audience === undefined ? {} : { serviceUrl: found.audience }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
      const target = admission.kind === "ready" ? admission.target : address;
      const path = pathOf(compared.paths, namesOf(service, options));
      const expected = expectedOf({
        service,
        path,
        target,
        sessionSeconds: policy.sessionSeconds,
        options,
        maxSockets: typeof options.load === "number" ? options.load : undefined,
        revision: revisionOf(found),
      });
      const name = service?.name ?? path?.id ?? target.http.host;
      live = await liveRun({
        name,
        target,
        admission,
        expected,
        scenarios,
        policy: path ? policy.of(path) : policy,
        redactor,
        clock,
        options,
      });
    }
    const suppressions = configSuppressions(config?.suppressions ?? [], options.today ?? "0000-00-00");
    const judged = [...compared.findings, ...(live?.findings ?? [])];
    const findings = suppress(findingsInOrder(judged), suppressions.suppressions, policy);
    const problems = inOrder([
      ...suppressions.problems,
      ...found.problems,
      ...compared.problems,
      ...(live?.problems ?? []),
    ]);
    const { paths, files } = compared;
    const summary = summarise({ findings, problems, paths, files });
    const run = live?.live ?? nothingRun(found, clock.now() / 1000, options);
    return {
      tool: { name: "holdopen", version: VERSION },
      command: "verify",
      environment,
      paths,
      findings,
      problems,
      files,
      summary: run.interrupted ? { ...summary, complete: false } : summary,
      failures: [...compared.failures, ...(live?.failures ?? [])],
      live: run,
    };
  } finally {
    await found.close?.();
  }
}

/** The config's word on the service, found by its name on its platform where no other name is given. */
function serviceOf(
  config: Config | undefined,
  { service, cloudRun, cluster }: VerifyOptions,
): ServiceConfig | undefined {
  if (service !== undefined || (!cloudRun && !cluster)) return chooseService(config, service);
  const [name] = (cloudRun?.service ?? "").split("/").slice(-1);
  return (
    matchingService(config, {
      ...(cloudRun && name !== undefined ? { cloudRun: name } : {}),
      ...(cluster ? { cluster: cluster.service } : {}),
    }) ?? (config?.services.length === 1 ? config.services[0] : undefined)
  );
}

/** Where the config stands: names of secret files are relative to it. */
function folderOf(config: Config | undefined, cwd: string | undefined): string {
  const folder = config ? dirname(sourceName(config.document.source.source)) : ".";
  return resolve(cwd ?? process.cwd(), folder);
}

/** What the service may be called in configuration. */
function namesOf(service: ServiceConfig | undefined, { cloudRun, cluster }: VerifyOptions): readonly string[] {
  const full = cloudRun?.service ?? cluster?.service;
  return [service?.name, service?.match.cloudRun, full, full?.split("/").at(-1)].filter((name) => name !== undefined);
}

function nothingRun(found: Found, seconds: number, { signal }: VerifyOptions): LiveResult["live"] {
  const target = found.problems[0] ? sourceName(found.problems[0].source.source) : "nothing";
  return { target, notes: [], checks: [], timeline: [], interrupted: signal?.aborted ?? false, seconds };
}
