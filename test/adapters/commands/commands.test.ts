import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { type Fact, locationOf } from "../../../src/model/fact.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { type Location, sourceName, startOf } from "../../../src/syntax/document.ts";
import { cpuClock } from "../../support/cpu-clock.ts";

type Texts = Readonly<Record<string, string>>;

async function report(texts: Texts, environment = "production") {
  const files = Object.entries(texts).map(([name, text]) => ({ name, text }));
  const found = await lint({ texts: files, config: false, environment });
  expect(found.failures).toEqual([]);
  return found;
}

/** The only path, whatever it is called. */
async function onlyPath(texts: Texts, environment?: string): Promise<ConnectionPath> {
  const { paths } = await report(texts, environment);
  expect(paths).toHaveLength(1);
  return paths[0] as ConnectionPath;
}

const place = (at: Location): string => {
  const { line, column } = startOf(at);
  return `${sourceName(at.document.source.source)}:${line}:${column}`;
};
const said = (fact: Fact<unknown> | undefined): string =>
  fact === undefined ? "nothing" : `${fact.known ? fact.value : `? ${fact.why}`} at ${place(locationOf(fact))}`;
const timeoutOf = ({ hops }: ConnectionPath): string =>
  said(hops.find(({ kind }) => kind === "platform")?.lifetimeSeconds);
const timeout = async (texts: Texts, environment?: string): Promise<string> =>
  timeoutOf(await onlyPath(texts, environment));

const CARRIERS: readonly (readonly [name: string, file: string, text: string, places: readonly string[]])[] = [
  [
    "a script",
    "deploy.sh",
    `#!/bin/sh
T=300
gcloud run deploy websocket-chat --image example/chat:1 --region europe-west1 \\
  --timeout "$T" --concurrency=1000 --set-env-vars WS_PING_INTERVAL=25s
`,
    ["deploy.sh:2:3", "deploy.sh:4:32"],
  ],
  [
    "a Makefile",
    "Makefile",
    `T ?= 300
FLAGS = --timeout $(T) --concurrency=1000
deploy: build
\t@gcloud run deploy websocket-chat --image example/chat:1 --region europe-west1 \\
\t  $(FLAGS) --set-env-vars WS_PING_INTERVAL=25s
`,
    ["Makefile:1:6", "Makefile:2:38"],
  ],
  [
    "a build of Cloud Build",
    "cloudbuild.yaml",
    `steps:
  - name: gcr.io/google.com/cloudsdktool/cloud-sdk
    entrypoint: gcloud
    args:
      - run
      - deploy
      - websocket-chat
      - --image=example/chat:1
      - --region=europe-west1
      - --timeout=\${_TIMEOUT}
      - --concurrency=1000
      - --set-env-vars=WS_PING_INTERVAL=25s
substitutions:
  _TIMEOUT: 5m
`,
    ["cloudbuild.yaml:14:13", "cloudbuild.yaml:11:23"],
  ],
  [
    "a script in Cloud Build",
    "build.yaml",
    `steps:
  - name: gcr.io/google.com/cloudsdktool/cloud-sdk
    entrypoint: bash
    args:
      - -c
      - |
        T=300
        gcloud run deploy websocket-chat --image example/chat:1 --region europe-west1 \\
          --timeout "$$T" --concurrency=1000 --set-env-vars WS_PING_INTERVAL=25s
`,
    ["build.yaml:7:11", "build.yaml:9:41"],
  ],
  [
    "a workflow",
    ".github/workflows/deploy.yml",
    `on: push
env:
  T: 300
jobs:
  deploy:
    steps:
      - run: |
          gcloud run deploy websocket-chat --image example/chat:1 --region europe-west1 \\
            --timeout \${{ env.T }} --concurrency=1000 --set-env-vars WS_PING_INTERVAL=25s
`,
    [".github/workflows/deploy.yml:3:6", ".github/workflows/deploy.yml:9:50"],
  ],
  [
    "the action of a workflow",
    ".github/workflows/action.yml",
    `on: push
jobs:
  deploy:
    steps:
      - uses: google-github-actions/deploy-cloudrun@v2
        with:
          service: websocket-chat
          image: example/chat:1
          region: europe-west1
          env_vars: WS_PING_INTERVAL=25s
          flags: >-
            --timeout=300
            --concurrency=1000
`,
    [".github/workflows/action.yml:12:23", ".github/workflows/action.yml:13:27"],
  ],
  [
    "a pipeline",
    ".gitlab-ci.yml",
    `variables: { T: "300" }
.deploy:
  script:
    - gcloud run deploy websocket-chat --image example/chat:1 --region europe-west1
      --timeout $T --concurrency=1000 --set-env-vars WS_PING_INTERVAL=25s
deploy: { extends: .deploy }
`,
    [".gitlab-ci.yml:1:18", ".gitlab-ci.yml:5:34"],
  ],
];

describe("one service, deployed by a command", () => {
  test.each(CARRIERS)(
    "in %s has each value at its own characters",
    async (_, file, text, [ofTimeout, ofConcurrency]) => {
      const path = await onlyPath({ [file]: text });
      expect(timeoutOf(path)).toBe(`300 at ${ofTimeout}`);
      expect(said(path.capacity.concurrency)).toBe(`1000 at ${ofConcurrency}`);
      expect(path.id).toBe("websocket-chat");
    },
  );

  test("has the same findings in all of them, and each in its own file", async () => {
    const all = await Promise.all(CARRIERS.map(async ([, file, text]) => (await report({ [file]: text })).findings));
    const shown = all.map((findings) =>
      findings.map(({ rule, verdict, message }) => `${verdict} ${rule.id} ${message}`).sort(),
    );
    for (const findings of shown) expect(findings).toEqual(shown[0]);
    expect(shown[0]?.filter((line) => line.startsWith("fail"))).toHaveLength(1);
    for (const [index, [, file]] of CARRIERS.entries()) {
      for (const { at } of all[index] ?? []) expect(sourceName(at.document.source.source)).toBe(file);
    }
  });
});

const MANIFEST = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      timeoutSeconds: 3600
      containers:
        - image: example/chat
`;

describe("what a command does not name", () => {
  test("is kept, and so is not the default", async () => {
    const path = await onlyPath({ "deploy.sh": "gcloud run deploy chat --image x\n" });
    const kept = "? gcloud run deploy keeps what the service has, and no flag sets";
    expect(timeoutOf(path)).toBe(`${kept} the request timeout at deploy.sh:1:12`);
    expect(said(path.capacity.concurrency)).toBe(`${kept} concurrency at deploy.sh:1:12`);
    expect(said(path.capacity.maxInstances)).toBe(`${kept} maximum instances at deploy.sh:1:12`);
    expect(path.startup.probes.startup?.declaration.known).toBe(false);
  });

  test("is what the manifest of the same service says", async () => {
    expect(await timeout({ "deploy.sh": "gcloud run deploy chat --image x\n", "service.yaml": MANIFEST })).toBe(
      "3600 at service.yaml:10:23",
    );
  });

  test("is not what the manifest of another service says", async () => {
    const { paths } = await report({ "deploy.sh": "gcloud run deploy talk --image x\n", "service.yaml": MANIFEST });
    expect(paths.map(({ id }) => id)).toEqual(["chat", "talk"]);
    expect(timeoutOf(paths[1] as ConnectionPath)).toMatch(/^\?/);
  });

  test("is unknown where other words may name it", async () => {
    const script = "gcloud run deploy chat $FLAGS\n";
    expect(await timeout({ "deploy.sh": script, "service.yaml": MANIFEST })).toBe(
      "? $FLAGS is set outside of this file, and may set the request timeout at deploy.sh:1:12",
    );
  });
});

describe("the last one to write", () => {
  test.each([
    ["a flag over the manifest", "gcloud run deploy chat --timeout 10m", "600 at deploy.sh:1:34"],
    [
      "the manifest, put back",
      "gcloud run deploy chat --timeout 9\ngcloud run services replace service.yaml",
      "3600 at service.yaml:10:23",
    ],
    [
      "a flag behind that",
      "gcloud run services replace service.yaml\ngcloud run services update chat --timeout=60",
      "60 at deploy.sh:2:43",
    ],
    [
      "the later of two",
      "gcloud run deploy chat --timeout 1\ngcloud run deploy chat --timeout 2",
      "2 at deploy.sh:2:34",
    ],
  ])("%s", async (_, script, expected) => {
    expect(await timeout({ "deploy.sh": script, "service.yaml": MANIFEST })).toBe(expected);
  });

  test("over Terraform's", async () => {
    const terraform =
      'resource "google_cloud_run_v2_service" "c" {\n  name = "chat"\n  template {\n    timeout = "3600s"\n    containers {\n      image = "x"\n    }\n  }\n}\n';
    expect(await timeout({ "main.tf": terraform, "deploy.sh": "gcloud run deploy chat --timeout 60" })).toBe(
      "60 at deploy.sh:1:34",
    );
  });

  test("is not known between branches, and both places are named", async () => {
    const script =
      "if [ $1 ]; then\n  gcloud run deploy chat --timeout 1\nelse\n  gcloud run deploy chat --timeout 2\nfi\n";
    expect(await timeout({ "deploy.sh": script })).toBe(
      "? it is 1 at deploy.sh:2 or 2 at deploy.sh:4, and which of them is run last is not known at deploy.sh:4:36",
    );
  });

  test("is not known where only one branch writes", async () => {
    const script = "gcloud run deploy chat\nif [ $1 ]; then gcloud run deploy chat --timeout 1; fi\n";
    expect(await timeout({ "deploy.sh": script })).toMatch(
      /^\? only some commands set it: the one at deploy.sh:1 keeps/,
    );
  });

  test("in another environment is not this one's", async () => {
    const workflow = `on: push
jobs:
  staging: { environment: staging, steps: [{ run: gcloud run deploy chat --timeout 60 }] }
  live: { environment: production, steps: [{ run: gcloud run deploy chat --timeout 3600 }] }
`;
    expect(await timeout({ "w.yaml": workflow })).toBe("3600 at w.yaml:4:84");
    expect(await timeout({ "w.yaml": workflow }, "staging")).toBe("60 at w.yaml:3:84");
  });
});

test("a service without a name is not one more beside those that have one", async () => {
  const unnamed = "gcloud run deploy $SERVICE --image x\n";
  expect((await report({ "deploy.sh": unnamed })).paths.map(({ id }) => id)).toEqual(["deploy"]);
  const { paths } = await report({ "deploy.sh": unnamed, "service.yaml": MANIFEST });
  expect(paths.map(({ id }) => id)).toEqual(["chat"]);
});

test("a comment allows a finding of the command below it", async () => {
  const allow = "# holdopen: allow cloudrun/request-timeout-cuts-websocket -- short by design\n";
  const command = "gcloud run deploy websocket-chat \\\n  --timeout 60\n";
  const { findings } = await report({ "deploy.sh": allow + command });
  const cut = findings.filter(({ rule }) => rule.id === "cloudrun/request-timeout-cuts-websocket");
  expect(cut.map(({ suppressed }) => suppressed !== undefined)).toEqual([true]);
});

describe("no command at all", () => {
  test.each([
    ["a comment", "# gcloud run deploy chat --timeout 1"],
    ["what is printed", "echo gcloud run deploy chat --timeout 1"],
    ["a here document", "cat <<EOF\ngcloud run deploy chat --timeout 1\nEOF"],
    ["a text", 'HELP="gcloud run deploy chat"'],
    ["a job", "gcloud run jobs deploy chat --image x"],
    ["help", "gcloud run deploy chat --help"],
    ["GKE", "gcloud run deploy chat --platform gke"],
  ])("%s", async (_, script) => {
    expect((await report({ "deploy.sh": `${script}\n` })).paths).toEqual([]);
  });
});

describe("flags", () => {
  const first = async (flags: string) => await onlyPath({ "deploy.sh": `gcloud run deploy chat ${flags}\n` });

  test.each([
    ["--timeout=1h", "3600 at deploy.sh:1:34"],
    ["--timeout 5m30s", "330 at deploy.sh:1:34"],
    ["--allow-unauthenticated --timeout 5", "5 at deploy.sh:1:58"],
    ["--timeout ${T:-300}", "300 at deploy.sh:1:39"],
    ["--timeout soon", '? "soon" is not a number at deploy.sh:1:34'],
  ])("%s", async (flags, expected) => expect(timeoutOf(await first(flags))).toBe(expected));

  test("a probe is read part by part", async () => {
    const { startup } = await first(
      "--startup-probe=httpGet.path=/ready,httpGet.port=8080,periodSeconds=5,failureThreshold=12",
    );
    const probe = startup.probes.startup;
    expect([probe?.kind, said(probe?.path), said(probe?.periodSeconds)]).toEqual([
      "http",
      "/ready at deploy.sh:1:53",
      "5 at deploy.sh:1:92",
    ]);
  });

  test("switches, and what is put back to the default", async () => {
    const { capacity } = await first("--session-affinity --max-instances=default --min-instances 2");
    expect(said(capacity.affinity)).toBe("true at deploy.sh:1:24");
    expect(said(capacity.minInstances)).toBe("2 at deploy.sh:1:83");
    expect(capacity.maxInstances?.origin.kind).toBe("default");
  });

  test("a container of its own has flags of its own", async () => {
    const path = await first(
      "--container web --image a --port 9000 --container side --image b --startup-probe tcpSocket.port=1",
    );
    expect(path.startup.probes.startup?.declaration).toMatchObject({ known: false });
  });

  test("of a file are read where they stand in it", async () => {
    const texts = {
      "deploy.sh": "gcloud run deploy chat --timeout=300 --flags-file=run/flags.yaml --max-instances 4\n",
      "run/flags.yaml":
        "--timeout: 10m\n--no-session-affinity:\n--region: europe-west1\n--args: [--ws, '--port=9000']\n" +
        "--set-env-vars:\n  WS_PING_INTERVAL: '25'\n  MOTD: a,b=c\n--flags-file: run/more.json\n",
      "run/more.json": '[{ "--max-instances": 9 }, { "--concurrency": 1000, "--cpu-boost": null }]',
    };
    const path = await onlyPath(texts);
    expect(timeoutOf(path)).toBe("600 at run/flags.yaml:1:12");
    expect(said(path.capacity.affinity)).toBe("false at run/flags.yaml:2:1");
    expect(said(path.capacity.concurrency)).toBe("1000 at run/more.json:1:47");
    expect(said(path.capacity.maxInstances)).toBe("4 at deploy.sh:1:82");
    expect(path.heartbeats.map(({ intervalSeconds }) => said(intervalSeconds))).toEqual(["25 at run/flags.yaml:6:22"]);
  });

  test("of a file that is not there may say anything", async () => {
    const why = "--flags-file names flags.yaml, which is not in the input, and may set the request timeout";
    expect(timeoutOf(await first("--flags-file=flags.yaml"))).toBe(`? ${why} at deploy.sh:1:12`);
    expect(timeoutOf(await first("--flags-file=flags.yaml --timeout 5"))).toBe("5 at deploy.sh:1:58");
  });

  test.each([
    ["env.yaml", 'OTHER: "a,b"\nWS_PING_INTERVAL: "25"\n', "25 at env.yaml:2:20"],
    ["run.env", "OTHER=a,b\nWS_PING_INTERVAL=25\n", "25 at run.env:2:18"],
  ])("variables of %s are the container's, and stand in it", async (file, text, expected) => {
    const path = await onlyPath({ "deploy.sh": `gcloud run deploy chat --env-vars-file ${file}\n`, [file]: text });
    expect(path.heartbeats.map(({ intervalSeconds }) => said(intervalSeconds))).toEqual([expected]);
  });

  test("a file that two fit is nobody's", async () => {
    const flags = { "a/flags.yaml": "--timeout: 1\n", "b/flags.yaml": "--timeout: 2\n" };
    const path = await onlyPath({ "deploy.sh": "gcloud run deploy chat --flags-file=flags.yaml\n", ...flags });
    expect(timeoutOf(path)).toContain("? --flags-file names flags.yaml");
  });

  test("of load balancers may stand in files too", async () => {
    const create = "gcloud compute backend-services create websocket-chat --global --flags-file=f.yaml\n";
    const scheme = "--load-balancing-scheme: external_managed\n--protocol: http\n";
    const limit = ({ hops }: ConnectionPath): string =>
      said(hops.find(({ kind }) => kind === "load-balancer")?.idleSeconds);
    expect(limit(await onlyPath({ "d.sh": create, "f.yaml": `${scheme}--timeout: 600\n` }))).toBe("600 at f.yaml:3:12");
    expect(limit(await onlyPath({ "d.sh": create }))).toContain("?");
  });

  test("--use-http2 is what refuses WebSockets", async () => {
    expect(said((await first("--use-http2")).protocol)).toBe("h2c at deploy.sh:1:24");
  });
});

describe("gcloud compute", () => {
  const BALANCER = `BS=chat
gcloud compute health-checks create http hc --port 8080 --request-path /ready
gcloud compute backend-services create $BS --global --load-balancing-scheme EXTERNAL_MANAGED --health-checks hc --timeout 60
gcloud compute backend-services add-backend $BS --global --network-endpoint-group=n --network-endpoint-group-zone=europe-west1-b
gcloud compute url-maps create web --default-service plain
gcloud compute url-maps add-path-matcher web --path-matcher-name m --default-service plain --path-rules "/ws=$BS"
gcloud compute target-https-proxies create proxy --url-map web
gcloud compute forwarding-rules create web --global --target-https-proxy proxy --load-balancing-scheme EXTERNAL_MANAGED
`;

  test("is followed from the forwarding rule to the backend service", async () => {
    const { loadBalancer, traffic } = await onlyPath({ "lb.sh": BALANCER });
    expect(said(loadBalancer?.flavour)).toMatch(/^global-external at lb.sh:3/);
    expect(said(loadBalancer?.timeoutSeconds)).toBe("60 at lb.sh:3:123");
    expect(said(loadBalancer?.healthCheck?.path)).toBe("/ready at lb.sh:2:72");
    expect(traffic.evidence[0]?.why).toBe("path of URL map web is /ws");
  });

  test("a change keeps what it does not name", async () => {
    const { loadBalancer } = await onlyPath({
      "lb.sh": "gcloud compute backend-services update ws --global --timeout 60\n",
    });
    expect(loadBalancer?.flavour.known).toBe(false);
    expect(said(loadBalancer?.timeoutSeconds)).toBe("60 at lb.sh:1:62");
    expect(loadBalancer?.drainSeconds?.known).toBe(false);
  });
});

describe("hostile input ends", () => {
  test.each([
    ["a script that is cut off", { "deploy.sh": 'gcloud run deploy chat --timeout "300\n' }],
    ["thousands of commands", { "deploy.sh": "gcloud run deploy chat --timeout 300 --cpu 1\n".repeat(5000) }],
    ["branches without end", { "deploy.sh": "if a; then gcloud run deploy chat --timeout 300; fi\n".repeat(8000) }],
    [
      "thousands of services",
      { "deploy.sh": Array.from({ length: 2000 }, (_, i) => `gcloud run deploy c${i} --timeout 1`).join("\n") },
    ],
    ["thousands of variables", { "deploy.sh": `gcloud run deploy chat --set-env-vars ${"A=1,B=2,".repeat(20_000)}` }],
    [
      "thousands of containers",
      { "deploy.sh": `gcloud run deploy chat ${"--container a --image b --container c --cpu 1 ".repeat(5000)}` },
    ],
    [
      "files of flags that name each other",
      {
        "deploy.sh": "gcloud run deploy chat --flags-file a.yaml\n".repeat(300),
        "a.yaml": "- { --flags-file: b.yaml }\n- { --flags-file: b.yaml, --timeout: [[1], { a: 2 }] }\n",
        "b.yaml": "[{ --flags-file: a.yaml }, 1, null, { --flags-file: a.yaml }]\n",
      },
    ],
    [
      "variables of make that hold each other",
      {
        Makefile: `A = $(B)$(B)\nB = $(A)$(A)\n${Array.from({ length: 30 }, (_, i) => `V${i} = $(V${i + 1})$(V${i + 1})`).join("\n")}\nx:\n\tgcloud run deploy $(A) $(V0)\n`,
      },
    ],
    ["a Makefile of spaces", { Makefile: `gcloud${" ".repeat(200_000)}\nx:\n\tgcloud run deploy chat\n` }],
    [
      "expressions that do not end",
      { "w.yaml": `jobs:\n  gcloud:\n    steps:\n      - run: "${"${{".repeat(30_000)}"\n` },
    ],
    [
      "wrong types everywhere",
      {
        "w.yaml":
          "on: push\nenv: [gcloud]\njobs:\n  a: 1\n  b: { steps: { run: 1 }, env: 2 }\n  c: { steps: [1, null, { run: [gcloud] }, { uses: google-github-actions/deploy-cloudrun@v2, with: 3 }] }\n",
      },
    ],
    [
      "a pipeline that extends itself",
      { ".gitlab-ci.yml": "a: { extends: [a, b] }\nb: { extends: [a, b], script: [gcloud run deploy chat] }\n" },
    ],
  ])("%s", async (_, texts) => {
    const spent = cpuClock();
    await report(texts);
    expect(spent()).toBeLessThan(20_000);
  });

  test("what the shell would refuse is a problem at its place", async () => {
    const { problems } = await report({ "deploy.sh": 'gcloud run deploy chat --timeout "300\n' });
    expect(problems.map(({ message }) => message)).toEqual(["not a script: unterminated double quote"]);
  });
});
