import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * Without a minimum Cloud Run takes away the last instance too. The next client's handshake waits for a whole start,
 * and a client that gives up sooner has waited for nothing.
 *
 * ## Condition
 *
 * With the minimum of instances N, the measured start S of the environment (`startup.measured` in `holdopen.yaml`) and
 * the time C that a client waits, it fails when `N = 0` and `S > C`. It is undecided when N cannot be read.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - Starts that nobody measured.
 *
 * ## How to fix it
 *
 * Keep one instance (`run.googleapis.com/minScale: "1"` on the service), shorten the start, or let clients wait longer
 * and set `connectSeconds` to what they do. An instance that is kept costs money while nobody is connected.
 *
 * ## Incidents
 *
 * - [gyrinx-app/gyrinx](https://github.com/gyrinx-app/gyrinx/pull/2176): After a quiet time the first visitor waited
 *   about 160 s for an instance.
 * - [magicsword-io/sigconverter.io](https://github.com/magicsword-io/sigconverter.io/pull/88): The page came before the
 *   backend behind it had started, and looked broken until somebody loaded it again.
 *
 * @allow a cold start is fine at night
 */
export const minInstancesZero: Rule = defineRule({
  id: "cloudrun/min-instances-zero",
  title: "A service that starts slowly goes down to no instance",
  why: `Cloud Run takes the last instance away some time after its last connection. The next client waits in the handshake
for a whole start; one that gives up sooner tries again and finds nobody either.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/min-instances",
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
  ],
  params: {
    connectSeconds: { default: 5, about: "How many seconds a client waits for its handshake before it gives up" },
  },

  *check(path, { connectSeconds }) {
    const socket = socketFact(path);
    const { minInstances: min } = path.capacity;
    const { measuredSeconds: measured } = path.startup;
    if (path.platform !== "cloud-run" || !socket || !min || !measured) return;
    const evidence = [min, measured, socket] as const;
    if (!min.known) return yield undecided(min, "whether the first client waits for a start", ...evidence);
    if (min.value > 0 || measured.value <= connectSeconds) return yield { verdict: "pass", evidence };
    yield {
      verdict: "fail",
      evidence,
      message: `The first client after a quiet time waits ${seconds(measured.value)} for its ${connectionWord(path)}: no instance is kept, a start takes that long in ${path.environment}, and clients give up after ${seconds(connectSeconds)}.`,
      fix: { title: "Keep at least 1 instance", safety: "unsafe" },
    };
  },
});
