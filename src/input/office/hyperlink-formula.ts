import { MAX_TEXT } from '../table/sheet.ts';

/** A cell, or how far one lies from another: rows as they are numbered, columns 0-based. */
export interface CellReference {
  row: number;
  column: number;
}

/** What `HYPERLINK(address, name)` makes of its cell. */
export interface FormulaLink {
  address: string;
  /** What the cell shows, where the formula is nothing but this link and says it. */
  shown: string | null;
}

const START = /(^|[^A-Z0-9_.])HYPERLINK\s*\(/i;
const REFERENCE = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w.(!])/i;
/** Characters of one formula; Excel allows as many. */
const MAX_FORMULA = 8192;

/** Whether a formula may have such an address: a longer one is none of Excel's. */
export function mayLink(formula: string): boolean {
  return formula.length <= MAX_FORMULA && /HYPERLINK/i.test(formula);
}

/**
 * The address in a formula with HYPERLINK, made of texts and of cells of the same sheet.
 * @param moved by how many rows and columns the formula was copied from where it is written
 * @param textOf what a cell shows, or null
 * @returns null where the formula has no such address
 */
export function formulaLink(
  formula: string,
  moved: CellReference,
  textOf: (cell: CellReference) => string | null,
): FormulaLink | null {
  const start = START.exec(formula);
  if (!start) return null;
  const address = readText(formula, start.index + start[0].length, moved, textOf);
  if (!address) return null;
  const isAll = formula.slice(0, start.index + (start[1] ?? '').length).trim() === '';
  const name =
    formula[address.end] === ',' ? readText(formula, address.end + 1, moved, textOf) : address;
  const ends = name !== null && formula.slice(name.end).trim() === ')';
  return { address: address.text, shown: isAll && ends ? name.text : null };
}

/** Texts and cells joined by `&`, up to a comma or a bracket. */
function readText(
  formula: string,
  start: number,
  moved: CellReference,
  textOf: (cell: CellReference) => string | null,
): { text: string; end: number } | null {
  let text = '';
  for (let at = start; ; ) {
    at = skipBlanks(formula, at);
    const rest = formula.slice(at);
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const reference = REFERENCE.exec(rest);
    const [token] = quoted ?? reference ?? [];
    if (token === undefined) return null;
    const piece = quoted
      ? (quoted[1] ?? '').replaceAll('""', '"')
      : reference && textOf(place(reference, moved));
    if (piece === null) return null;
    text += piece;
    // To Excel such a formula is an error.
    if (text.length > MAX_TEXT) return null;
    at = skipBlanks(formula, at + token.length);
    if (formula[at] !== '&')
      return formula[at] === ',' || formula[at] === ')' ? { text, end: at } : null;
    at++;
  }
}

function place(
  [, fixedColumn, letters = '', fixedRow, digits]: RegExpExecArray,
  moved: CellReference,
) {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return {
    row: Number(digits) + (fixedRow ? 0 : moved.row),
    column: column - 1 + (fixedColumn ? 0 : moved.column),
  };
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\n' || text[end] === '\r') end++;
  return end;
}
