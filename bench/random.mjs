/**
 * A seeded source of choices: the same seeds give the same choices on every machine.
 *
 * @typedef {object} Random
 * @property {() => number} next At least 0, below 1.
 * @property {<T>(choices: readonly T[]) => T} pick
 * @property {(probability: number) => boolean} chance
 */

/**
 * @param {readonly number[]} seeds Mixed into one: a run's seed and the number of what is made.
 * @returns {Random}
 */
export function random(...seeds) {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) ^ (mixed >>> 15), 0x2545f491);
  // mulberry32: 32 bits of state are plenty for choosing names and numbers.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    pick: (choices) => choices[Math.floor(next() * choices.length)],
    chance: (probability) => next() < probability,
  };
}
