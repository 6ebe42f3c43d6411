import { type LoadedLedger, loadLedger } from '../ledger/load-ledger.ts';

/** Reads a ledger from a text at hand. */
export function loadText(file: string, text: string): LoadedLedger {
  return loadLedger(file, new TextEncoder().encode(text));
}
