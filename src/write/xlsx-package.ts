import { xmlAttribute } from './xml-text.ts';
import { zipArchive } from './zip-archive.ts';

/** Places in the list of cell formats of {@link STYLES}. */
export const STYLE = {
  title: 1,
  label: 2,
  heading: 3,
  text: 4,
  date: 5,
  number: 6,
  /** The same without a frame, for rows that are still to be written. */
  blankText: 7,
  blankDate: 8,
} as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const RELATIONSHIPS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONSHIPS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

const TOP = '<alignment vertical="top" wrapText="1"/>';
const CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const SIDES = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('');
/** Text is kept as typed (49), so that no 2022-08 becomes a date; 164 is the form of a date. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/></patternFill></fill></fills><borders count="2"><border/><border>${SIDES}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="9"><xf/><xf fontId="1" applyFont="1" applyAlignment="1">${CENTRE}</xf><xf fontId="2" applyFont="1"/><xf fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${CENTRE}</xf><xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${TOP}</xf><xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${TOP}</xf><xf borderId="1" applyBorder="1" applyAlignment="1">${TOP}</xf><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">${TOP}</xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">${TOP}</xf></cellXfs></styleSheet>`;

/** A workbook of one sheet; `content` is what stands within its `worksheet`. */
export function xlsxPackage(sheetName: string, content: string): Uint8Array {
  const workbook = `<sheets><sheet name="${xmlAttribute(sheetName)}" sheetId="1" r:id="rId1"/></sheets>`;
  return zipArchive(
    new Map([
      ['[Content_Types].xml', CONTENT_TYPES],
      ['_rels/.rels', RELATIONSHIPS],
      [
        'xl/workbook.xml',
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbook}</workbook>`,
      ],
      ['xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONSHIPS],
      ['xl/styles.xml', STYLES],
      ['xl/worksheets/sheet1.xml', `${HEAD}<worksheet xmlns="${MAIN}">${content}</worksheet>`],
    ]),
  );
}
