export function generateValidators(root: string): Promise<void>;
export function renderValidators(root: string): Promise<string>;
export function renderPacks(root: string): Promise<string>;
