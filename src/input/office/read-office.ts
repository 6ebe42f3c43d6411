import type { Diagnostic } from '../../diagnostic.ts';
import { extensionOf, type Signature } from '../signature.ts';
import type { Sheet } from '../table/sheet.ts';
import { TableFault } from '../table/table-fault.ts';
import { mainPart } from './package-parts.ts';
import { readDocx } from './read-docx.ts';
import { readXlsx } from './read-xlsx.ts';
import { rootElement } from './xml.ts';
import { Zip } from './zip.ts';

const SAVE_AS_XLSX = '请用 Excel 或 WPS 打开，选“另存为”，类型选“Excel 工作簿（.xlsx）”后再交。';
const SAVE_AS_DOCX = '请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（.docx）”后再交。';

export interface OfficeContent {
  sheets: Sheet[];
  /** Of a document without tables. */
  paragraphs: string[];
  /** How the file was read. */
  notes: Diagnostic[];
}

/**
 * The tables of an Excel workbook or a Word document, and what is to be told of how they were read.
 * @param withNumbers whether the numbers that Word shows by itself are a part of the text
 * @throws TableFault for any other file, and for a damaged one
 */
export function readOffice(
  file: string,
  bytes: Uint8Array,
  signature: Exclude<Signature, 'yaml' | 'csv'>,
  withNumbers = false,
): OfficeContent {
  switch (signature) {
    case 'zip':
      return readPackage(file, new Zip(bytes), withNumbers);
    case 'compound':
      throw new TableFault(compoundMessage(file, bytes));
    case 'pdf':
      throw new TableFault('这是 PDF 文件，读不出表格。请交 .xlsx、.docx 或 .yaml 文件。');
    case 'rtf':
      throw new TableFault(`这是 RTF 文件${named(file, 'rtf')}，这里读不了。${SAVE_AS_DOCX}`);
    case 'html':
      throw new TableFault(
        `这是网页（HTML）文件${named(file, 'html', 'htm')}，这里读不了。${saveAs(file)}`,
      );
    case 'mht':
      throw new TableFault(
        `这是单个文件网页（.mht）${named(file, 'mht')}，这里读不了。${saveAs(file)}`,
      );
    case 'xml':
      throw new TableFault(
        `这是 XML 文件（如 Office 2003 的 XML 表格）${named(file, 'xml')}，这里读不了。${saveAs(file)}`,
      );
    case 'named-workbook':
      throw new TableFault(
        `文件名是 .${extensionOf(file)}，内容却不是 Excel 工作簿。${SAVE_AS_XLSX}`,
      );
    case 'named-document':
      throw new TableFault(`文件名是 .${extensionOf(file)}，内容却不是 Word 文档。${SAVE_AS_DOCX}`);
  }
}

function readPackage(file: string, zip: Zip, withNumbers: boolean): OfficeContent {
  const part = mainPart(zip);
  if (part?.endsWith('.bin')) {
    throw new TableFault(`这是二进制的 Excel 工作簿（.xlsb）。${SAVE_AS_XLSX}`);
  }
  const kind = part === null ? null : officeKind(zip, part);
  if (part !== null && kind === 'workbook') {
    return { sheets: readXlsx(zip, part), paragraphs: [], notes: [] };
  }
  if (part !== null && kind === 'document') {
    const { sheets, paragraphs, diagnostics } = readDocx(file, zip, part, withNumbers);
    return { sheets, paragraphs, notes: diagnostics };
  }
  if (kind === 'presentation') throw new TableFault(`这是演示文稿（.pptx）。${SAVE_AS_DOCX}`);
  throw new TableFault(otherArchive(zip.read('mimetype')?.toString('latin1')));
}

/** What the main part of a package is. Most programs use the same folders; any other is as good. */
function officeKind(zip: Zip, part: string): string | null {
  if (part.startsWith('xl/')) return 'workbook';
  if (part.startsWith('word/')) return 'document';
  const bytes = zip.read(part);
  return bytes && rootElement(bytes);
}

/** What a file is called, where that is another kind than it is. */
function named(file: string, ...extensions: string[]): string {
  const extension = extensionOf(file);
  return extension === '' || extensions.includes(extension) ? '' : `，文件名却是 .${extension}`;
}

function saveAs(file: string): string {
  return /^(?:doc|dot|wps|wpt)/.test(extensionOf(file)) ? SAVE_AS_DOCX : SAVE_AS_XLSX;
}

function otherArchive(type = ''): string {
  if (type.includes('spreadsheet')) return `这是 OpenDocument 表格（.ods）。${SAVE_AS_XLSX}`;
  if (type.includes('text')) return `这是 OpenDocument 文档（.odt）。${SAVE_AS_DOCX}`;
  return '这是一个压缩包，不是 Excel 工作簿，也不是 Word 文档。请解压后把里面的台账交上来。';
}

/** A compound file of the older programs, or one that a password protects ([MS-OFFCRYPTO]). */
function compoundMessage(file: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const holds = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) {
    return '文件设了打开密码，读不出来。请用 Excel、Word 或 WPS 打开，去掉密码后再交。';
  }
  const isDocument = holds('WordDocument');
  const isWps = /\.(?:et|ett|wps|wpt)$/i.test(file);
  const kind = isDocument
    ? `${isWps ? 'WPS 文字（.wps）' : '旧版 Word（.doc）'}文件，这里读不了。${SAVE_AS_DOCX}`
    : `${isWps ? 'WPS 表格（.et）' : '旧版 Excel（.xls）'}文件，这里读不了。${SAVE_AS_XLSX}`;
  return `这是${kind}`;
}
