import type { PathField } from "../src/api/path-fields.ts";
import type { CheckRow } from "../src/api/rules.ts";
import type { Report } from "../src/engine/report.ts";
import type { TextOptions } from "../src/report/page.ts";

export interface PageFile {
  readonly name: string;
  readonly text: string;
}

export interface RulePage {
  readonly failing: readonly PageFile[];
  readonly passing: readonly PageFile[];
}

export interface PageInput {
  readonly texts: readonly PageFile[];
  readonly deployed: readonly PageFile[];
}

export interface Block {
  readonly kind: string;
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

export interface Product {
  lint(options: PageInput & { rules: readonly string[]; config: string | false }): Promise<Report>;
  renderText(report: Report, options: TextOptions): string;
}

export type Holdopen = (
  args: readonly string[],
  options: { readonly cwd: string; readonly input: string | Uint8Array },
) => { readonly code: number | null; readonly out: string; readonly err: string };

export function renderPages(root: string): Promise<Readonly<Record<string, string>>>;
export function renderRulePage(id: string, text: string, product: Product): Promise<string>;
export function readRulePage(text: string): RulePage;
export function asInput(files: readonly PageFile[]): PageInput;
export function filesIn(text: string): readonly PageFile[];
export function fencedBlocks(text: string): readonly Block[];
export function renderCommands(text: string, options: { readonly root: string; readonly holdopen: Holdopen }): string;
export function pagesIn(root: string, folder: string): Promise<readonly string[]>;
export function withFields(text: string, fields: readonly PathField[]): string;
export function withChecks(text: string, checks: readonly CheckRow[]): string;
