import { describe, expect, test } from "vitest";
import { linkCompute } from "../../../src/adapters/compute/link.ts";
import { readLoadBalancers } from "../../../src/adapters/compute/load-balancers.ts";
import type { PathDraft } from "../../../src/adapters/draft.ts";
import { recognise } from "../../../src/adapters/recognise.ts";
import { limit } from "../../../src/platform/limits.ts";
import { yaml } from "../../support/parse.ts";

function drafts(...texts: readonly string[]): readonly PathDraft[] {
  const { resources } = recognise(texts.flatMap((text, index) => yaml(text, `${index}.yaml`)));
  return linkCompute(resources, limit, readLoadBalancers(resources, limit)).drafts;
}

const backend = (name: string, scope = "global"): string =>
  `kind: compute#backendService\nname: ${name}\nselfLink: x/projects/p/${scope}/backendServices/${name}\nloadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTP\nbackends: [{group: regions/r/networkEndpointGroups/group}]`;

describe("a backend service", () => {
  test("is a path by itself, named by its place", () => {
    const [draft] = drafts(backend("web"));
    expect(draft).toMatchObject({
      id: "web",
      platform: "load-balancer",
      subject: { kind: "backend-service", name: "web" },
      containers: [],
    });
    expect(draft?.at.pointer).toEqual(["name"]);
  });

  test("that a name suggests to carry sockets has the evidence", () => {
    expect(drafts(backend("chat-websocket"))[0]?.evidence).toMatchObject([{ strength: "strong" }]);
    expect(drafts(backend("laws"))[0]?.evidence).toEqual([]);
  });

  test("that leads to a Cloud Run service of the input is not told twice", () => {
    const neg =
      "kind: compute#networkEndpointGroup\nname: group\nregion: r\nnetworkEndpointType: SERVERLESS\ncloudRun: {service: chat}";
    const chat =
      "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: chat}\nspec: {template: {spec: {containers: [{image: i}]}}}";
    expect(drafts(backend("web"), neg, chat)).toEqual([]);
    expect(drafts(backend("web"), neg)).toHaveLength(1);
  });
});

describe("ids", () => {
  const ids = (...texts: readonly string[]): readonly string[] => drafts(...texts).map(({ id }) => id);

  test("are in order, and grow only where names collide", () => {
    expect(ids(backend("b"), backend("a"))).toEqual(["a", "b"]);
    expect(ids(backend("a"), backend("a", "regions/r"))).toEqual(["global/a", "r/a"]);
  });

  test("leave the name to a workload of the same name", () => {
    expect(ids(backend("a"), "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}")).toEqual([
      "backend service a",
    ]);
  });
});
