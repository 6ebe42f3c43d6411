import { crc32, deflateRawSync } from 'node:zlib';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { InputDocument } from '../../src/input/document.ts';
import type { TableDefaults } from '../../src/ledger/table/read-tables.ts';
import { readLedgerFile } from './read-ledger.ts';

/** Any plan will do for a test of reading. */
const PLAN: TableDefaults = { plan: () => 'zibo-gaoxin/2022' };

export function readFile(
  file: string,
  bytes: Uint8Array,
  defaults: TableDefaults = PLAN,
): { document: InputDocument; diagnostics: Diagnostic[] } {
  const result = readLedgerFile(file, bytes, defaults);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

/** What is told of a file that cannot be read. */
export function faultsOf(
  file: string,
  bytes: Uint8Array,
  defaults: TableDefaults = PLAN,
): Diagnostic[] {
  const result = readLedgerFile(file, bytes, defaults);
  return result.ok ? [] : result.diagnostics;
}

/** Rows of the ledger's data. */
export function rowsOf(document: InputDocument): Record<string, unknown>[] {
  return (document.data as { 台账: Record<string, unknown>[] }).台账;
}

export interface ZipPart {
  name: string;
  data: string | Uint8Array;
  /** Instead of what is true. */
  declaredSize?: number;
  flags?: number;
  crc?: number;
}

/** A ZIP archive, deflated. */
export function zip(parts: ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data as string);
    const packed = deflateRawSync(data);
    const name = Buffer.from(part.name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(part.flags ?? 0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(part.crc ?? crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(part.declaredSize ?? data.length, 18);
    head.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), head, name, packed);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 0, 26);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function relations(
  list: { id: string; type: string; target: string; mode?: string }[],
): string {
  const items = list.map(
    ({ id, type, target, mode }) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

export interface SheetXml {
  name: string;
  /** The XML inside `worksheet`. */
  xml: string;
  state?: string;
}

/** Parts of a workbook; `styles` is the XML inside `styleSheet`. */
export function xlsxParts(
  sheets: SheetXml[],
  options: { strings?: string; styles?: string; date1904?: boolean; more?: ZipPart[] } = {},
): ZipPart[] {
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${state ? ` state="${state}"` : ''}/>`,
  );
  return [
    {
      name: '_rels/.rels',
      data: relations([{ id: 'r', type: 'officeDocument', target: 'xl/workbook.xml' }]),
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="${RELATIONS}"><workbookPr${options.date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations([
        ...sheets.map((_, index) => ({
          id: `s${index}`,
          type: 'worksheet',
          target: `worksheets/sheet${index}.xml`,
        })),
        { id: 't', type: 'sharedStrings', target: '/xl/sharedStrings.xml' },
        { id: 'y', type: 'styles', target: 'styles.xml' },
      ]),
    },
    { name: 'xl/sharedStrings.xml', data: `<sst>${options.strings ?? ''}</sst>` },
    { name: 'xl/styles.xml', data: `<styleSheet>${options.styles ?? ''}</styleSheet>` },
    ...sheets.map(({ xml }, index) => ({
      name: `xl/worksheets/sheet${index}.xml`,
      data: `<worksheet xmlns:r="${RELATIONS}">${xml}</worksheet>`,
    })),
    ...(options.more ?? []),
  ];
}

/** `sheetData` with texts as given; null leaves a cell out, a string that begins with `<c` is XML. */
export function sheetData(rows: (string | null)[][]): string {
  const xml = rows.map((cells, row) => {
    const inner = cells.map((text, column) => {
      if (text === null) return '';
      if (text.startsWith('<c')) return text;
      return `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
    });
    return `<row r="${row + 1}">${inner.join('')}</row>`;
  });
  return `<sheetData>${xml.join('')}</sheetData>`;
}

export function xlsx(rows: (string | null)[][], more = ''): Buffer {
  return zip(xlsxParts([{ name: 'Sheet1', xml: sheetData(rows) + more }]));
}

/** A Word document; `body` is the XML inside `w:body`. */
export function docxParts(body: string, links: { id: string; target: string }[] = []): ZipPart[] {
  return [
    {
      name: '_rels/.rels',
      data: relations([{ id: 'r', type: 'officeDocument', target: 'word/document.xml' }]),
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: relations(links.map((link) => ({ ...link, type: 'hyperlink', mode: 'External' }))),
    },
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"><w:body>${body}</w:body></w:document>`,
    },
  ];
}

export function docx(body: string): Buffer {
  return zip(docxParts(body));
}

export const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A cell; `properties` is the XML inside `w:tcPr`. */
export const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;

export const tableOf = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;
