import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { amount } from "../amount.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * An instance that exceeds its memory is killed at once. Every connection on it ends without a close frame, and its
 * clients come back together, to instances that are as full.
 *
 * ## Condition
 *
 * It fails when `capacity.memoryMiB` in `holdopen.yaml`, what one instance needs with all the sockets that it is sent,
 * is more than the memory of the container, which is 512Mi where none is written. It is undecided when the memory
 * cannot be read.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - Nobody has said what an instance needs.
 * - Several containers in one instance.
 *
 * ## How to fix it
 *
 * Raise the memory, or lower the concurrency, so that an instance takes fewer sockets.
 *
 * ## Incidents
 *
 * - [mindset-ai/memex-ai](https://github.com/mindset-ai/memex-ai/pull/3): Instances with 256 MiB needed up to 288. They
 *   were killed more than a hundred times in little more than an hour, each time with all requests under way.
 *
 * @allow measured with sockets that were never that busy
 */
export const memoryBelowNeed: Rule = defineRule({
  id: "cloudrun/memory-below-need",
  title: "An instance has less memory than its sockets need",
  why: `Each open socket takes memory for as long as it lives. An instance that exceeds its limit is killed on the spot, and
all the connections on it end at once, without a close frame.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits",
    "https://docs.cloud.google.com/run/docs/troubleshooting",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const memory = path.run?.memoryBytes;
    const need = path.capacity.memoryMiB;
    if (!socket || !memory || !need) return;
    const evidence = [memory, need, socket] as const;
    if (!memory.known) return yield undecided(memory, "whether the memory is enough", ...evidence);
    const needed = need.value * 2 ** 20;
    if (memory.value >= needed) return yield { verdict: "pass", evidence };
    yield {
      verdict: "fail",
      evidence,
      message: `An instance that is full is killed, and every ${connectionWord(path)} on it ends at once: it needs ${amount(needed)} of memory and has ${amount(memory.value)}.`,
      fix: { title: `Raise the memory to ${amount(needed)} or more, or lower the concurrency`, safety: "unsafe" },
    };
  },
});
