import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { locationOf } from "../../../src/model/fact.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { sourceText } from "../../../src/syntax/document.ts";
import { parseYaml } from "../../../src/syntax/yaml.ts";
import { factsIn, pathsOf, placesOf, values } from "../../support/facts.ts";
import { hcl } from "../../support/hcl.ts";

const YAML = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: chat
  namespace: web
  labels: { tier: sockets }
spec:
  replicas: 3
  selector:
    matchLabels: { app: chat }
  template:
    metadata:
      labels: { app: chat }
    spec:
      terminationGracePeriodSeconds: 45
      volumes:
        - name: config
          configMap: { name: chat-config }
      containers:
        - name: chat
          image: example/chat
          command: ["uvicorn", "chat:app"]
          args: ["--ws-ping-interval", "25"]
          ports:
            - name: ws
              containerPort: 8080
          env:
            - name: WS_PING_SECONDS
              value: "20"
            - name: WS_IDLE_TIMEOUT_SECONDS
              valueFrom:
                configMapKeyRef: { name: chat-config, key: idle }
          envFrom:
            - configMapRef: { name: chat-config }
          volumeMounts:
            - name: config
              mountPath: /etc/chat
          lifecycle:
            preStop:
              exec:
                command: ["sleep", "15"]
          readinessProbe:
            periodSeconds: 5
            httpGet:
              path: /ready
              port: 8080
          livenessProbe:
            tcpSocket:
              port: 8080
          startupProbe:
            exec:
              command: ["true"]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: chat-config
  namespace: web
data:
  idle: "120"
  websocket.yaml: |
    websocket:
      heartbeat_interval: 40
---
apiVersion: v1
kind: Service
metadata:
  name: chat
  namespace: web
  annotations:
    cloud.google.com/backend-config: '{"default": "chat"}'
spec:
  type: NodePort
  sessionAffinity: ClientIP
  sessionAffinityConfig:
    clientIP:
      timeoutSeconds: 600
  selector: { app: chat }
  ports:
    - name: ws
      port: 80
      targetPort: ws
      appProtocol: kubernetes.io/ws
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: chat
  namespace: web
  annotations:
    kubernetes.io/ingress.class: gce
spec:
  defaultBackend:
    service:
      name: chat
      port:
        number: 80
  rules:
    - host: chat.example.com
      http:
        paths:
          - path: /ws
            pathType: Prefix
            backend:
              service:
                name: chat
                port:
                  name: ws
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: chat
  namespace: web
spec:
  minReplicas: 2
  maxReplicas: 9
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: chat
---
apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata:
  name: chat
  namespace: web
spec:
  timeoutSec: 3600
  connectionDraining:
    drainingTimeoutSec: 30
  healthCheck:
    type: HTTP
    requestPath: /ready
`;

const TERRAFORM = `resource "kubernetes_namespace" "web" {
  metadata {
    name = "web"
  }
}

resource "kubernetes_deployment_v1" "chat" {
  metadata {
    name      = "chat"
    namespace = kubernetes_namespace.web.metadata[0].name
    labels    = { tier = "sockets" }
  }
  spec {
    replicas = 3
    selector {
      match_labels = { app = "chat" }
    }
    template {
      metadata {
        labels = { app = "chat" }
      }
      spec {
        termination_grace_period_seconds = 45
        volume {
          name = "config"
          config_map {
            name = kubernetes_config_map.chat.metadata.0.name
          }
        }
        container {
          name    = "chat"
          image   = "example/chat"
          command = ["uvicorn", "chat:app"]
          args    = ["--ws-ping-interval", "25"]
          port {
            name           = "ws"
            container_port = 8080
          }
          env {
            name  = "WS_PING_SECONDS"
            value = "20"
          }
          env {
            name = "WS_IDLE_TIMEOUT_SECONDS"
            value_from {
              config_map_key_ref {
                name = kubernetes_config_map.chat.metadata[0].name
                key  = "idle"
              }
            }
          }
          env_from {
            config_map_ref {
              name = "chat-config"
            }
          }
          volume_mount {
            name       = "config"
            mount_path = "/etc/chat"
          }
          lifecycle {
            pre_stop {
              exec {
                command = ["sleep", "15"]
              }
            }
          }
          readiness_probe {
            period_seconds = 5
            http_get {
              path = "/ready"
              port = 8080
            }
          }
          liveness_probe {
            tcp_socket {
              port = 8080
            }
          }
          startup_probe {
            exec {
              command = ["true"]
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_config_map" "chat" {
  metadata {
    name      = "chat-config"
    namespace = kubernetes_namespace.web.metadata[0].name
  }
  data = {
    idle             = "120"
    "websocket.yaml" = <<-EOT
      websocket:
        heartbeat_interval: 40
    EOT
  }
}

resource "kubernetes_service" "chat" {
  metadata {
    name      = "chat"
    namespace = kubernetes_namespace.web.metadata[0].name
    annotations = {
      "cloud.google.com/backend-config" = "{\\"default\\": \\"chat\\"}"
    }
  }
  spec {
    type             = "NodePort"
    session_affinity = "ClientIP"
    session_affinity_config {
      client_ip {
        timeout_seconds = 600
      }
    }
    selector = {
      app = kubernetes_deployment_v1.chat.spec.0.template.0.metadata.0.labels.app
    }
    port {
      name         = "ws"
      port         = 80
      target_port  = "ws"
      app_protocol = "kubernetes.io/ws"
    }
  }
}

resource "kubernetes_ingress_v1" "chat" {
  metadata {
    name      = "chat"
    namespace = "web"
    annotations = {
      "kubernetes.io/ingress.class" = "gce"
    }
  }
  spec {
    default_backend {
      service {
        name = kubernetes_service.chat.metadata[0].name
        port {
          number = 80
        }
      }
    }
    rule {
      host = "chat.example.com"
      http {
        path {
          path      = "/ws"
          path_type = "Prefix"
          backend {
            service {
              name = kubernetes_service.chat.metadata[0].name
              port {
                name = "ws"
              }
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "chat" {
  metadata {
    name      = "chat"
    namespace = "web"
  }
  spec {
    min_replicas = 2
    max_replicas = 9
    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.chat.metadata[0].name
    }
  }
}

resource "kubernetes_manifest" "backend_config" {
  manifest = {
    apiVersion = "cloud.google.com/v1"
    kind       = "BackendConfig"
    metadata = {
      name      = "chat"
      namespace = kubernetes_namespace.web.metadata[0].name
    }
    spec = {
      timeoutSec         = 3600
      connectionDraining = { drainingTimeoutSec = 30 }
      healthCheck        = { type = "HTTP", requestPath = "/ready" }
    }
  }
}
`;

const fromYaml = (text: string) => pathsOf(parseYaml(sourceText({ kind: "file", file: "chat.yaml" }, text)).documents);

const inTerraform = async (text: string, others: Readonly<Record<string, string>> = {}) =>
  pathsOf(await hcl({ "main.tf": text, ...others }));

/** The declared facts whose place holds their value, and the others that hold another text. */
function cutOut(paths: readonly ConnectionPath[], text: string): readonly (readonly [string, string])[] {
  return paths.flatMap((path) =>
    factsIn(path).flatMap((fact) => {
      if (!fact.known || fact.origin.kind !== "declared" || fact.wording !== undefined) return [];
      const { span } = locationOf(fact);
      const cut = text.slice(span.start, span.end).replace(/^"(.*)"$/, "$1");
      return /[{\n=]|^[a-z_]+$/.test(cut) && cut !== String(fact.value) ? [] : [[String(fact.value), cut] as const];
    }),
  );
}

/** A resource that holds the documents of a text. */
const held = (yaml: string, open = "<<-YAML"): string =>
  yaml
    .split("---\n")
    .map((one, index) => {
      const lines = one.replace(/^(?=.)/gm, "    ");
      return `resource "kubectl_manifest" "part_${index}" {\n  yaml_body = ${open}\n${lines}  YAML\n}\n`;
    })
    .join("\n");

describe("a workload, written for the provider for Kubernetes", () => {
  test("has the values of its manifests, at places of its own", async () => {
    const paths = await inTerraform(TERRAFORM);
    expect(values(paths)).toEqual(values(fromYaml(YAML)));
    expect(new Set(paths.flatMap(placesOf))).toEqual(new Set(["main.tf"]));
    expect(paths.flatMap((path) => factsIn(path)).length).toBeGreaterThan(80);
  });

  test("has each declared value at its own characters", async () => {
    const found = cutOut(await inTerraform(TERRAFORM), TERRAFORM);
    expect(found.length).toBeGreaterThan(30);
    for (const [value, cut] of found) expect(cut).toBe(value);
  });

  test.each(["v1", "v2"])("is the same for resources with %s in their names and without", async (version) => {
    const versioned = TERRAFORM.replaceAll(
      /kubernetes_(deployment|service|config_map|namespace)(?:_v1)?\b/g,
      `kubernetes_$1_${version}`,
    );
    expect(values(await inTerraform(versioned))).toEqual(values(fromYaml(YAML)));
  });

  test.each([
    ["kubernetes_stateful_set", "StatefulSet", "stateful-set"],
    ["kubernetes_daemonset", "DaemonSet", "daemon-set"],
    ["kubernetes_daemon_set_v1", "DaemonSet", "daemon-set"],
    ["kubernetes_replication_controller", "ReplicationController", "deployment"],
  ])("may be a %s", async (type, kind, subject) => {
    const paths = await inTerraform(TERRAFORM.replaceAll("kubernetes_deployment_v1", type));
    expect(paths.map((path) => path.subject?.kind)).toEqual([subject, subject]);
    const version = kind === "ReplicationController" ? "v1" : "apps/v1";
    const manifests = YAML.replace("apiVersion: apps/v1\nkind: Deployment", `apiVersion: ${version}\nkind: ${kind}`);
    expect(values(paths)).toEqual(values(fromYaml(manifests)));
  });

  test("of a name that nobody knows is found by what refers to it", async () => {
    const named = TERRAFORM.replace(
      'name      = "chat"\n    namespace = kubernetes',
      "name      = var.name\n    namespace = kubernetes",
    );
    const paths = await inTerraform(named.replace(/resource "kubernetes_horizontal[\s\S]*?\n}\n/, ""));
    expect(paths.map(({ subject }) => subject?.name)).toEqual(["chat", "chat"]);
  });

  test("is not taken for another one by labels or namespaces that nobody knows", async () => {
    const other = TERRAFORM.replace(/app = kubernetes_deployment_v1[^\n]*/, "app = var.other").replace(
      /match_labels = \{ app = "chat" \}([\s\S]*?)labels = \{ app = "chat" \}/,
      "match_labels = { app = var.app }$1labels = { app = var.app }",
    );
    const apart = (await inTerraform(other)).filter(({ loadBalancer }) => loadBalancer !== undefined);
    expect(apart.map(({ subject }) => subject?.kind)).toEqual(["service", "service"]);
    const same = other.replace("var.other", "var.app");
    expect((await inTerraform(same)).map(({ subject }) => subject?.kind)).toEqual(["deployment", "deployment"]);
  });
});

describe("other ways to write it", () => {
  test("the first version of an Ingress names its Service in another way", async () => {
    const old = TERRAFORM.replace("kubernetes_ingress_v1", "kubernetes_ingress")
      .replace(
        /default_backend \{\s+service \{\s+name = (\S+)\s+port \{\s+number = (\d+)\s+\}\s+\}/,
        "backend {\n service_name = $1\n service_port = $2\n",
      )
      .replace(
        /service \{\s+name = (kubernetes_service\S+)\s+port \{\s+name = ("ws")\s+\}\s+\}/,
        "service_name = $1\n service_port = $2\n",
      );
    expect(values(await inTerraform(old))).toEqual(values(fromYaml(YAML)));
  });

  test("dynamic blocks are lists as well, and what nobody can count is there and unknown", async () => {
    const known = TERRAFORM.replace(
      /env \{\s+name {2}= "WS_PING_SECONDS"\s+value = "20"\s+\}/,
      'dynamic "env" {\n for_each = ["x"]\n content {\n name = "WS_PING_SECONDS"\n value = "20"\n }\n }',
    );
    expect(known).toContain("dynamic");
    const [first] = await inTerraform(known);
    const [wanted] = fromYaml(YAML);
    expect(values(first?.heartbeats)).toEqual(values(wanted?.heartbeats));
    const probe = TERRAFORM.replace(
      "readiness_probe {",
      'dynamic "readiness_probe" {\n for_each = var.probes\n content {',
    ).replace("liveness_probe {", "}\n liveness_probe {");
    const [unsure] = await inTerraform(probe);
    expect(unsure?.startup.probes.readiness?.declaration).toMatchObject({ known: false });
  });

  test("one folder's undecided labels are not another's", async () => {
    const open = TERRAFORM.replaceAll(/(?<=app = )"chat"|kubernetes_deployment_v1\.chat\.spec\S+/g, "var.app");
    const [deployment = "", service = ""] = [
      open.slice(0, open.indexOf('resource "kubernetes_config_map"')),
      open.slice(open.indexOf('resource "kubernetes_config_map"')),
    ];
    const joined = pathsOf(await hcl({ "a/main.tf": deployment, "a/service.tf": service }));
    expect(joined.map(({ subject }) => subject?.kind)).toEqual(["deployment", "deployment"]);
    const apart = pathsOf(await hcl({ "a/main.tf": deployment, "b/main.tf": service }));
    expect(apart.filter(({ loadBalancer }) => loadBalancer).map(({ subject }) => subject?.kind)).toEqual([
      "service",
      "service",
    ]);
  });
});

describe("manifests in heredocs", () => {
  test.each(["<<-YAML", "<<YAML"])("after %s have the values of files, at their own characters", async (open) => {
    const text = held(YAML, open);
    const paths = await inTerraform(text);
    expect(values(paths)).toEqual(values(fromYaml(YAML)));
    const found = cutOut(paths, text);
    expect(found.length).toBeGreaterThan(30);
    for (const [value, cut] of found) expect(cut).toBe(value);
  });

  test("have what is filled in where it is filled in, whether it is known or not", async () => {
    const text = held(YAML.replace("timeoutSec: 3600", "timeoutSec: $${var.seconds}"));
    const variable = 'variable "seconds" {\n  default = 86400\n}\n';
    const filled = text.replace("$${", "${");
    const known = (await inTerraform(filled + variable))[0]?.loadBalancer?.timeoutSeconds;
    const unset = (await inTerraform(filled))[0]?.loadBalancer?.timeoutSeconds;
    expect(known).toMatchObject({ known: true, value: 86400 });
    expect(unset).toMatchObject({ known: false, why: expect.stringContaining("var.seconds") });
    for (const fact of [known, unset]) {
      const span = fact && locationOf(fact).span;
      expect(filled.slice(span?.start, span?.end)).toBe("${var.seconds}");
    }
  });

  test("may be several in one text, and stand in yamldecode", async () => {
    const lines = YAML.replace(/^(?=.)/gm, "    ");
    const listed = `data "kubectl_file_documents" "all" {\n  content = <<-EOT\n${lines.replaceAll("    ---", "---")}  EOT\n}\n`;
    expect(values(await inTerraform(listed))).toEqual(values(fromYaml(YAML)));
    const decoded = held(YAML).replaceAll('"kubectl_manifest"', '"kubernetes_manifest"');
    const manifests = decoded
      .replaceAll("yaml_body = <<-YAML", "manifest = yamldecode(<<-YAML")
      .replaceAll("  YAML\n", "  YAML\n  )\n");
    const paths = await inTerraform(manifests);
    expect(values(paths)).toEqual(values(fromYaml(YAML)));
    for (const [value, cut] of cutOut(paths, manifests)) expect(cut).toBe(value);
  });

  test("that a directive or another resource decides make nothing, and neither does what is no YAML", async () => {
    const directive = held(YAML).replace("metadata:\n", "%{ if var.x }\n    metadata:\n    %{ endif }\n");
    expect((await inTerraform(directive)).map(({ subject }) => subject?.kind)).toEqual(["service", "service"]);
    const { problems } = await lint({ texts: [{ name: "main.tf", text: directive }], config: false });
    expect(problems.map(({ source, span, message }) => [source.text.slice(span.start, span.end), message])).toEqual([
      ["%{", expect.stringContaining("directive")],
    ]);
    for (const value of ["each.value", "file(var.name)", '"a: [b"', "<<EOT\n\t- : {\nEOT", "7", "[1, [2]]", "null"]) {
      expect(await inTerraform(`resource "kubectl_manifest" "x" {\n  yaml_body = ${value}\n}\n`)).toEqual([]);
    }
  });
});
