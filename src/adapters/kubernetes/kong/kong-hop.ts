import { declaredSeconds, type Fact, secondsByDefault, unknown } from "../../../model/fact.ts";
import type { Hop } from "../../../model/hop.ts";
import { secondsOf } from "../../../platform/limits.ts";
import { type Cursor, descend, locate, locateKey } from "../../../syntax/cursor.ts";
import { numberFact, textAt } from "../../read.ts";
import type { Front } from "../front.ts";
import { annotation } from "../objects.ts";
import { agreed } from "../proxies/agreed.ts";
import { durationFact } from "../proxies/duration-fact.ts";
import { socketRules } from "../proxies/socket-rules.ts";
import type { Service } from "../service.ts";

/** Kong is an nginx: it gives a connection up on which the Service has been silent for its read timeout. */
export function kongHop(front: Front, label: string): Hop {
  return { name: label, kind: "proxy", software: "kong", idleSeconds: readTimeout(front, label) };
}

const READ_TIMEOUT = "konghq.com/read-timeout";

/** Of the Service's annotation, of the KongIngress that it names, or of the HTTPRoute. */
function readTimeout(front: Front, label: string): Fact<number> {
  const { way, service, limits } = front;
  if (service === undefined) {
    const why = `${way.backend.kind} ${way.backend.name}, whose annotations set it, is not in the input`;
    return unknown(`read timeout of ${label}`, why, locate(way.backend.at));
  }
  const what = `${READ_TIMEOUT} of Service ${service.name}`;
  const place = annotation(service.at, READ_TIMEOUT);
  const ofService = milliseconds(what, place) ?? ofKongIngress(front, service);
  const ofRoute = routeTimeout(front);
  if (ofService && ofRoute) {
    return unknown(what, "the HTTPRoute sets backendRequest too, and which of them counts is not known", locate(place));
  }
  const limit = limits("kong-read");
  return ofService ?? ofRoute ?? secondsByDefault(what, secondsOf(limit), locateKey(place), limit);
}

function ofKongIngress({ objects }: Front, service: Service): Fact<number> | undefined {
  const place = annotation(service.at, "konghq.com/override");
  const name = textAt(place);
  if (name === undefined) return undefined;
  const found = objects.find("KongIngress", service.namespace, name, service.at);
  const what = `read_timeout of KongIngress ${name}`;
  if (found === undefined) return unknown(what, "it is not in the input", locate(place));
  return milliseconds(what, descend(found.at, "proxy", "read_timeout"));
}

function routeTimeout({ way }: Front): Fact<number> | undefined {
  return agreed(socketRules(way.rules), ({ at }) =>
    durationFact(`timeouts.backendRequest of HTTPRoute ${way.route}`, descend(at, "timeouts", "backendRequest")),
  );
}

function milliseconds(what: string, at: Cursor): Fact<number> | undefined {
  const fact = numberFact(what, at);
  if (!fact?.known) return fact;
  if (!Number.isInteger(fact.value) || fact.value < 1) {
    return unknown(what, "Kong takes whole milliseconds from 1 up, and no other", locate(at));
  }
  return declaredSeconds(what, fact.value / 1000, locate(at));
}
