import { random } from "./random.mjs";

const DOMAINS = [
  ..."account agenda alerts assistant auction audit billing booking canvas cart catalog chat claims classroom".split(
    " ",
  ),
  ..."courier dashboard delivery devices dispatch editor events feed fleet games identity inbox inventory".split(" "),
  ..."ledger loyalty maps market media meetings notes offers orders payments payroll pricing profile".split(" "),
  ..."quotes reports reviews search shipping support telemetry tickets trading wallet".split(" "),
];
const ROLES = [
  ..."api app backend bff board bridge broker cache channel collector composer console core edge engine".split(" "),
  ..."export feed forms gateway graph guard hub import index insights keeper ledger live monitor notifier".split(" "),
  ..."planner portal proxy push query realtime recorder relay router rules scheduler server sessions".split(" "),
  ..."stats store stream sync tracker views worker".split(" "),
];
const TEAMS = ["commerce", "growth", "identity", "logistics", "media", "messaging", "payments", "platform", "search"];
const CHANNELS = [
  { path: "/ws", library: "ws" },
  { path: "/socket.io", library: "socket.io" },
  { path: "/cable", library: "actioncable" },
  { path: "/v1/realtime/websocket", library: "uvicorn" },
];
const SOCKET_SHARE = 0.4;

/** Names that are not taken twice: every product is one domain and one role. */
export const MAX_PRODUCTS = DOMAINS.length * ROLES.length;

/**
 * What the objects of one product have in common.
 *
 * @typedef {object} Product
 * @property {string} name
 * @property {string} team Its namespace, too.
 * @property {string} version
 * @property {string} host
 * @property {number} port
 * @property {boolean} isServerless On Cloud Run rather than GKE.
 * @property {{ path: string, library: string } | undefined} channel Where it takes sockets, if it does.
 * @property {import("./random.mjs").Random} random For everything about it that is not decided yet.
 */

/**
 * Depends on the seed and its own number only, so that the smaller sets are the beginning of the larger ones.
 *
 * @param {number} number From 0.
 * @param {number} seed
 * @returns {Product}
 */
export function product(number, seed) {
  const choices = random(seed, number);
  // The stride shares no factor with the number of names: each comes up once before any comes up again.
  const place = (number * 1009 + seed) % MAX_PRODUCTS;
  const name = `${DOMAINS[place % DOMAINS.length]}-${ROLES[Math.floor(place / DOMAINS.length)]}`;
  return {
    name,
    team: choices.pick(TEAMS),
    version: `${1 + Math.floor(choices.next() * 4)}.${Math.floor(choices.next() * 30)}.${Math.floor(choices.next() * 9)}`,
    host: `${name}.example.com`,
    port: choices.pick([3000, 8000, 8080, 8080, 9090]),
    isServerless: choices.chance(0.25),
    channel: choices.chance(SOCKET_SHARE) ? choices.pick(CHANNELS) : undefined,
    random: choices,
  };
}
