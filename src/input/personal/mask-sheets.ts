import type { Diagnostic, Location } from '../../diagnostic.ts';
import { SourceText } from '../source-text.ts';
import { rowLocation } from '../table/row-location.ts';
import type { Sheet } from '../table/sheet.ts';
import { findPersonalNumbers, maskNumbers, personalDataFindings } from './personal-data.ts';

const MAX_FINDINGS = 100;

/** Masks what stands for a person in all cells and paragraphs, and tells where it was. */
export function maskSheets(file: string, sheets: readonly Sheet[]): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const mask = (text: string, write: (masked: string) => void, place: () => Location) => {
    const numbers = findPersonalNumbers(text);
    if (numbers.length === 0) return;
    const masked = maskNumbers(text, numbers);
    write(masked);
    const location = place();
    for (const finding of personalDataFindings(numbers, new SourceText(file, masked))) {
      findings.push({ ...finding, location });
    }
  };
  for (const sheet of sheets) {
    for (const paragraphs of [sheet.before ?? [], sheet.after ?? []]) {
      paragraphs.forEach((text, index) => {
        mask(
          text,
          (masked) => {
            paragraphs[index] = masked;
          },
          () => ({ file }),
        );
      });
    }
    for (const row of sheet.rows) {
      for (const [column, text] of row.cells) {
        mask(
          text,
          (masked) => row.cells.set(column, masked),
          () => rowLocation(file, sheet, { row: row.number, column }, ''),
        );
      }
    }
  }
  return findings.slice(0, MAX_FINDINGS);
}
