import { describe, expect, test } from "vitest";
import { declared, type Fact } from "../../src/model/fact.ts";
import { judgeRevisions } from "../../src/probe/scenarios/wrong-revision.ts";
import { Redactor } from "../../src/probe/secrets/redact.ts";
import { Transcript } from "../../src/probe/transcript.ts";
import { CHAT_CONFIG, expectAllPass, expectOnlyFailure, messageOf, verdicts, verifyMode } from "../support/live.ts";

describe.concurrent("health over time", () => {
  test("a good service passes, and says how slow the slowest answer was", async () => {
    const report = await verifyMode("good", { checks: ["H1", "H2", "H3", "H5"] });
    expectAllPass(report);
    expect(messageOf(report, "H3")).toMatch(/the slowest of 10 answers to GET \/ready is [\d.]+ s/);
    expect(messageOf(report, "H5")).toMatch(/the header x-revision of a health answer is good-00001/);
  });

  test("answers that change by turns are this check's alone", async () => {
    const report = await verifyMode("health-flapping", { checks: ["H1", "H2", "H3"] });
    expectOnlyFailure(report, "H3", /was good 5 of 10 times and changed 9 times .* bad answer was 503/);
    expect(messageOf(report, "H1")).toMatch(/was good \d+ of \d+ times, by turns/);
  });

  test("answers slower than a probe waits are found", async () => {
    const config = `${CHAT_CONFIG}\nrules: { live/health-unstable: { params: { samples: 3 } } }`;
    const report = await verifyMode("health-slow", { checks: ["H1", "H3"], config });
    expectOnlyFailure(report, "H3", /took longer than 1 s 3 of 3 times, up to 1\.\d+ s/);
  });

  test("answers as slow as they may be are none of its business", async () => {
    const config = `${CHAT_CONFIG}\nrules: { live/health-unstable: { params: { samples: 3, probeSeconds: 4 } } }`;
    expectAllPass(await verifyMode("health-slow", { checks: ["H1", "H3"], config }));
  });

  test("a body that changes by turns counts, and is told from a bad status", async () => {
    const report = await verifyMode("health-body-flapping", { checks: ["H1", "H3"] });
    expectOnlyFailure(report, "H3", /good 5 of 10 times .* bad answer was 200 with an unhealthy body/);
  });

  test("never good is the readiness check's", async () => {
    const config = `${CHAT_CONFIG}\nrules: { live/never-ready: { params: { deadlineSeconds: 5 } } }`;
    expectOnlyFailure(await verifyMode("health-503", { checks: ["H1", "H3", "H5"], config }), "H1", /503/);
  });
});

describe.concurrent("reserved paths", () => {
  const config = CHAT_CONFIG.replace("liveness: /health,", "liveness: /healthz,");

  test("Google's own page is told from the service's answers", async () => {
    const report = await verifyMode("google-404-healthz", { checks: ["H1", "H4"], config });
    expectOnlyFailure(report, "H4", /GET \/healthz was answered with 404 by Google's front end and never reached/);
  });

  test("where no other path is known, nothing waits for it", async () => {
    const only = config.replace("readiness: /ready,", "");
    const report = await verifyMode("google-404-healthz", { checks: ["H1", "H4"], config: only });
    expectOnlyFailure(report, "H4", /never reached/);
    expect(verdicts(report)).toEqual({ H1: "pass", H4: "fail" });
  });

  test("a service that answers there passes", async () => {
    expectAllPass(await verifyMode("good", { checks: ["H4"], config }));
  });
});

describe("revisions", () => {
  test.concurrent("two revisions that answer are found", async () => {
    const report = await verifyMode("wrong-revision", { checks: ["H1", "H5"] });
    expectOnlyFailure(report, "H5", /2 revisions answer: of 10 requests, \d x good-00001, \d x stale-00000/);
  });

  test.concurrent("a header of another name is read where it is named, and what names nothing is no case", async () => {
    const none = `${CHAT_CONFIG}\nrules: { live/wrong-revision: { params: { header: x-none } } }`;
    expect(messageOf(await verifyMode("good", { checks: ["H5"], config: none }), "H5")).toMatch(/the field version/);
    expect(verdicts(await verifyMode("health-not-json", { checks: ["H5"] }))).toEqual({ H1: "pass" });
  });

  const transcript = new Transcript("revision", { now: () => 0, sleep: async () => {} }, new Redactor());
  const moment = transcript.note({ on: "http", event: "revision", value: "r" });
  const said = (value: string, isExact = true) => ({ value, where: "the header x-revision", isExact, moment });
  const expected = (value: string): Fact<string> => declared("the deployed revision", value, moment.at("value"));
  const judge = (values: readonly string[], wanted: string, isExact = true) =>
    [
      ...judgeRevisions(
        values.map((value) => said(value, isExact)),
        expected(wanted),
      ),
    ].map((outcome) => (outcome.verdict === "pass" ? "pass" : `${outcome.verdict}: ${outcome.message}`));

  test("the expected revision has to be the one", () => {
    expect(judge(["b", "b"], "b")).toEqual(["pass"]);
    expect(judge(["a", "a"], "b")).toEqual([expect.stringMatching(/fail: All 2 requests were answered by a; b is/)]);
    expect(judge(["b", "a"], "b")).toEqual([expect.stringMatching(/fail: 2 revisions answer, where b is expected/)]);
  });

  test("a version is not held against the name of a revision", () => {
    expect(judge(["1.4.2", "1.4.2"], "chat-00042", false)).toEqual(["pass"]);
  });
});
