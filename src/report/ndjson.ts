import { jsonLine } from './json.ts';
import type { Reporter } from './reporter.ts';

/** Each event on a line of its own: what shards of a run write, and `report --from` puts together again. */
export const ndjson: Reporter = () => (event) => [jsonLine(event)];
