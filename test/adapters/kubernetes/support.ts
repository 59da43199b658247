import type { Linked, PathDraft } from "../../../src/adapters/draft.ts";
import { linkKubernetes } from "../../../src/adapters/kubernetes/link.ts";
import { recognise } from "../../../src/adapters/recognise.ts";
import { type Fact, locationOf } from "../../../src/model/fact.ts";
import type { AttachmentFault } from "../../../src/model/load-balancer.ts";
import { limit } from "../../../src/platform/limits.ts";
import { startOf } from "../../../src/syntax/document.ts";
import { yaml } from "../../support/parse.ts";

/** Links the objects of one or more files. */
export function link(...texts: readonly string[]): Linked {
  const documents = texts.flatMap((text, index) => yaml(text, `${index}.yaml`));
  return linkKubernetes(recognise(documents).resources, limit);
}

export function ids(...texts: readonly string[]): readonly string[] {
  return link(...texts).drafts.map(({ id }) => id);
}

/** The only path of the input, or the one of that id. */
export function pathOf(text: string, id?: string): PathDraft {
  const { drafts } = link(text);
  const found = id === undefined ? drafts : drafts.filter((draft) => draft.id === id);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`paths: ${drafts.map((draft) => draft.id).join(", ")}`);
  return first;
}

/** A fact as a test writes it: `30 by gke-bc-timeout`, `3600 declared`, `unknown: why`. */
export function said(fact: Fact<unknown> | undefined): string {
  if (fact === undefined) return "none";
  if (!fact.known) return `unknown: ${fact.why}`;
  const { origin } = fact;
  const from =
    origin.kind === "default" ? `by ${origin.limit.id}` : origin.kind === "derived" ? origin.how : origin.kind;
  return `${fact.value} ${from}`;
}

/** Where a fact is pointed at: line, column, and address. */
export function placed(fact: Fact<unknown> | undefined): string {
  if (fact === undefined) return "none";
  const at = locationOf(fact);
  const { line, column } = startOf(at);
  return `${line}:${column} ${at.pointer.join("/")}`;
}

export function faultsOf(draft: PathDraft): readonly string[] {
  return (draft.loadBalancer?.attachment.faults ?? []).map(
    ({ kind, subject }: AttachmentFault) => `${kind}: ${subject.what}`,
  );
}

/** A Deployment with one container; `more` is written below the container, two spaces further in than `name`. */
export function deployment(name: string, container = "", pod = ""): string {
  return `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec:
${indent(pod, 6)}
      containers:
        - name: app
          image: registry/app:1
          ports: [{name: http, containerPort: 8080}]
${indent(container, 10)}
`;
}

/** A Service for it; `annotations` are lines of YAML. */
export function service(name: string, annotations = "", type = "ClusterIP"): string {
  const written = annotations === "" ? "" : `\n  annotations:\n${indent(annotations, 4)}`;
  return `
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}${written}
spec:
  type: ${type}
  selector: {app: ${name}}
  ports: [{name: web, port: 80, targetPort: 8080}]
`;
}

/** An Ingress that sends everything to the Service. */
export function ingress(name: string, annotations = "kubernetes.io/ingress.class: gce", path = "/"): string {
  const written = annotations === "" ? "" : `\n  annotations:\n${indent(annotations, 4)}`;
  return `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}${written}
spec:
  rules:
    - http:
        paths:
          - path: ${path}
            backend: {service: {name: ${name}, port: {number: 80}}}
`;
}

export function backendConfig(name: string, spec: string): string {
  return `
---
apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata: {name: ${name}}
spec:
${indent(spec, 2)}
`;
}

function indent(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(width) + line))
    .join("\n");
}
