export function renderValidators(root: string): Promise<Readonly<Record<string, string>>>;
export function renderPacks(root: string): Promise<string>;
