export function planText(bytes: number): string;
