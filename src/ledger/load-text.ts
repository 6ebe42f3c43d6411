import { readYaml } from '../input/yaml/read-yaml.ts';
import { LEDGER_KEYS } from './ledger-keys.ts';
import { type LoadedLedger, loadedLedger } from './load-ledger.ts';

/** Reads a YAML ledger from a text at hand. */
export function loadText(file: string, text: string): LoadedLedger {
  return loadedLedger(file, readYaml(file, new TextEncoder().encode(text), { keys: LEDGER_KEYS }));
}
