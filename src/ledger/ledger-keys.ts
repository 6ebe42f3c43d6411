import type { KeyAdvice } from '../schema/key-advice.ts';
import { LEDGER_FIELDS } from './fields.ts';

/** Every key that a ledger may have anywhere. */
export const LEDGER_KEYS: ReadonlySet<string> = new Set(LEDGER_FIELDS.map(({ key }) => key));

/** What people write instead of a key, with the keys that may be meant, each within its own part. */
export const LEDGER_KEY_ADVICE: KeyAdvice = keyAdvice();

function keyAdvice(): Map<string, string[]> {
  const advice = new Map<string, string[]>();
  for (const { key, headings, words = [] } of LEDGER_FIELDS) {
    for (const word of [...words, ...headings]) {
      const keys = advice.get(word) ?? [];
      if (word !== key && !keys.includes(key)) advice.set(word, [...keys, key]);
    }
  }
  return advice;
}
