import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { locationOf, secondsByDefault } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * Towards Cloud Run the load balancer's timeout is fixed at 60 minutes. The API refuses a backend service that asks for
 * another one ("Timeout sec is not supported for a backend service with Serverless network endpoint groups"), so the
 * rollout stops there. A number in the file also misleads: what ends a client's connection is the Cloud Run request
 * timeout.
 *
 * ## Condition
 *
 * It fails when a backend service with a serverless group sets `timeoutSec` to anything but 30, the value that the API
 * writes itself. It is undecided when long-lived connections are in evidence and one of the two, the timeout that is set
 * or the kind of the group, cannot be told from the input.
 *
 * ## When it does not apply
 *
 * - `timeoutSec: 30`, which is accepted and does nothing, and a timeout that is left out.
 * - Instance groups, zonal and hybrid groups.
 * - A timeout that cannot be told on a group that cannot be told either.
 * - The timeout of a route in a URL map, which is another setting.
 *
 * ## How to fix it
 *
 * Remove `timeoutSec` from the backend service and set the request timeout of the Cloud Run service (`timeoutSeconds`).
 *
 * ## Incidents
 *
 * - [superserve-ai/sandbox](https://github.com/superserve-ai/sandbox/pull/275): A timeout was added for a backend on
 *   Cloud Run, and Terraform failed from then on. It had not been needed either: Cloud Run's own timeout counts.
 * - [ahmetb/cloud-run-faq](https://github.com/ahmetb/cloud-run-faq/issues/108): The console asked for a timeout and
 *   then refused to make the load balancer because of it.
 *
 * @allow the module writes the value and strips it again
 */
export const serverlessNegTimeoutUnsupported: Rule = defineRule({
  id: "lb/serverless-neg-timeout-unsupported",
  title: "Backend timeout is set on a serverless network endpoint group",
  why: `The load balancer's timeout towards Cloud Run is fixed. A backend service that asks for another one is refused,
so the deployment fails; where it is not, clients still live by the Cloud Run request timeout and not by this number.`,
  references: ["https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts"],
  params: {},

  *check(path, _params, limits) {
    const { loadBalancer } = path;
    const timeout = loadBalancer?.timeoutSeconds;
    // What a URL map sets for a route is another setting, and allowed.
    if (!loadBalancer || timeout?.origin.kind !== "declared" || !timeout.what.startsWith("timeoutSec")) return;
    const { backend } = loadBalancer;
    const socket = socketFact(path);
    if (backend.known && backend.value !== "serverless-neg") return;
    if (!timeout.known) {
      if (backend.known && socket)
        yield undecided(timeout, `whether ${loadBalancerWord(loadBalancer)} is refused`, backend);
      return;
    }
    const harmless = limits("lb-sneg-timeout-reject").default;
    if (timeout.value === harmless) return yield { verdict: "pass", evidence: [timeout, backend] };
    if (!backend.known) {
      const question = `whether a backend timeout of ${seconds(timeout.value)} is allowed`;
      if (socket) yield undecided(backend, question, timeout, socket);
      return;
    }

    const row = limits("lb-ws-serverless");
    const fixed = secondsByDefault("backend timeout of serverless groups", Number(row.max), locationOf(timeout), row);
    yield {
      verdict: "fail",
      evidence: [timeout, backend, fixed],
      message: `The API refuses a backend timeout on ${loadBalancerWord(loadBalancer)}, here ${seconds(timeout.value)}: towards serverless network endpoint groups it is fixed at ${seconds(fixed.value)}. What ends a client's connection is the Cloud Run request timeout, its lifetime.`,
      fix: { title: "Remove timeoutSec and set the Cloud Run request timeout instead", safety: "unsafe" },
    };
  },
});
