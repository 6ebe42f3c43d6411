import { OBEYED } from '../text/terminal-text.ts';
import type { FindingReport, SuppressedReport } from './report.ts';
import type { Reporter } from './reporter.ts';

/** Items of a list that one piece holds. */
const BATCH = 50;

/**
 * The report as schemas/report.schema.json describes it. Its findings stand behind all ledgers, so that they are
 * kept until these have passed; NDJSON keeps nothing.
 */
export const json: Reporter = () => {
  const findings: FindingReport[] = [];
  const suppressed: SuppressedReport[] = [];
  let ledgers = 0;
  return function* (event) {
    const { type, ...value } = event;
    if (event.type === 'head') {
      yield* members(value, '{');
      yield ',\n  "ledgers": ';
    } else if (event.type === 'ledger') {
      for (const finding of event.findings) findings.push(finding);
      for (const finding of event.suppressed ?? []) suppressed.push(finding);
      yield `${ledgers++ === 0 ? '[' : ','}\n${items([event.ledger])}`;
    } else {
      yield ledgers === 0 ? '[]' : '\n  ]';
      yield ',\n  "findings": ';
      yield* list(findings);
      if (suppressed.length > 0) {
        yield ',\n  "suppressed": ';
        yield* list(suppressed);
      }
      yield* members({ summary: value }, ',');
      yield '\n}\n';
    }
  };
};

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

/** JSON may hold these as they are, but it is shown on terminals too. */
const NOT_PLAIN = new RegExp(`[${OBEYED}]`, 'g');

function escaped(text: string): string {
  return text.replace(
    NOT_PLAIN,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function* list(values: unknown[]): Iterable<string> {
  for (let at = 0; at < values.length; at += BATCH) {
    yield `${at === 0 ? '[' : ','}\n${items(values.slice(at, at + BATCH))}`;
  }
  yield values.length === 0 ? '[]' : '\n  ]';
}

/** Some items of a list of the report, without its brackets. */
function items(values: unknown[]): string {
  return indented(values).slice('[\n'.length, -'\n  ]'.length);
}

/** A value one level down. No string holds a line end as such: JSON writes it as an escape. */
function indented(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2)).replaceAll('\n', '\n  ');
}
