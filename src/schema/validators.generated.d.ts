import type { SchemaError } from './schema-error.ts';

interface Validator {
  (data: unknown): boolean;
  errors: SchemaError[] | null;
}

/** One validator for each file of schemas/, by its name without `.schema.json`. */
export const validators: Readonly<Record<string, Validator | undefined>>;
