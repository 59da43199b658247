import type { PathField } from "../src/api/path-fields.ts";
import type { CheckRow } from "../src/api/rules.ts";

export interface PageFile {
  readonly name: string;
  readonly text: string;
}

export interface Block {
  readonly kind: string;
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

export type Holdopen = (
  args: readonly string[],
  options: { readonly cwd: string; readonly input: string | Uint8Array },
) => { readonly code: number | null; readonly out: string; readonly err: string };

export function renderPages(
  root: string,
  options?: { readonly named?: readonly string[]; readonly still?: boolean },
): Promise<Readonly<Record<string, string>>>;
export function filesIn(text: string): readonly PageFile[];
export function fencedBlocks(text: string): readonly Block[];
export function renderCommands(text: string, options: { readonly root: string; readonly holdopen: Holdopen }): string;
export function pagesIn(root: string, folder: string): Promise<readonly string[]>;
export function withFields(text: string, fields: readonly PathField[]): string;
export function withChecks(text: string, checks: readonly CheckRow[]): string;
