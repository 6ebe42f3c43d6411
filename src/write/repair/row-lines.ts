import { SourceText } from '../../input/source-text.ts';
import { isMapping } from '../../ledger/mapping.ts';
import { readable } from './ledger-nodes.ts';

/** The text of a ledger, cut at its rows. */
export interface RowLines {
  before: string;
  /** Each row with the comments above it. */
  rows: string[];
  after: string;
  /** Columns before the dash. */
  indent: number;
}

const BLANK_OR_COMMENT = /^[ \t]*(?:#|$)/;

/** Cuts a text at the rows of 台账; null where they do not each begin with a dash in a line of its own. */
export function rowLines(text: string): RowLines | null {
  const list = listOf(text);
  if (!list) return null;
  const source = new SourceText('', text);
  const dashes = list.dashes.map((offset) => {
    const line = source.lineIndexAt(offset);
    return { line, column: offset - source.lineStart(line) };
  });
  const [first] = dashes;
  if (!first) return null;
  const indent = first.column;
  if (dashes.some(({ column }) => column !== indent)) return null;

  const isComment = (line: number) => source.lineText(line).trimStart().startsWith('#');
  /** Comments within a row stand further in than its dash, those about a row do not. */
  const isWithin = (line: number) =>
    isComment(line) && source.lineText(line).search(/[^ ]/) > indent;
  /** First of the lines above another that say nothing to YAML. */
  const silentFrom = (end: number) => {
    let line = end;
    while (line > 0 && BLANK_OR_COMMENT.test(source.lineText(line - 1))) line--;
    return line;
  };
  const heads = dashes.map(({ line }, row) => {
    let head = row === 0 ? line : silentFrom(line);
    // Comments that a blank line sets apart from the first row are about the whole list.
    if (row === 0) while (head > 0 && isComment(head - 1)) head--;
    else while (head < line && (!isComment(head) || isWithin(head))) head++;
    return source.lineStart(head);
  });
  let last = list.end === null ? source.lineCount : source.lineIndexAt(list.end);
  for (const from = silentFrom(last); last > from && !isWithin(last - 1); ) last--;
  const end = source.lineStart(last);
  return {
    before: text.slice(0, heads[0]),
    rows: heads.map((head, row) => text.slice(head, heads[row + 1] ?? end)),
    after: text.slice(end),
    indent,
  };
}

/** Offsets of the dashes of 台账, and of the key that follows the list. */
function listOf(text: string): { dashes: number[]; end: number | null } | null {
  const read = readable(text);
  if (!read || !isMapping(read.data) || !Array.isArray(read.data.台账)) return null;
  const { positions, data } = read;
  const { start } = positions.find(data, '/台账', 'value');
  if (text[start] !== '-') return null;
  const keys = [...positions.children(data)].map(({ key }) => key.start);
  const end = keys.find((key) => key > start) ?? null;
  const column = start - (text.lastIndexOf('\n', start) + 1);
  // What stands within a row is set in further than its dash.
  const dash = new RegExp(`^ {${column}}-(?=[ \\t\\r\\n]|$)`, 'gm');
  dash.lastIndex = start - column;
  const dashes: number[] = [];
  for (let found = dash.exec(text); found; found = dash.exec(text)) {
    if (end !== null && found.index > end) break;
    dashes.push(found.index + column);
  }
  return { dashes, end };
}
