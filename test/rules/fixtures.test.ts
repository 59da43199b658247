import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { loadAll } from "js-yaml";
import { describe, expect, test } from "vitest";
import { misfits, readDiscovery } from "../support/discovery.ts";
import { shared } from "../support/shared.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = shared("schemas");
const discovery = shared("discovery/run.v2.json");

interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
}

/** Published schemas by `group/version kind`, as their file names give them. */
function schemas(path: string): ReadonlyMap<string, ReturnType<Ajv["compile"]>> {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false });
  const found = new Map<string, ReturnType<Ajv["compile"]>>();
  for (const file of readdirSync(path)) {
    const match = /^(.+)_([a-z]+)_(v[a-z0-9]+)\.json$/.exec(file);
    if (match)
      found.set(`${match[1]}/${match[3]} ${match[2]}`, ajv.compile(JSON.parse(readFileSync(join(path, file), "utf8"))));
  }
  return found;
}

describe("rule fixtures are manifests that could exist", () => {
  const files = readdirSync(here, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.ya?ml$/.test(name) && !/holdopen\.yaml$/.test(name),
  );

  test.skipIf(folder === undefined)("by the published schemas (skipped where they are not beside the checkout)", () => {
    const bySchema = schemas(folder ?? "");
    expect(bySchema.size).toBeGreaterThan(8);
    let validated = 0;
    const wrong: string[] = [];
    for (const name of files) {
      for (const manifest of loadAll(readFileSync(join(here, name), "utf8")) as Manifest[]) {
        if (JSON.stringify(manifest ?? null).includes("${")) continue; // a placeholder stands for a value we cannot see
        const validate = bySchema.get(`${manifest?.apiVersion} ${manifest?.kind?.toLowerCase()}`);
        if (!validate) continue;
        validated++;
        if (!validate(manifest)) wrong.push(`${name}: ${JSON.stringify(validate.errors?.slice(0, 2))}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(validated).toBeGreaterThan(30);
  });

  test.skipIf(discovery === undefined)(
    "by the description of the Cloud Run Admin API (skipped where it is not)",
    () => {
      const description = readDiscovery(discovery ?? "");
      const answers = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
      const wrong: string[] = [];
      let validated = 0;
      for (const name of answers) {
        const answer: unknown = JSON.parse(readFileSync(join(here, name), "utf8"));
        const kind = schemaOf(answer);
        if (kind === undefined) continue;
        validated++;
        wrong.push(...misfits(description, { $ref: kind }, answer).map((fault) => `${name}: ${fault}`));
      }
      expect(wrong).toEqual([]);
      expect(validated).toBeGreaterThan(10);
    },
  );
});

/** Services and revisions are told by their long names. */
function schemaOf(answer: unknown): string | undefined {
  const name = typeof answer === "object" && answer !== null && "name" in answer ? String(answer.name) : "";
  if (/^projects\/[^/]+\/locations\/[^/]+\/services\/[^/]+$/.test(name)) return "GoogleCloudRunV2Service";
  return /\/revisions\/[^/]+$/.test(name) ? "GoogleCloudRunV2Revision" : undefined;
}
