import { endingText, span } from "../sockets/ending-words.ts";
import type { Moment } from "../transcript.ts";
import { type Conversation, expectedTypes } from "./conversation.ts";
import type { Misplaced, OrderFaults } from "./event-order.ts";
import { MAX_EVENTS, type SeenEvent, type Sequence, type SequenceLimits } from "./sequence.ts";

/** One thing that is wrong with a sequence, as a clause, and the line that shows it. */
export interface OrderFault {
  readonly clause: string;
  readonly moment: Moment;
  /** Types it is about. */
  readonly types: readonly string[];
}

/** What is wrong with a sequence, gravest first. */
export function orderFaults(
  sequence: Sequence,
  { missing, misplaced, duplicate, extra }: OrderFaults,
  conversation: Conversation,
  limits: SequenceLimits,
): readonly OrderFault[] {
  const at = (index: number): SeenEvent[] => sequence.events.slice(index, index + 1);
  return [
    ...forbiddenFault(sequence),
    ...missingFaults(sequence, missing, { conversation, limits }),
    ...misplaced.flatMap((pair) => misplacedFault(sequence, pair)),
    ...byType(duplicate.flatMap(at)).map(({ type, count, first }) => ({
      clause: `${type} came ${count === 1 ? "once" : `${count} times`} more than expected, first again ${sinceBefore(sequence, first)}`,
      moment: first.moment,
      types: [type],
    })),
    ...byType(extra.flatMap(at)).map(({ type, count, first }) => ({
      clause: `${type}, which nobody expects here, came ${count === 1 ? "" : `${count} times, first `}${afterSent(sequence, first)}`,
      moment: first.moment,
      types: [type],
    })),
  ];
}

function forbiddenFault(sequence: Sequence): readonly OrderFault[] {
  const last = sequence.events.at(-1);
  if (sequence.end !== "forbidden" || last === undefined) return [];
  const clause = `${last.type}, which must not come, came ${afterSent(sequence, last)}`;
  return [{ clause, moment: last.moment, types: [last.type] }];
}

function missingFaults(
  sequence: Sequence,
  missing: readonly string[],
  { conversation, limits }: { readonly conversation: Conversation; readonly limits: SequenceLimits },
): readonly OrderFault[] {
  if (sequence.end === "forbidden") return [];
  const expected = expectedTypes(conversation);
  const reached = Math.max(-1, ...sequence.events.map(({ type }) => expected.lastIndexOf(type)));
  const isSkipped = (type: string): boolean => conversation.mode !== "set" && expected.indexOf(type) < reached;
  const skipped = missing.filter(isSkipped);
  const due = missing.filter((type) => !isSkipped(type));
  const { moment } = sequence.events.at(-1) ?? { moment: sequence.sent };
  const stray = strayText(sequence, conversation, missing);
  const fault = (types: readonly string[], what: string): readonly OrderFault[] =>
    types.length === 0 ? [] : [{ clause: `${types.join(", ")} ${what}${stray}`, moment, types }];
  return [
    ...fault(skipped, `never came, though ${expected[reached]}, which belongs behind, did`),
    ...fault(due, whyDue(sequence, { conversation, limits })),
  ];
}

function whyDue(
  sequence: Sequence,
  { conversation, limits }: { readonly conversation: Conversation; readonly limits: SequenceLimits },
): string {
  const last = sequence.events.at(-1);
  const after = last === undefined ? "the message" : last.type;
  switch (sequence.end) {
    case "ended": {
      const { ending } = sequence;
      const sinceMs = (ending?.ms ?? 0) - (last?.ms ?? sequence.sent.ms);
      return `did not come any more: ${ending ? endingText(ending) : "the socket ended"} ${span(sinceMs)} after ${after}`;
    }
    case "overlong":
      return `had not come ${limits.totalSeconds} s, or ${MAX_EVENTS} events, after the message`;
    default:
      return `had not come ${last === undefined ? conversation.replySeconds : limits.gapSeconds} s after ${after}`;
  }
}

/** An event that is missed may have come under another name: that explains it. */
function strayText({ strays }: Sequence, { match }: Conversation, missing: readonly string[]): string {
  const stray = strays.find(({ type }) => missing.includes(type));
  if (stray === undefined) return "";
  return ` (${stray.type} did come, but without the ${Object.keys(match).join(", ")} of this message)`;
}

function misplacedFault({ events }: Sequence, { early, late }: Misplaced): readonly OrderFault[] {
  const [first, second] = [events[early], events[late]];
  if (first === undefined || second === undefined) return [];
  const clause = `${first.type} came before ${second.type}, ${briefSpan(second.ms - first.ms)} early`;
  return [{ clause, moment: first.moment, types: [first.type, second.type] }];
}

function byType(events: readonly SeenEvent[]): readonly { type: string; count: number; first: SeenEvent }[] {
  const groups = new Map<string, SeenEvent[]>();
  for (const event of events) groups.set(event.type, [...(groups.get(event.type) ?? []), event]);
  return [...groups].flatMap(([type, [first, ...more]]) => (first ? [{ type, count: more.length + 1, first }] : []));
}

function sinceBefore({ events }: Sequence, event: SeenEvent): string {
  const before = events.slice(0, events.indexOf(event)).findLast(({ type }) => type === event.type);
  return `${briefSpan(event.ms - (before?.ms ?? event.ms))} later`;
}

function afterSent({ sent }: Sequence, event: SeenEvent): string {
  return `${briefSpan(event.ms - sent.ms)} after the message`;
}

function briefSpan(ms: number): string {
  return ms < 1 ? "less than 1 ms" : span(ms);
}
