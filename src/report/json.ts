import { OBEYED } from '../text/terminal-text.ts';
import type { LedgerReporter, Piece, Spool } from './reporter.ts';

/** Items of a list that one piece holds. */
const BATCH = 50;

/** Of a ledger: itself, and in batches what stands behind all ledgers. */
interface JsonPart {
  ledger: string;
  findings: string[];
  suppressed: string[];
}

/**
 * The report as schemas/report.schema.json describes it. Its findings stand behind all ledgers, so that they are
 * laid aside until these have passed.
 */
export const json: LedgerReporter<JsonPart> = {
  part: ({ ledger, findings, suppressed = [] }) => ({
    ledger: items([ledger]),
    findings: batches(findings),
    suppressed: batches(suppressed),
  }),
  report(_, spool) {
    const [findings, suppressed] = [new JsonList(spool()), new JsonList(spool())];
    let ledgers = 0;
    return function* (step) {
      if (step.type === 'ledger') {
        const { part } = step;
        for (const batch of part.findings) findings.add(batch);
        for (const batch of part.suppressed) suppressed.add(batch);
        yield `${ledgers++ === 0 ? '[' : ','}\n${part.ledger}`;
        return;
      }
      const { type, ...value } = step;
      if (type === 'head') {
        yield* members(value, '{');
        yield ',\n  "ledgers": ';
        return;
      }
      yield ledgers === 0 ? '[]' : '\n  ]';
      yield ',\n  "findings": ';
      yield* findings.pieces();
      if (!suppressed.isEmpty) {
        yield ',\n  "suppressed": ';
        yield* suppressed.pieces();
      }
      yield* members({ summary: value }, ',');
      yield '\n}\n';
    };
  },
};

/** A list whose items come in batches, as they are to stand in it. */
class JsonList {
  isEmpty = true;
  readonly #spool: Spool;

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  add(batch: string): void {
    this.#spool.add(`${this.isEmpty ? '[' : ','}\n${batch}`);
    this.isEmpty = false;
  }

  *pieces(): Iterable<Piece> {
    yield* this.#spool.pieces();
    yield this.isEmpty ? '[]' : '\n  ]';
  }
}

function* members(value: object, opening: string): Iterable<string> {
  for (const [key, each] of Object.entries(value)) {
    yield `${opening}\n  ${JSON.stringify(key)}: ${indented(each)}`;
    opening = ',';
  }
}

/** How every command prints JSON. */
export function jsonText(value: unknown): string {
  return `${escaped(JSON.stringify(value, null, 2))}\n`;
}

/** JSON on one line. */
export function jsonLine(value: unknown): string {
  return `${escaped(JSON.stringify(value))}\n`;
}

/** Of items that each stand behind a comma, the first has none in a list. */
export function withoutFirstComma(): (items: string) => string {
  let isFirst = true;
  return (items) => {
    if (!isFirst || items === '') return items;
    isFirst = false;
    return items.slice(1);
  };
}

/** JSON may hold these as they are, but it is shown on terminals too. */
const NOT_PLAIN = new RegExp(`[${OBEYED}]`, 'g');

function escaped(text: string): string {
  return text.replace(
    NOT_PLAIN,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function batches(values: unknown[]): string[] {
  const texts: string[] = [];
  for (let at = 0; at < values.length; at += BATCH) texts.push(items(values.slice(at, at + BATCH)));
  return texts;
}

/** Some items of a list of the report, without its brackets. */
function items(values: unknown[]): string {
  return indented(values).slice('[\n'.length, -'\n  ]'.length);
}

/** A value one level down. No string holds a line end as such: JSON writes it as an escape. */
function indented(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2)).replaceAll('\n', '\n  ');
}
