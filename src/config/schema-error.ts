/** What the compiled schema says of one place, as far as it is used here. */
export interface SchemaError {
  /** JSON Pointer of the value at fault. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: {
    readonly additionalProperty?: string;
    readonly missingProperty?: string;
  };
  readonly parentSchema: SchemaPart;
}

/** The schema around the keyword that failed. Titles are noun phrases, so that a message can be made of them. */
export interface SchemaPart {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly enum?: readonly string[];
}

/** Every fault of a value, in the order of the schema; none where it is valid. */
export type Validator = (data: unknown) => readonly SchemaError[];
