import { observed, witnessed } from "../../model/fact.ts";
import type { Connection, Frame } from "../connection.ts";
import { type Exchange, exchange, noncesIn } from "../exchange/exchange.ts";
import { lapseOf } from "../exchange/lapse.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Expected, Session } from "../session.ts";
import { isLocal, type Unopened, unopenedFact, unopenedText } from "../sockets/opening-words.ts";

/**
 * A reply that goes to the wrong socket shows one user's conversation to another. It takes several users at once: a
 * variable of the module instead of the connection, a broadcast without a room, a cache key without the user. Tests
 * with one client cannot see it; in production it is a user who does.
 *
 * ## Condition
 *
 * All users talk at the same time, each message with a nonce of its own. It fails when a nonce arrives at a user who
 * did not send it, and when messages stay without an answer that a single client gets. It listens for three more
 * seconds for what comes late.
 *
 * ## When it does not apply
 *
 * - Without `--load`.
 * - Without users of their own (`auth.users`) a foreign reply is undecided: it may be a room that everybody reads. So
 *   it is where every user receives everything.
 * - It is undecided where no answer carries anything of its message.
 *
 * ## Failing
 *
 * <!-- fault: foreign-nonce {"checks":["W12"],"load":true,"env":{"ANN":"token-of-ann","BOB":"token-of-bob"},"server":{"tokens":{"token-of-ann":"ann","token-of-bob":"bob"}},"config":"services:\n  chat:\n    paths: [/ws]\n    auth:\n      users: [{ name: ann, bearer: { env: ANN } }, { name: bob, bearer: { env: BOB } }]\n    conversation:\n      send: { type: ping, id: \"${nonce}\" }\n      match: { id: \"${nonce}\" }\n"} -->
 *
 * ## How to fix it
 *
 * Send a reply to the connection that asked, or to all connections of its user. Keep nothing of a conversation in a
 * variable that connections share, and put the user into the key of every cache and every channel.
 */
export const usersMixed: Scenario = defineScenario({
  id: "live/users-mixed",
  check: "W12",
  name: "isolation",
  suite: "standard",
  impact: "load",
  needs: ["W4"],
  title: "A user receives what was meant for another",
  why: `A reply that goes to the wrong socket shows one user's conversation to another. It takes several users at the
same time to see it, and in production the first to see it is a user.`,
  references: ["https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/"],
  params: {
    users: { default: 12, about: "Users that talk at the same time; those of auth.users where there are any" },
    twoSockets: { default: 3, about: "How many of them have a second connection" },
    messages: { default: 5, about: "Messages on each connection" },
    watchSeconds: { default: 3, about: "How long to listen after the last answer" },
  },

  async *run(session, { users, twoSockets, messages, watchSeconds }) {
    const seats = seatsOf(session.expected, users, twoSockets);
    const openings = await Promise.all(
      seats.map(async (user) => ({
        user,
        opening: await session.open(user.name === undefined ? {} : { user: user.name }),
      })),
    );
    const talks: Talk[] = [];
    for (const { user, opening } of openings) {
      if (opening.kind === "open") talks.push({ user, connection: opening.connection, exchanges: [] });
      else yield unseated(opening);
    }
    await Promise.all(talks.map((talk) => converse(session, talk, messages)));
    await session.pause(watchSeconds);
    yield* verdicts(session, talks);
    await Promise.all(talks.map(({ connection }) => connection.close()));
  },
});

interface User {
  /** Undefined where there are no credentials to tell users apart. */
  readonly name: string | undefined;
}

interface Talk {
  readonly user: User;
  readonly connection: Connection;
  readonly exchanges: Exchange[];
}

/** One seat for each connection. Without users of their own all are the same one, on different sockets. */
function seatsOf(
  { users, maxSockets = Number.POSITIVE_INFINITY }: Expected,
  count: number,
  twoSockets: number,
): readonly User[] {
  const named: readonly User[] =
    users.length > 1
      ? users.slice(0, count).map((name) => ({ name }))
      : Array.from({ length: count }, () => ({ name: undefined }));
  return [...named, ...named.slice(0, twoSockets)].slice(0, maxSockets);
}

function unseated(opening: Unopened): ScenarioOutcome {
  const evidence = [unopenedFact(opening)] as const;
  const own = isLocal(opening) ? "This machine could not open all connections" : "One of the connections";
  const message = `${own}: the handshake ${unopenedText(opening)}. Who is missing cannot receive what is not meant for them.`;
  return { verdict: "undecided", evidence, message };
}

async function converse(session: Session, { connection, exchanges }: Talk, messages: number): Promise<void> {
  for (let number = 1; number <= messages && !session.signal.aborted; number++) {
    const done = await exchange(session, connection);
    exchanges.push(done);
    if (done.kind === "ended") return;
  }
}

function* verdicts({ expected, known }: Session, talks: readonly Talk[]): Iterable<ScenarioOutcome> {
  const owners = ownersOf(talks);
  const strays = [...talks, ...bystanders(expected, talks, known.connections)].flatMap((one) => straysOf(one, owners));
  const lapses = talks.flatMap(({ exchanges }) => exchanges.flatMap((done) => lapseOf(expected, done) ?? []));
  const [stray] = strays;
  const [lapse] = lapses;
  if (stray) yield mixed(stray, { strays, talks, sent: owners.size });
  if (lapse) {
    const message = `${lapses.length} of ${owners.size} messages that ${talks.length} connections sent at the same time were not answered; the first ${lapse.clause}. One client alone is answered.`;
    yield { verdict: "fail", evidence: [lapse.fact], message };
  }
  const [first] = talks;
  if (stray || lapse || first === undefined) return;
  if (talks.every(({ connection }) => connection.frames.every(({ text }) => noncesIn(text).length === 0))) {
    const fact = observed("connections that talked at the same time", talks.length, first.connection.opened.at());
    const message =
      "No answer carries anything of its message, so nothing shows whose it is: let the server return an id, and name it in conversation.match of holdopen.yaml.";
    return yield { verdict: "undecided", evidence: [fact], message };
  }
  const said = `each of ${owners.size} messages of ${talks.length} connections was answered to its own user and to nobody else`;
  yield { verdict: "pass", evidence: [witnessed(said, first.connection.opened.at())] };
}

function ownersOf(talks: readonly Talk[]): ReadonlyMap<string, User> {
  return new Map(talks.flatMap(({ user, exchanges }) => exchanges.map(({ nonce }) => [nonce, user] as const)));
}

/** Sockets of other checks, which have the first user's credentials: they must hear nothing of this either. */
function bystanders(
  { users }: Expected,
  talks: readonly Talk[],
  connections: readonly Connection[],
): readonly Pick<Talk, "user" | "connection">[] {
  const own = new Set(talks.map(({ connection }) => connection));
  const named = talks.find(({ user: { name } }) => name === users[0])?.user;
  const user = users.length > 1 ? named : { name: undefined };
  if (user === undefined) return [];
  return connections.flatMap((connection) => (own.has(connection) ? [] : [{ user, connection }]));
}

/** Something that came to one user and was another's. */
interface Stray {
  readonly frame: Frame;
  readonly to: User;
  readonly owner: User;
  readonly nonce: string;
}

function straysOf(
  { user, connection }: Pick<Talk, "user" | "connection">,
  owners: ReadonlyMap<string, User>,
): readonly Stray[] {
  const seen = new Set<string>();
  return connection.frames.flatMap((frame) =>
    noncesIn(frame.text).flatMap((nonce) => {
      const owner = owners.get(nonce);
      if (owner === undefined || owner === user || seen.has(nonce)) return [];
      seen.add(nonce);
      return [{ frame, to: user, owner, nonce }];
    }),
  );
}

interface Mixture {
  readonly strays: readonly Stray[];
  readonly talks: readonly Talk[];
  readonly sent: number;
}

function mixed({ frame, to, owner }: Stray, { strays, talks, sent }: Mixture): ScenarioOutcome {
  const evidence = [
    witnessed("this frame answers a message that another connection sent", frame.moment.at("text")),
  ] as const;
  const count = `${new Set(strays.map(({ nonce }) => nonce)).size} of ${sent} messages`;
  if (owner.name === undefined || to.name === undefined) {
    const message = `What answers ${count} also came to a connection that had not sent them. All connections had the same credentials, so this may be a room that everybody reads: give auth.users in holdopen.yaml to tell users apart.`;
    return { verdict: "undecided", evidence, message };
  }
  if (isRoom(strays, talks)) {
    const message = `Every user received every answer: either all of them are in one room on purpose, or nothing is kept apart. Send the messages of conversation to a place of each user's own.`;
    return { verdict: "undecided", evidence, message };
  }
  return {
    verdict: "fail",
    evidence,
    message: `User ${to.name} received what answers a message of user ${owner.name}; so did others, for ${count} in all.`,
    fix: {
      title: "Send a reply to the connection or the user that asked, and key what is shared by user",
      safety: "unsafe",
    },
  };
}

/** Whether everything went to everybody. */
function isRoom(strays: readonly Stray[], talks: readonly Talk[]): boolean {
  const due = talks.reduce(
    (sum, { user }) => sum + talks.reduce((own, talk) => own + (talk.user === user ? 0 : talk.exchanges.length), 0),
    0,
  );
  return talks.length > 2 && strays.length >= due;
}
