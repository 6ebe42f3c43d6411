import { mainPart } from './office/package-parts.ts';
import { Zip } from './office/zip.ts';
import { extensionOf, signatureOf } from './signature.ts';

/** What a file is, by its content where that shows, else by its name. */
export type FileKind =
  | { kind: 'xlsx' | 'docx'; zip: Zip; part: string }
  | { kind: 'csv' | 'yaml' }
  | { kind: 'other'; message: string };

const SAVE_AS_XLSX = '请用 Excel 或 WPS 打开，选“另存为”，类型选“Excel 工作簿（.xlsx）”后再交。';
const SAVE_AS_DOCX = '请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（.docx）”后再交。';

/** @throws TableFault for a damaged archive */
export function fileKind(file: string, bytes: Uint8Array): FileKind {
  const signature = signatureOf(file, bytes);
  switch (signature) {
    case 'yaml':
    case 'csv':
      return { kind: signature };
    case 'zip':
      return officeKind(new Zip(bytes));
    case 'compound':
      return other(compoundMessage(file, bytes));
    case 'pdf':
      return other('这是 PDF 文件，读不出表格。请交 .xlsx、.docx 或 .yaml 文件。');
    case 'named-workbook':
      return other(`文件名是 .${extensionOf(file)}，内容却不是 Excel 工作簿。${SAVE_AS_XLSX}`);
    case 'named-document':
      return other(`文件名是 .${extensionOf(file)}，内容却不是 Word 文档。${SAVE_AS_DOCX}`);
  }
}

function officeKind(zip: Zip): FileKind {
  const part = mainPart(zip);
  if (part?.endsWith('.bin')) return other(`这是二进制的 Excel 工作簿（.xlsb）。${SAVE_AS_XLSX}`);
  if (part?.startsWith('xl/')) return { kind: 'xlsx', zip, part };
  if (part?.startsWith('word/')) return { kind: 'docx', zip, part };
  const type = zip.read('mimetype')?.toString('latin1') ?? '';
  if (type.includes('spreadsheet')) return other(`这是 OpenDocument 表格（.ods）。${SAVE_AS_XLSX}`);
  if (type.includes('text')) return other(`这是 OpenDocument 文档（.odt）。${SAVE_AS_DOCX}`);
  return other('这是一个压缩包，不是 Excel 工作簿，也不是 Word 文档。请解压后把里面的台账交上来。');
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

function other(message: string): FileKind {
  return { kind: 'other', message };
}
