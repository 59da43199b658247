const MEGABYTE = 1_000_000;

/**
 * What the product promises of its speed.
 *
 * @typedef {import("./measure.mjs").Measured} Measured
 * @typedef {(program: string, objects?: number) => Measured | undefined} Find Undefined where it was not measured.
 * @typedef {{ claim: string, measured: string, isMet: boolean | undefined }} Verdict `isMet` undefined: not measured.
 */
const RATIOS = [
  { claim: "--version within 2.5 x node -e 0", of: ["holdopen --version"], to: ["node -e 0"], max: 2.5 },
  { claim: "one small file within 5 x node -e 0", of: ["holdopen lint FILE"], to: ["node -e 0"], max: 5 },
  {
    claim: "10,000 objects in at most 2 x js-yaml loadAll",
    of: ["holdopen lint", 10_000],
    to: ["js-yaml loadAll", 10_000],
    max: 2,
  },
  {
    claim: "20,000 objects in at most 2.2 x the time of 10,000",
    of: ["holdopen lint", 20_000],
    to: ["holdopen lint", 10_000],
    max: 2.2,
  },
];
const PEAK = { claim: "10,000 objects in less than 250 MB", of: ["holdopen lint", 10_000], max: 250 };

/** @param {Find} find @returns {readonly Verdict[]} */
export function verdicts(find) {
  return [...RATIOS.map((target) => ratioVerdict(target, find)), peakVerdict(find)];
}

function ratioVerdict({ claim, of, to, max }, find) {
  const [measured, reference] = [find(...of), find(...to)];
  if (!isUsable(measured) || !isUsable(reference)) return { claim, measured: "not measured", isMet: undefined };
  const ratio = measured.median / reference.median;
  const times = `${milliseconds(measured.median)} / ${milliseconds(reference.median)}`;
  // Waiting for a busy machine is no CPU time: where the two ratios differ much, the first one means little.
  const cpu =
    reference.cpuSeconds > 0 ? `; ${(measured.cpuSeconds / reference.cpuSeconds).toFixed(2)} x by CPU time` : "";
  return { claim, measured: `${ratio.toFixed(2)} x (${times})${cpu}`, isMet: ratio <= max };
}

function peakVerdict(find) {
  const measured = find(...PEAK.of);
  if (!isUsable(measured)) return { claim: PEAK.claim, measured: "not measured", isMet: undefined };
  const peak = measured.peakBytes / MEGABYTE;
  return { claim: PEAK.claim, measured: `${peak.toFixed(0)} MB`, isMet: peak > 0 && peak < PEAK.max };
}

function isUsable(measured) {
  return measured !== undefined && measured.failure === undefined;
}

function milliseconds(seconds) {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
