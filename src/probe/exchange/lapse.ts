import { type Fact, witnessed } from "../../model/fact.ts";
import type { Expected } from "../session.ts";
import { endingText, span } from "../sockets/ending-words.ts";
import type { Exchange } from "./exchange.ts";

/** What went wrong with a message, as a clause that goes on from it, and where it is seen. */
export interface Lapse {
  readonly clause: string;
  readonly fact: Fact<string>;
}

/** Undefined where the message was answered, and where silence is no fault because nobody said what an answer is. */
export function lapseOf({ conversation }: Expected, done: Exchange): Lapse | undefined {
  switch (done.kind) {
    case "answered":
      return undefined;
    case "ended": {
      const said = endingText(done.ending);
      return {
        clause: `was not answered: ${span(done.ms)} later ${said}`,
        fact: witnessed(said, done.ending.moment.at("how")),
      };
    }
    case "silent": {
      if (!conversation.isDeclared) return undefined;
      const clause = `got no answer within ${conversation.replySeconds} s`;
      return { clause, fact: witnessed(`this message ${clause}`, done.sent.at("text")) };
    }
  }
}
