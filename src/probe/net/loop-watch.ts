import { monitorEventLoopDelay } from "node:perf_hooks";
import { type LoopWatch, robustShare } from "../timing/loop-delay.ts";

const RESOLUTION_MS = 10;

/** Samples the event loop of this process every 10 ms, without a turn of JavaScript. */
export function watchLoop(): LoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // A sample is the time between two ticks of its timer, and so 10 ms where nothing is late.
  const late = (nanoseconds: number): number => Math.max(0, Math.round(nanoseconds / 1e5) / 10 - RESOLUTION_MS);
  const at = (share: number): number => (share <= 0 ? 0 : late(histogram.percentile(share * 100)));
  return {
    read() {
      const { count } = histogram;
      if (count === 0) return { p50Ms: 0, p99Ms: 0, maxMs: 0 };
      return { p50Ms: at(0.5), p99Ms: at(robustShare(count)), maxMs: late(histogram.max) };
    },
    stop: () => void histogram.disable(),
  };
}
