/** Path of each derived file, from the repository's root, to the text it must have. */
export function derived(root: string): Promise<Record<string, string>>;
