import { describe, expect, test } from "vitest";
import {
  backendConfig,
  backendPolicy,
  carets,
  deployment,
  gateway,
  healthPolicy,
  ingress,
  route,
  service,
  type Texts,
} from "./manifests.ts";

const LATE = "app/heartbeat-exceeds-idle-limit";
const front = service() + gateway() + route() + healthPolicy() + backendPolicy({ spec: "timeoutSec: 30" });
const plain = deployment() + front;
const mounting =
  deployment({
    container: "volumeMounts: [{name: s, mountPath: /etc/app}]",
    pod: "volumes: [{name: s, configMap: {name: s}}]",
  }) + front;

/** The ConfigMap first, so that the lines below are those of the file. */
function mounted(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata:\n${data}\n${mounting}`;
}

const literal = "  app.yaml: |\n    # ünïcode 😀\n    websocket:\n      heartbeat_interval: 45";

const PLACES: readonly (readonly [string, Texts, string])[] = [
  ["in a literal block", mounted(literal), "a.yaml:8:27 45"],
  ["in a literal block with Windows line ends", mounted(literal).replaceAll("\n", "\r\n"), "a.yaml:8:27 45"],
  ["behind a byte order mark", `\uFEFF${mounted(literal)}`, "a.yaml:8:27 45"],
  [
    "in a block with an indentation indicator",
    mounted("  app.yaml: |2-\n    websocket:\n      heartbeat_interval: 45"),
    "a.yaml:7:27 45",
  ],
  [
    "in a block with empty lines and a comment on its head",
    mounted("  app.yaml: |+ # settings\n\n    websocket:\n\n      heartbeat_interval: 45\n"),
    "a.yaml:9:27 45",
  ],
  [
    "in JSON between single quotes",
    mounted(`  app.json: '{"websocket": {"heartbeat_interval": 45}}'`),
    "a.yaml:5:51 45",
  ],
  [
    "in escaped text, which has no place of its own",
    mounted('  app.yaml: "websocket:\\n  heartbeat_interval: 45\\n"'),
    'a.yaml:5:13 "websocket:\\n  heartbeat_interval: 45\\n"',
  ],
  [
    "in a .env inside a ConfigMap",
    mounted('  .env: |\n    # c\n    export WS_PING_INTERVAL="45" # seconds'),
    'a.yaml:7:29 "45"',
  ],
  [
    "in TOML with mixed line ends",
    { "a.yaml": plain, "c.toml": "title = 'x'\n[websocket]\r\nheartbeat_interval = 4_5 # s\n" },
    "c.toml:3:22 4_5",
  ],
  ["under a dotted TOML key", { "a.yaml": plain, "c.toml": "websocket.heartbeat_interval = 45\n" }, "c.toml:1:32 45"],
  [
    "in JSON with tabs and an emoji before it",
    { "a.yaml": plain, "c.json": '{\n\t"x": "😀",\t"websocket": {"heartbeat_interval":\t45}}\n' },
    "c.json:2:49 45",
  ],
  [
    "in a .env with Windows line ends",
    { "a.yaml": plain, ".env": "A=1\r\nWS_PING_INTERVAL='45'\r\n" },
    ".env:2:18 '45'",
  ],
  [
    "at the anchor that an alias repeats",
    { "a.yaml": plain, "c.yaml": "d: &d 45\nwebsocket:\n  heartbeat_interval: *d\n" },
    "c.yaml:1:7 45",
  ],
  [
    "in the second document of a file",
    { "a.yaml": plain, "c.yaml": "a: 1\n---\nwebsocket: {heartbeat_interval: 45}\n" },
    "c.yaml:3:33 45",
  ],
];

describe("the caret stands under the number itself", () => {
  test.each(PLACES)("%s", async (_, texts, place) => {
    expect(await carets(LATE, texts)).toEqual([place]);
  });

  test.each([
    ["a flag with an equals sign", "command: [uvicorn, a:b, --ws-ping-interval=45]", "45"],
    ["a flag inside a shell's script", 'command: [sh, -c, "exec uvicorn a:b --ws-ping-interval 45"]', "45"],
    ["a fallback inside a shell's script", 'command: [sh, -c, "uvicorn a:b --ws-ping-interval ${PING:-45}"]', "45"],
    [
      "a flag in a script of several lines",
      "command:\n  - sh\n  - -c\n  - |\n    exec uvicorn a:b \\\n      --ws-ping-interval 45",
      "45",
    ],
    [
      "a flag in a folded script",
      "command:\n  - sh\n  - -c\n  - >-\n    exec uvicorn a:b\n    --ws-ping-interval 45",
      "45",
    ],
    [
      "a flag in a folded script with empty lines and a comment on its head",
      "command:\n  - sh\n  - -c\n  - > # run\n\n    migrate;\n\n    uvicorn a:b\n    --ws-ping-interval 45",
      "45",
    ],
    ["a flag in plain text of two lines", "command: [sh, -c, uvicorn a:b\n  --ws-ping-interval 45]", "45"],
  ])("%s", async (_, command, text) => {
    const [place, more] = await carets(LATE, deployment({ container: command }) + front);
    expect(more).toBeUndefined();
    expect(place?.split(" ").slice(1).join(" ")).toBe(text);
  });
});

test.each([">-", "|", "|+\n"])(
  "a text in a block %j is pointed at where it begins, not in its indentation",
  async (head) => {
    const annotated = service({ annotation: `cloud.google.com/backend-config: ${head}\n  chat-bc` });
    const [place] = await carets(
      "lb/backendconfig-not-attached",
      annotated + deployment() + ingress() + backendConfig(),
    );
    expect(place).toMatch(/^a\.yaml:\d+:7 chat-bc/);
  },
);
