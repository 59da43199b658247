import type { Outcome } from "../engine/rule.ts";
import { describe } from "../model/describe.ts";
import type { Fact } from "../model/fact.ts";
import type { AttachmentFault, LoadBalancer } from "../model/load-balancer.ts";
import type { ConnectionPath } from "../model/path.ts";
import { socketFact } from "../model/traffic.ts";
import { assumingSilence, timeoutInWords } from "./backend-timeout.ts";
import { capital } from "./connection-words.ts";
import { undecided } from "./undecided.ts";

/** What to say of settings that were written for a path's load balancer and do not arrive there. */
export function attachmentOutcome(path: ConnectionPath, loadBalancer: LoadBalancer, fault: AttachmentFault): Outcome {
  const { kind, subject, settings, detail } = fault;
  const { name, flavour, timeoutSeconds, drainSeconds, affinity } = loadBalancer;
  const socket = socketFact(path);
  const rest: readonly Fact<unknown>[] = [...settings, ...(socket ? [socket] : [])];
  const question = `which settings ${name} has for its clients`;
  if (kind === "not-in-input") {
    return { verdict: "undecided", evidence: [subject, ...rest], message: `Cannot tell ${question}: ${detail}.` };
  }
  if (!flavour.known) return undecided(flavour, question, subject, ...rest);
  const fix = { title: adviceFor(fault, loadBalancer), safety: "unsafe" } as const;
  if (isAboutHealth(fault)) {
    const unanswered = {
      ...subject,
      assumed: "the server answers the load balancer's health check with something other than 200",
    };
    const message = `${name} may take every pod for dead and answer clients with 503: ${detail}.${withoutEffect(fault)}`;
    return { verdict: "fail", evidence: [subject, ...rest, flavour, unanswered], message, fix };
  }

  const effect = timeoutInWords(path);
  const timeout =
    kind === "no-policy" && timeoutSeconds?.known ? assumingSilence(path, timeoutSeconds) : timeoutSeconds;
  const start = kind === "no-policy" ? capital(detail) : `${subjectOf(fault)} has no effect on ${name}: ${detail}`;
  return {
    verdict: "fail",
    evidence: [
      subject,
      ...rest,
      flavour,
      ...(timeout ? [timeout] : []),
      ...insteadOf(settings, drainSeconds, affinity),
    ],
    message: `${start}.${withoutEffect(fault)}${effect ? ` For clients that means: ${effect}.` : ""}`,
    fix,
  };
}

/** What is in effect because other settings are not. */
function insteadOf(
  settings: readonly Fact<unknown>[],
  drainSeconds: Fact<number> | undefined,
  affinity: Fact<string> | undefined,
): readonly Fact<unknown>[] {
  const isLost = (name: RegExp): boolean => settings.some(({ what }) => name.test(what));
  return [
    ...(drainSeconds && isLost(/drainingTimeoutSec/) ? [drainSeconds] : []),
    ...(affinity && isLost(/affinity/i) ? [affinity] : []),
  ];
}

/** The mistakes themselves, without what only follows from them: an object that nobody names, a policy that is missing. */
export function rootFaults(faults: readonly AttachmentFault[]): readonly AttachmentFault[] {
  // What is wrong with the settings of the backend explains nothing about its health check.
  return [faults.filter((fault) => !isAboutHealth(fault)), faults.filter(isAboutHealth)].flatMap(rootsAmong);
}

function rootsAmong(faults: readonly AttachmentFault[]): readonly AttachmentFault[] {
  const roots = faults.filter(({ kind }) => kind !== "unused" && kind !== "no-policy");
  return roots.length > 0 ? roots : faults;
}

/** Health checks come with policies of their own; they cut nobody off by themselves. */
export function isAboutHealth({ subject, detail }: AttachmentFault): boolean {
  return subject.what.startsWith("HealthCheckPolicy") || detail.startsWith("no HealthCheckPolicy");
}

/** `BackendConfig chat`, `The backend-config annotation of Service chat`. */
function subjectOf({ subject }: AttachmentFault): string {
  return /^[a-z]/.test(subject.what) ? `The ${subject.what}` : subject.what;
}

function withoutEffect({ settings }: AttachmentFault): string {
  const lost = settings.filter(({ known }) => known).map(describe);
  return lost.length > 0 ? ` Without effect: ${lost.join("; ")}.` : "";
}

function adviceFor(fault: AttachmentFault, { attachment }: LoadBalancer): string {
  const service = attachment.target.what;
  switch (fault.kind) {
    case "unused":
      return `Name it in the annotation cloud.google.com/backend-config of ${service}`;
    case "misplaced":
      return `Move the annotation cloud.google.com/backend-config to ${service}`;
    case "malformed":
      return 'Write the annotation as JSON: {"default": "NAME"}';
    case "port-mismatch":
      return `Name the port of ${service} that the Ingress uses, or "default"`;
    case "not-in-input":
      return "Add the missing object to the input";
    case "wrong-target":
      if (attachment.via === "backend-config") return `Put it into the namespace of ${service}`;
      return `Let its targetRef name ${service}, in the same namespace`;
    case "no-effect":
      return attachment.via === "gateway-policy"
        ? `Move the settings to a GCPBackendPolicy that targets ${service}`
        : `Move the settings to a BackendConfig that ${service} names`;
    case "no-policy":
      return `Add a ${isAboutHealth(fault) ? "HealthCheckPolicy" : "GCPBackendPolicy"} that targets ${service}`;
  }
}
