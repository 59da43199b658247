import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Failure } from "../../../src/sources/kubernetes/failure.ts";
import {
  type FakeKubernetes,
  type FakeKubernetesOptions,
  kubeconfigFor,
  startFakeKubernetes,
} from "../../support/fake-kubernetes.ts";

/** Asked for by every fake cluster; must appear in no message. */
export const TOKEN = "planted-token-5f2c81d09e";

export interface Cluster extends FakeKubernetes {
  readonly kubeconfig: string;
}

/** A fake cluster and a kubeconfig for it; both are gone when the test is. */
export async function cluster(options: FakeKubernetesOptions): Promise<Cluster> {
  const fake = await startFakeKubernetes({ token: TOKEN, ...options });
  onTestFinished(() => fake.close());
  return { ...fake, kubeconfig: kubeconfigFile(kubeconfigFor({ test: fake }, { token: TOKEN })) };
}

export function kubeconfigFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-kubernetes-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "config");
  writeFileSync(file, text);
  return file;
}

/** The result that was hoped for. */
export function succeeded<T extends { readonly ok: true }>(result: T | Failure): T {
  if (!result.ok) throw new Error(`${result.kind}: ${result.message}`);
  return result;
}

/** The kind and the words of a failure, which is one line and gives nothing away. */
export function failed(result: { readonly ok: true } | Failure): readonly [string, string] {
  if (result.ok) throw new Error("it succeeded");
  expect(result.message).not.toContain(TOKEN);
  expect(result.message).not.toMatch(/[\n\r]|\bat .*:\d+:\d+/);
  return [result.kind, result.message];
}
