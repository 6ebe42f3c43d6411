import type { Diagnostic } from '../../diagnostic.ts';
import { rowLocation } from '../table/row-location.ts';
import { cellKey, type Sheet, type SheetRow } from '../table/sheet.ts';
import { findPersonalNumbers } from './find-numbers.ts';
import { maskNumbers, type PersonalFinding, tellPersonalData } from './personal-data.ts';

/** A cell, by its place in the table. */
interface Place {
  sheet: Sheet;
  row: number;
  column: number;
}

/** A number that was masked. Its place is looked up when nothing is unmasked any more, for what stands around it. */
interface Masked extends Omit<PersonalFinding, 'location'> {
  place: Place | null;
}

/** Masks what stands for a person in names, cells, links and paragraphs of all sheets, and tells where it was. */
export function maskSheets(file: string, sheets: readonly Sheet[]): Diagnostic[] {
  const found = sheets.flatMap(maskSheet);
  const told = found.map(({ place, ...rest }): PersonalFinding => {
    return { ...rest, location: place ? rowLocation(file, place.sheet, place, '') : { file } };
  });
  return tellPersonalData(told, file);
}

function maskSheet(sheet: Sheet): Masked[] {
  const found: Masked[] = [];
  /** @returns the text without numbers of persons */
  const mask = (text: string, where: string, place: Place | null, heading?: string): string => {
    const numbers = findPersonalNumbers(text, heading);
    if (numbers.length === 0) return text;
    const masked = maskNumbers(text, numbers);
    for (const number of numbers) {
      found.push({ number, shown: masked.slice(number.start, number.end), where, place });
    }
    return masked;
  };
  if (sheet.tab !== undefined) sheet.tab = mask(sheet.tab, '工作表的名称里', null);
  for (const paragraphs of [sheet.before ?? [], sheet.after ?? []]) {
    for (const [index, text] of paragraphs.entries()) paragraphs[index] = mask(text, '这里', null);
  }
  const headings = headingsOf(sheet.rows);
  for (const { number: row, cells } of sheet.rows) {
    for (const [column, text] of cells) {
      const place = { sheet, row, column };
      const before = found.length;
      cells.set(column, mask(text, '这里', place, headings.get(column)));
      for (const [texts, where] of [
        [sheet.links, '这一格的链接里'],
        [sheet.unknown, '这里'],
      ] as const) {
        const beside = texts?.get(cellKey(row, column));
        if (beside !== undefined) texts?.set(cellKey(row, column), mask(beside, where, place));
      }
      // A link mostly says what its cell says.
      found.push(...withoutRepeats(found.splice(before)));
    }
  }
  return found;
}

function withoutRepeats(found: readonly Masked[]): Masked[] {
  const digits = ({ shown }: Masked) => shown.replace(/[^\d*]/g, '').slice(-11);
  return [...new Map(found.toReversed().map((one) => [digits(one), one])).values()].toReversed();
}

/** What a row of headings says of its columns: the first that has several cells and no long number. */
function headingsOf(rows: readonly SheetRow[]): ReadonlyMap<number, string> {
  const row = rows.find(({ cells }) => {
    return cells.size > 2 && [...cells.values()].every((text) => !/\d{5}/.test(text));
  });
  return row?.cells ?? new Map();
}
