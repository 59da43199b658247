import { declared, declaredAs, type Fact, type KnownFact, locationOf, unknown } from "../model/fact.ts";
import type { Neighbour, StartOrder } from "../model/startup.ts";
import { descend, locate, locateKey } from "../syntax/cursor.ts";
import { type Container, containerName } from "./container.ts";
import type { PathDraft } from "./draft.ts";
import { resting } from "./load-balancer-hops.ts";
import { isWritten } from "./probes.ts";
import { unreadBlock } from "./unread-block.ts";

/** The containers that the serving one is told, by its variables or words, to reach over their common loopback. */
export function readNeighbours({ containers: [main, ...others], startOrder }: PathDraft): readonly Neighbour[] {
  if (main === undefined || others.length === 0) return [];
  const taken = portsOf(main);
  const byPort = new Map(others.flatMap((one) => [...portsOf(one)].map((port) => [port, one] as const)).reverse());
  const found = new Map<Container, Neighbour>();
  for (const { port, address, aliases } of addressesIn(main)) {
    const other = taken.has(port) ? undefined : byPort.get(port);
    if (other?.name === undefined) continue;
    const awaited = awaitedBy(main, other, startOrder);
    found.set(other, {
      name: declared("a container at its side", other.name, locate(descend(other.at, "name"))),
      address: found.get(other)?.address ?? address,
      aliases: [...(found.get(other)?.aliases ?? [other.name]), ...aliases],
      ...(awaited && { awaited }),
    });
  }
  return [...found.values()];
}

/** The ports that something says a container listens on: its list, its probes, its command line. */
function portsOf({ ports, probes, argv }: Container): ReadonlySet<number> {
  const facts = [...ports.map(({ number }) => number), ...Object.values(probes).map(({ port }) => port)];
  const found = new Set<number>();
  for (const fact of facts) if (fact?.known && typeof fact.value === "number") found.add(fact.value);
  for (const [index, word] of argv.entries()) {
    const before = argv[index - 1];
    const text = /^--?[\w-]+$/.test(before?.known ? before.value : "") && before?.known ? `${before.value}=` : "";
    const port = word.known && PORT_FLAG.exec(text + word.value)?.[1];
    if (port) found.add(Number(port));
  }
  return found;
}

/** `--port=5432`, `-p 6379`, and how the older Cloud SQL proxy writes it: `-instances=…=tcp:5432`. */
const PORT_FLAG = /^(?:--?(?:p|port|listen|bind|addr|address)=(?:[^\s=]*:)?|--?instances=.{1,300}=tcp:)(\d{1,5})$/;

interface Address {
  readonly port: number;
  readonly address: Fact<string>;
  readonly aliases: readonly string[];
}

function addressesIn({ env, argv }: Container): readonly Address[] {
  const known = new Map(env.flatMap(({ name, value }) => (value.known ? [[name, value] as const] : [])));
  const found: Address[] = [];
  for (const [name, value] of known) {
    const port = LOOPBACK.test(value.value) ? known.get(name.replace(HOST_NAME, "PORT")) : undefined;
    const text = port && HOST_NAME.test(name) ? `${value.value}:${port.value}` : value.value;
    found.push(...addressesOf(text, value, [name]));
  }
  for (const word of argv) if (word.known) found.push(...addressesOf(word.value, word, []));
  return found;
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|::1)$/;
const HOST_NAME = /HOST(?:NAME)?$/;
const WITH_PORT =
  /(?:\b([a-z][a-z0-9+.-]{1,30}):\/\/[^\s/@]{0,200}@?)?(?<![\w.-])(localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})(?!\d)/g;

/** Only the address itself is kept: what stands around it may be a password. */
function addressesOf(text: string, said: KnownFact<string>, aliases: readonly string[]): readonly Address[] {
  return [...text.matchAll(WITH_PORT)].map(([, scheme, host, port]) => {
    const address = declared(`the address in ${said.what}`, `${host}:${port}`, locationOf(said));
    return {
      port: Number(port),
      address: resting(address, said.assumed),
      aliases: scheme === undefined ? aliases : [...aliases, scheme],
    };
  });
}

/** What lets the process wait; for what is not waited for the answer is undefined. */
function awaitedBy(main: Container, other: Container, order: StartOrder | undefined): Fact<string> | undefined {
  const wait = order?.waits.find(
    ({ name, needs }) => isNamed(name, main) && needs.some((need) => isNamed(need, other)),
  );
  const need = wait?.needs.find((one) => isNamed(one, other));
  if (need)
    return declaredAs(
      "sentence",
      "the order",
      `Cloud Run starts ${containerName(other.name)} before`,
      locationOf(need),
    );
  return waitingWord(main) ?? postStart(main, other);
}

function isNamed(name: Fact<string>, { name: own }: Container): boolean {
  return !name.known || name.value === own;
}

/** A loop in a shell, or one of the programs that exist for this. */
const WAITS = /\b(?:until|while)\b|\bwait[-_]?(?:for|4)|\bdockerize\b|\bnc\s+-\w*z|\bpg_isready\b/;

function waitingWord({ argv, name }: Container): Fact<string> | undefined {
  const word = argv.find((one) => one.known && WAITS.test(one.value));
  if (word === undefined) return undefined;
  const said = `the command of ${containerName(name)} waits by itself`;
  return declaredAs("sentence", "the command", said, locationOf(word));
}

/** The kubelet starts containers in their order, and goes on when the one before has ended its hook. */
function postStart(main: Container, other: Container): Fact<string> | undefined {
  const lifecycle = descend(other.at, "lifecycle");
  const what = `postStart of ${containerName(other.name)}`;
  const hook = descend(lifecycle, "postStart");
  const unread = unreadBlock(what, lifecycle) ?? unreadBlock(what, hook);
  if (unread) return unknown(what, unread.why, locationOf(unread));
  if (!isWritten(hook) || !comesBefore(other, main)) return undefined;
  const said = `${containerName(other.name)} holds back those after it until its postStart hook has ended`;
  return declaredAs("sentence", what, said, locateKey(hook));
}

function comesBefore(one: Container, other: Container): boolean {
  const [a, b] = [one, other].map(({ at }) => at.pointer.at(-1));
  return typeof a !== "number" || typeof b !== "number" || a < b;
}
