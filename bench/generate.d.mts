export interface GeneratedFile {
  readonly file: string;
  readonly text: string;
}

export const OBJECTS_PER_FILE: number;
export const MAX_OBJECTS: number;
export function generate(objects: number, seed?: number): Iterable<GeneratedFile>;
