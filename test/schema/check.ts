import type { Diagnostic } from '../../src/diagnostic.ts';
import { readYaml } from '../../src/input/yaml/read-yaml.ts';
import { LEDGER_KEY_ADVICE, LEDGER_KEYS } from '../../src/ledger/ledger-keys.ts';
import { inspect } from '../../src/schema/validate.ts';
import { validator as ledger } from '../../src/schema/validators/ledger.generated.js';
import { validator as plan } from '../../src/schema/validators/plan.generated.js';

const VALIDATORS = { ledger, plan };

/** The findings of a schema for a YAML text that can be read. */
export function check(name: keyof typeof VALIDATORS, text: string): Diagnostic[] {
  const result = readYaml(`${name}.yaml`, new TextEncoder().encode(text), {
    keys: LEDGER_KEYS,
  });
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return inspect(VALIDATORS[name], result.document, LEDGER_KEY_ADVICE).diagnostics;
}
