import { describe, expect, test } from "vitest";
import { versionRange } from "../../../src/adapters/terraform/version-constraint.ts";
import { lint } from "../../../src/api/lint.ts";
import { locationOf } from "../../../src/model/fact.ts";
import { startOf } from "../../../src/syntax/document.ts";
import { onlyPath } from "../../support/facts.ts";

const BACKEND = `resource "google_compute_backend_service" "chat" {
  name     = "chat-websocket"
  protocol = "HTTP"
  backend {
    group = "projects/p/zones/z/instanceGroups/chat"
  }
}
`;

const required = (version: string, provider = "google"): string => `terraform {
  required_providers {
    ${provider} = {
      source  = "hashicorp/${provider}"
      version = "${version}"
    }
  }
}
`;

describe("the scheme of a backend service that nobody wrote", () => {
  test.each([
    ["~> 5.0", "classic"],
    ["5.44.0", "classic"],
    [">= 4.50, < 7", "classic"],
    [">= 4.50, < 7.0.0, != 5.1.0", "classic"],
    ["~> 7.45", "global-external"],
    [">= 7.45.1", "global-external"],
    [">= 5.0", undefined],
    ["~> 7.0", undefined],
    ["< 8", undefined],
    ["latest", undefined],
    [">= 6, < 5", undefined],
  ])("with version %s of the provider gives %s", async (version, flavour) => {
    const path = await onlyPath(BACKEND, { "versions.tf": required(version) });
    expect(path.loadBalancer?.flavour).toMatchObject(flavour ? { known: true, value: flavour } : { known: false });
  });

  test("is pointed at where it would be written, and at the version, and counts as doubtful", async () => {
    const path = await onlyPath(BACKEND, { "versions.tf": required("~> 5.0") });
    const flavour = path.loadBalancer?.flavour;
    expect(flavour?.origin).toMatchObject({
      kind: "derived",
      from: [
        { value: "EXTERNAL", origin: { kind: "default", limit: { id: "lb-tf-scheme-default" } } },
        { value: "~> 5.0" },
      ],
    });
    if (flavour?.origin.kind !== "derived") throw new Error("it is derived");
    const places = flavour.origin.from.map((fact) => {
      const { document, span } = locationOf(fact);
      const { line, column } = startOf(locationOf(fact));
      return `${document.source.source.kind === "file" && document.source.source.file}:${line}:${column} ${document.source.text.slice(span.start, span.end)}`;
    });
    expect(places).toEqual(['main.tf:1:43 "chat"', 'versions.tf:5:17 "~> 5.0"']);
  });

  test("is decided by the provider that the resource names", async () => {
    const beta = BACKEND.replace("{\n", "{\n  provider = google-beta\n");
    const both = { "versions.tf": required("~> 7.45"), "beta.tf": required("~> 5.0", "google-beta") };
    expect((await onlyPath(beta, both)).loadBalancer?.flavour).toMatchObject({ value: "classic" });
    expect((await onlyPath(BACKEND, both)).loadBalancer?.flavour).toMatchObject({ value: "global-external" });
    const unnamed = { "versions.tf": required("~> 7.45") };
    expect((await onlyPath(beta, unnamed)).loadBalancer?.flavour).toMatchObject({ known: false });
  });

  test("is decided by whoever uses the module, as far as the module leaves it open", async () => {
    const texts = [
      { name: "lb/main.tf", text: BACKEND },
      { name: "lb/versions.tf", text: required(">= 4.0") },
      { name: "main.tf", text: `${required("~> 6.0")}\nmodule "lb" {\n  source = "./lb"\n}\n` },
    ];
    const { paths } = await lint({ texts, config: false });
    expect(paths[0]?.loadBalancer?.flavour).toMatchObject({ value: "classic" });
  });

  test("is the same if it is null, and never the provider's if it is written or decided elsewhere", async () => {
    const with_ = (scheme: string): string => BACKEND.replace("{\n", `{\n  load_balancing_scheme = ${scheme}\n`);
    const versions = { "versions.tf": required("~> 5.0") };
    const flavour = async (scheme: string) => (await onlyPath(with_(scheme), versions)).loadBalancer?.flavour;
    expect(await flavour("null")).toMatchObject({ value: "classic" });
    expect(await flavour('"EXTERNAL_MANAGED"')).toMatchObject({ value: "global-external" });
    expect(await flavour("var.scheme")).toMatchObject({ known: false, why: expect.stringContaining("var.scheme") });
  });

  test("of a regional one is INTERNAL with any version that is named", async () => {
    const regional = BACKEND.replace("google_compute_backend", "google_compute_region_backend");
    const known = await onlyPath(regional, { "versions.tf": required("~> 5.0") });
    expect(known.loadBalancer?.flavour).toMatchObject({ value: "passthrough-internal" });
    expect((await onlyPath(regional)).loadBalancer?.flavour).toMatchObject({ known: false });
  });
});

describe("a version constraint", () => {
  test.each([
    ["~> 5.0", "5.0.0", "5.999999.999999"],
    ["~> 5.10.2", "5.10.2", "5.10.999999"],
    ["~> 5", "5.0.0", "999999.999999.999999"],
    ["= 5.1.2", "5.1.2", "5.1.2"],
    [">= 4.2, < 6", "4.2.0", "5.999999.999999"],
    ["> 4, < 6.3", "4.0.0", "6.2.999999"],
    ["< 6.3.1", "0.0.0", "6.3.0"],
    ["<= 6.1", "0.0.0", "6.1.0"],
  ])("%s lets in %s to %s", (text, oldest, newest) => {
    expect(versionRange([text])).toEqual({ oldest, newest });
  });

  test.each(["", "latest", "~> x", "5.0 6.0", "1.2.3.4", "99999999999"])("%j is none", (text) => {
    expect(versionRange([text])).toBeUndefined();
  });
});
