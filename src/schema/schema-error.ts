/** The part of a JSON schema that messages draw on. */
export interface JsonSchema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  properties?: Record<string, JsonSchema | true>;
  required?: string[];
  enum?: unknown[];
  $ref?: string;
}

/** One error of a validator, as ajv reports it with `verbose`. */
export interface SchemaError {
  /** JSON pointer to the value at fault. */
  instancePath: string;
  /** Pointer into the schema; begins with `#/$defs/…` within a definition. */
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  /** Value of the keyword. */
  schema: unknown;
  /** The schema that holds the keyword. */
  parentSchema: JsonSchema;
  /** The value at fault. */
  data: unknown;
}

/** Whether an error holds only under a condition; the schema then says in its description why. */
export function isConditional({ schemaPath }: SchemaError): boolean {
  return /\/(?:then|else)\//.test(schemaPath);
}

/** A schema compiled by scripts/generate-validators.ts. */
export interface Validator {
  (data: unknown): boolean;
  /** What the last call found, or null. */
  errors: SchemaError[] | null;
}
