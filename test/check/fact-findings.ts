import type { Fact } from '../../src/check/fact.ts';
import { duty, findingsIn, type Made } from './comparison.ts';

/** The findings that the rules make of a fact. */
export function findingsOf(fact: Fact): Made[] {
  return findingsIn({ duties: [duty({ facts: [fact] })] });
}
