import type { Limit } from "../src/platform/limit.ts";

export function readLimits(root: string): Promise<Limit[]>;
export function renderLimits(rows: readonly Limit[]): string;
