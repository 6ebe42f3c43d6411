import { TableFault } from '../table/table-fault.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { attribute, scanXml } from './xml.ts';

/** What a style of cells shows. */
export interface CellStyle {
  format: NumberFormat;
  font: string;
}

/**
 * Formats that files name by number alone (ECMA-376, part 1, section 18.8.30), with those of Chinese
 * programs from 27 on; how the parts of a date are parted does not matter here.
 */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ...codes('0', '1'),
  ...codes('0.00', '2'),
  ...codes('#,##0', '3 37 38'),
  ...codes('#,##0.00', '4 39 40 43 44'),
  ...codes('#,##0', '41 42'),
  ...codes('0%', '9'),
  ...codes('0.00%', '10'),
  ...codes('yyyy/m/d', '14 15 16 22 28 29 30 31 51 53 54 58'),
  ...codes('yyyy/m', '17 27 36 50 52 57'),
  ...codes('h:mm', '18 19 20 21 32 33 34 35 45 46 47 55 56'),
  ...codes('@', '49'),
]);

function codes(code: string, ids: string): [id: string, code: string][] {
  return ids.split(' ').map((id) => [id, code]);
}

/** Characters of a code that Excel allows. */
const MAX_CODE = 255;

/** @throws TableFault */
function bounded(code: string): string {
  if (code.length <= MAX_CODE) return code;
  throw new TableFault(
    `有一个数字格式超过 ${MAX_CODE} 个字，不像台账，没有读取。请用 Excel 或 WPS 打开，另存一份后再交。`,
  );
}

/** The style of cells that name none where a workbook has no styles at all. */
const PLAIN: CellStyle = { format: numberFormat('General'), font: '' };

/** The styles of a workbook by their number. @throws TableFault */
export function readCellStyles(bytes: Buffer | null): CellStyle[] {
  if (!bytes) return [PLAIN];
  const custom = new Map<string, string>();
  const formats = new Map<string, NumberFormat>();
  const fonts: string[] = [];
  const styles: CellStyle[] = [];
  let part = '';
  scanXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmts' || name === 'fonts' || name === 'cellXfs') part = name;
      else if (name === 'numFmt' && part === 'numFmts') {
        const id = attribute(attributes, 'numFmtId');
        const code = attribute(attributes, 'formatCode');
        if (id !== null && code !== null) custom.set(id, bounded(code));
      } else if (name === 'font' && part === 'fonts') fonts.push('');
      else if (name === 'name' && part === 'fonts') {
        fonts[fonts.length - 1] = attribute(attributes, 'val') ?? '';
      } else if (name === 'xf' && part === 'cellXfs') {
        const id = attribute(attributes, 'numFmtId') ?? '0';
        const code = custom.get(id) ?? BUILT_IN.get(id) ?? 'General';
        const format = formats.get(code) ?? numberFormat(code);
        formats.set(code, format);
        styles.push({ format, font: fonts[Number(attribute(attributes, 'fontId') ?? 0)] ?? '' });
      }
    },
    close(name) {
      if (name === part) part = '';
    },
  });
  return styles.length > 0 ? styles : [PLAIN];
}
