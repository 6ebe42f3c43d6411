import type { RunEvent } from '../report.ts';
import type { Gathered } from './derive.ts';
import { type LedgerFacts, ledgerFacts } from './ledger-facts.ts';

/** Takes a run event by event and keeps what reports across ledgers need of it. @param within see {@link ledgerFacts} */
export function gathering(within: number): { take(event: RunEvent): void; gathered(): Gathered } {
  let head: Gathered['head'] | undefined;
  let failed: readonly string[] = [];
  const ledgers: LedgerFacts[] = [];
  return {
    take(event) {
      if (event.type === 'head') head = event;
      else if (event.type === 'ledger') ledgers.push(ledgerFacts(event, within));
      else failed = event.failed;
    },
    gathered() {
      if (!head) throw new Error('a run begins with its head');
      return { head, ledgers, failed };
    },
  };
}
