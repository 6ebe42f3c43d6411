import type { Comparison } from '../compare.ts';
import type { Fact } from '../fact.ts';
import type { Finding, UnplannedRows } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

/**
 * One finding for each fact that a rule has words for, at its place and with its task.
 * @param word what is wrong, without the task's name and the full stop; null for facts of other rules
 */
export function findingsOfFacts(
  comparison: Comparison,
  word: (fact: Fact) => string | null,
): Finding[] {
  const { duties, ledger, plan } = comparison;
  const ofDuties = duties.flatMap((duty) =>
    duty.facts.flatMap((fact) => {
      const words = word(fact);
      if (words === null) return [];
      const message = `${taskName(duty)}：${words}。`;
      const location = ledger.locate(fact.pointer);
      return [{ message, location, duty, ...ofTask(plan, duty.task) }];
    }),
  );
  return [...ofDuties, ...findingsOfStray(comparison, word)];
}

/** The same of facts in rows of which no task is known. */
export function findingsOfStray(
  { stray, ledger }: Pick<UnplannedRows, 'stray' | 'ledger'>,
  word: (fact: Fact) => string | null,
): Finding[] {
  return stray.flatMap((fact) => {
    const words = word(fact);
    return words === null ? [] : [{ message: `${words}。`, location: ledger.locate(fact.pointer) }];
  });
}
