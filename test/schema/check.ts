import type { Diagnostic } from '../../src/diagnostic.ts';
import { readYaml } from '../../src/input/read-yaml.ts';
import { type SchemaName, validate } from '../../src/schema/validate.ts';

/** The findings of a schema for a YAML text that can be read. */
export function check(name: SchemaName, text: string): Diagnostic[] {
  const result = readYaml(`${name}.yaml`, new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return validate(name, result.document);
}
