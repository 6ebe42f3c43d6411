import { jsonLine } from './json.ts';
import type { LedgerReporter } from './reporter.ts';

/** Each event on a line of its own: what shards of a run write, and `report --from` puts together again. */
export const ndjson: LedgerReporter<string> = {
  part: (checked) => jsonLine({ type: 'ledger', ...checked }),
  report: () => (step) => [step.type === 'ledger' ? step.part : jsonLine(step)],
};
