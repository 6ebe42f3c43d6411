import { jsonText } from '../json.ts';
import type { OfficeReport } from './office-report.ts';

/** Characters of one piece; all bodies and tasks of many ledgers are more than what one string holds. */
const PIECE = 1 << 15;
/** Lists stand in the report, in its tasks and in the comparison: below that each value is small. */
const DEPTH = 4;

/** The report as JSON, to the letter as every command prints it, in pieces. */
export function* officeJson(report: OfficeReport): Iterable<string> {
  let piece = '';
  for (const part of parts(report, 0)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function* parts(value: unknown, depth: number): Iterable<string> {
  const indent = '  '.repeat(depth);
  const isList = Array.isArray(value);
  const members: [string, unknown][] =
    typeof value !== 'object' || value === null
      ? []
      : isList
        ? value.map((item) => ['', item])
        : Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}: `, item]);
  if (members.length === 0 || depth === DEPTH) {
    yield jsonText(value).trimEnd().replaceAll('\n', `\n${indent}`);
    return;
  }
  let before = isList ? '[' : '{';
  for (const [key, item] of members) {
    yield `${before}\n${indent}  ${key}`;
    yield* parts(item, depth + 1);
    before = ',';
  }
  yield `\n${indent}${isList ? ']' : '}'}`;
}
