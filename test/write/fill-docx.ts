import { Zip } from '../../src/input/office/zip.ts';
import { xmlText } from '../../src/ooxml/xml-text.ts';
import { zipArchive } from '../../src/ooxml/zip-archive.ts';

/** What is typed into a Word form: the number of the table, the row below its head, heading and text. */
export type Typed = [table: number, row: number, heading: string, text: string];

const PARTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'word/_rels/document.xml.rels',
  'word/styles.xml',
  'word/settings.xml',
];

/** The document's own text, as XML. */
export function documentXml(docx: Uint8Array): string {
  return new Zip(docx).read('word/document.xml')?.toString() ?? '';
}

/** The rows of each table, the head first, each with the XML of its cells. */
export function tablesOf(xml: string): string[][][] {
  return elements(xml, 'tbl').map((table) =>
    elements(table, 'tr').map((row) => elements(row, 'tc')),
  );
}

/** What is shown of a piece of XML. */
export function shown(xml: string): string {
  return xml.replace(/<[^>]*>/g, '');
}

/** The form with texts in its cells, and in the blank behind 报送日期. */
export function fillDocx(docx: Uint8Array, typed: readonly Typed[], submitted: string): Uint8Array {
  let xml = documentXml(docx);
  const tables = tablesOf(xml);
  for (const [table, row, heading, text] of typed) {
    const [head = [], ...rows] = tables[table - 1] ?? [];
    const column = head.findIndex((cell) => shown(cell) === heading);
    const cells = rows[row - 1];
    if (!cells || column < 0) throw new Error(`${table} ${row} ${heading}`);
    const run = `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p></w:tc>`;
    cells[column] = (cells[column] ?? '').replace(/<\/w:p><\/w:tc>$/, run);
  }
  let at = -1;
  xml = xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, (table) => {
    const rows = tables[++at] ?? [];
    let index = -1;
    return table.replace(/<w:tr>.*?<\/w:tr>/gs, (row) => {
      const cells = rows[++index] ?? [];
      return row.replace(/<w:tc>.*<\/w:tc>/s, () => cells.join(''));
    });
  });
  xml = xml.replace(/(<w:t xml:space="preserve">) {10,}(<\/w:t>)/, `$1  ${submitted}  $2`);
  const zip = new Zip(docx);
  const rest = PARTS.map((name) => [name, zip.read(name)?.toString() ?? ''] as const);
  return zipArchive(new Map([...rest, ['word/document.xml', xml]]));
}

function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<w:${name}>.*?</w:${name}>`, 'gs')) ?? [];
}
