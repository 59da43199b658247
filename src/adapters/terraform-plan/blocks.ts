import { Cursor, descend, findNode, locate, locateKey } from "../../syntax/cursor.ts";
import type { MapNode, Node } from "../../syntax/node.ts";
import { placeholderIn, textAt } from "../read.ts";
import type { ResourceBlock } from "../terraform/block.ts";
import { moduleNames } from "./address.ts";
import { plannedBody } from "./body.ts";
import type { Configuration } from "./configuration.ts";
import { movedTo } from "./moved.ts";
import type { Planned } from "./planned.ts";
import { referenceFollower } from "./references.ts";
import type { Source } from "./source.ts";

export interface PlanParts {
  readonly planned: readonly Planned[];
  readonly configuration: Configuration;
  /** The Terraform files that the plan was made from, where they are in the input. */
  readonly source?: Source;
}

/** The resources of a plan as the blocks that would make them: readers of blocks need no word of plans. */
export function planBlocks({ planned, configuration, source }: PlanParts): readonly ResourceBlock[] {
  const follow = referenceFollower(planned, configuration);
  const project = onlyProject(planned);
  return planned.map((one) => {
    const body = plannedBody(one, expressionsOf(one, configuration), follow);
    const at = placed(one, body, source);
    return {
      address: one.address,
      folder: textAt(at, "project") ?? project,
      type: one.type,
      name: nameOf(at) ?? `${one.label}${one.index}`.replaceAll("/", ":"),
      at,
      body: at.node?.kind === "map" ? at.node : body,
    };
  });
}

function expressionsOf({ module, type, label }: Planned, configuration: Configuration): Node | undefined {
  const resource = configuration(moduleNames(module))?.resources.get(`${type}.${label}`);
  return resource && findNode(resource, ["expressions"]);
}

/** In the Terraform file where there is one; in the plan, what is not set is pointed at by the resource's address. */
function placed(one: Planned, body: MapNode, source: Source | undefined): Cursor {
  const written = source?.find(one);
  if (written !== undefined) {
    const { span } = locateKey(written);
    return new Cursor(written.document, movedTo(body, written.node, span), span, written);
  }
  return new Cursor(one.at.document, body, locate(descend(one.at, "address")).span, one.values);
}

function nameOf(at: Cursor): string | undefined {
  const name = textAt(at, "name");
  return name === undefined || name === "" || placeholderIn(name) !== undefined ? undefined : name;
}

/** What does not say which project it is for is in the one that everything else is in. */
function onlyProject(planned: readonly Planned[]): string {
  const projects = new Set(planned.flatMap(({ values }) => textAt(values, "project") ?? []));
  const [only, ...others] = projects;
  return only === undefined || others.length > 0 ? "-" : only;
}
