import { attribute, scanXml } from './xml.ts';

/** The smallest part that a date format shows. */
export type DateFormat = 'day' | 'month' | 'year';

/**
 * Formats that files name by number alone (ECMA-376, part 1, section 18.8.30), with those of Chinese
 * programs from 27 on. What shows only the time of day is no date.
 */
const BUILT_IN: ReadonlyMap<number, DateFormat> = new Map([
  ...[14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, 'day'] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, 'month'] as const),
]);

/** For each cell style of a workbook whether it shows a date. @throws TableFault */
export function readDateFormats(bytes: Buffer | null): (DateFormat | undefined)[] {
  const formats = new Map(BUILT_IN);
  const styles: (DateFormat | undefined)[] = [];
  if (!bytes) return styles;
  let inCellStyles = false;
  scanXml(bytes, {
    open(name, attributes) {
      const id = Number(attribute(attributes, 'numFmtId'));
      if (name === 'numFmt') {
        const format = dateFormat(attribute(attributes, 'formatCode') ?? '');
        if (format) formats.set(id, format);
        else formats.delete(id);
      } else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) styles.push(formats.get(id));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    wantsText: false,
    text() {},
  });
  return styles;
}

/** What a format code such as `yyyy"年"m"月"d"日"` shows of a date; undefined for a number. */
export function dateFormat(code: string): DateFormat | undefined {
  const letters = code
    .replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
    .split(';', 1)
    .join('')
    .toLowerCase();
  if (letters.includes('d')) return 'day';
  if (!letters.includes('y')) return undefined;
  return letters.includes('m') ? 'month' : 'year';
}
