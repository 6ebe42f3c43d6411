import type { Diagnostic } from '../../src/diagnostic.ts';
import type { InputDocument } from '../../src/input/document.ts';
import { readYamlFile } from '../../src/input/read.ts';
import { LEDGER_KEYS } from '../../src/ledger/ledger-keys.ts';

const encoder = new TextEncoder();

export function readText(text: string): InputDocument {
  const result = readYamlFile('台账.yaml', encoder.encode(text), { keys: LEDGER_KEYS });
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.document;
}

export function readFaults(input: string | Uint8Array): Diagnostic[] {
  const bytes = typeof input === 'string' ? encoder.encode(input) : input;
  const result = readYamlFile('台账.yaml', bytes, { keys: LEDGER_KEYS });
  return result.ok ? [] : result.diagnostics;
}
