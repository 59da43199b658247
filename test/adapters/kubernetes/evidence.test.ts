import { describe, expect, test } from "vitest";
import { deployment, ingress, pathOf, service } from "./support.ts";

function evidence(text: string, id?: string): readonly string[] {
  return pathOf(text, id).evidence.map(({ strength, why }) => `${strength}: ${why}`);
}

describe("a request path", () => {
  test.each([["/ws"], ["/api/websocket"], ["/socket.io/*"], ["/cable"], ["/chat/sockjs/"], ["/ws(/|$)(.*)"]])(
    "%s carries sockets",
    (path) => {
      expect(evidence(service("chat") + ingress("chat", undefined, path))).toEqual([
        `strong: Ingress chat routes ${path} here`,
      ]);
    },
  );

  test.each([["/"], ["/news"], ["/wsdl"], ["/cables"], ["/websocketless"]])("%s says nothing", (path) => {
    expect(evidence(service("chat") + ingress("chat", undefined, path))).toEqual([]);
  });

  test("counts wherever it stands among the paths to the Service", () => {
    const two = ingress("chat", undefined, "/ws").replace(
      "            backend:",
      "            backend: {service: {name: chat, port: {number: 80}}}\n          - path: /\n            backend:",
    );
    expect(evidence(service("chat") + two)).toEqual(["strong: Ingress chat routes /ws here"]);
  });

  test("/ws-events merely suggests it", () => {
    expect(evidence(service("chat") + ingress("chat", undefined, "/ws-events"))[0]).toMatch(/^weak/);
  });
});

describe("a port", () => {
  test.each([["ws"], ["wss"], ["websocket"], ["socketio"]])("named %s carries sockets", (name) => {
    const text = deployment("chat") + service("chat").replace("name: web", `name: ${name}`);
    expect(evidence(text)).toEqual([`strong: Service chat has a port named ${name}`]);
  });

  test("of the container counts where the Service sends to it", () => {
    const named = (number: number): string =>
      deployment("chat").replace("name: http, containerPort: 8080", `name: ws, containerPort: ${number}`);
    expect(evidence(named(8080) + service("chat"))).toEqual(["strong: container app has a port named ws"]);
    expect(evidence(named(9000) + service("chat"))).toEqual([]);
  });

  test("may say it in its appProtocol; gRPC is no WebSocket", () => {
    const typed = (protocol: string): string =>
      deployment("chat") + service("chat").replace("name: web", `name: web, appProtocol: ${protocol}`);
    expect(evidence(typed("kubernetes.io/ws"))).toEqual(["strong: a port's appProtocol is kubernetes.io/ws"]);
    expect(evidence(typed("grpc"))).toEqual([]);
  });

  test("that is not the one in use says nothing of this path", () => {
    const two = service("chat").replace("ports: [", "ports: [{name: ws, port: 81, targetPort: 8081}, ");
    expect(evidence(two + ingress("chat"))).toEqual([]);
  });
});

describe("a name", () => {
  test("with websocket in it is strong, with ws weak", () => {
    expect(evidence(deployment("chat").replace("name: app", "name: websocketexample"))).toEqual([
      "strong: the container is named websocketexample",
    ]);
    expect(evidence(deployment("ws-gateway"))).toEqual(["weak: the Deployment is named ws-gateway"]);
  });

  test.each([["news"], ["aws-proxy"], ["wsgi"], ["grpc"], ["socket"]])("such as %s says nothing", (name) => {
    expect(evidence(deployment(name) + service(name))).toEqual([]);
  });
});

test("nginx.org/websocket-services speaks for the Services it names", () => {
  const annotations = "kubernetes.io/ingress.class: nginx\nnginx.org/websocket-services: other, chat";
  expect(evidence(service("chat") + ingress("chat", annotations))).toEqual([
    "strong: nginx.org/websocket-services names Service chat",
  ]);
  expect(evidence(service("api") + ingress("api", annotations))).toEqual([]);
});

test("the strongest evidence comes first", () => {
  const found = pathOf(deployment("ws") + service("ws") + ingress("ws", undefined, "/ws")).evidence;
  expect(found.map(({ strength }) => strength)).toEqual(["strong", "weak", "weak"]);
});

test("a comment is no evidence", () => {
  expect(evidence(`# websocket server\n${deployment("chat")}`)).toEqual([]);
});
