import type { RunEvent, Summary } from '../report.ts';
import type { Gathered } from './derive.ts';
import { type LedgerFacts, ledgerFacts } from './ledger-facts.ts';

type End = Pick<Gathered, 'failed' | 'configuration' | 'suppressed'>;

const NOTHING: End = { failed: [], configuration: [], suppressed: { baseline: 0, waiver: 0 } };

/** Takes a run event by event and keeps what reports across ledgers need of it. @param within see {@link ledgerFacts} */
export function gathering(within: number): { take(event: RunEvent): void; gathered(): Gathered } {
  let head: Gathered['head'] | undefined;
  let end = NOTHING;
  const ledgers: LedgerFacts[] = [];
  return {
    take(event) {
      if (event.type === 'head') head = event;
      else if (event.type === 'ledger') ledgers.push(ledgerFacts(event, within));
      else end = endOf(event);
    },
    gathered() {
      if (!head) throw new Error('a run begins with its head');
      return { head, ledgers, ...end };
    },
  };
}

/** What a run has not is left out of its summary. */
function endOf({ failed, configuration, suppressed }: Summary): End {
  return {
    failed,
    configuration: configuration ?? NOTHING.configuration,
    suppressed: suppressed ?? NOTHING.suppressed,
  };
}
