import { LOCAL_HEADER } from './office/zip-signatures.ts';

/** What a file is by its first bytes, else by its name; the last two by their name alone. */
export type Signature =
  | 'yaml'
  | 'zip'
  | 'compound'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'mht'
  | 'xml'
  | 'csv'
  | 'named-workbook'
  | 'named-document';

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export function signatureOf(file: string, bytes: Uint8Array): Signature {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8));
  if (head.length >= 4 && head.readUInt32LE(0) === LOCAL_HEADER) return 'zip';
  if (head.equals(COMPOUND)) return 'compound';
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  const written = writtenKind(bytes);
  if (written) return written;
  const extension = extensionOf(file);
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (/^(?:xls|et|ett|xlt)[xmb]?$/.test(extension)) return 'named-workbook';
  if (/^(?:doc|wps|wpt|dot)[xm]?$/.test(extension)) return 'named-document';
  return 'yaml';
}

/** Bytes in which what programs write as text is told apart. */
const HEAD = 1024;

/** What Word, Excel and many web sites write in place of the file that the name promises. */
function writtenKind(bytes: Uint8Array): Signature | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD));
  const text = head.toString('latin1').replaceAll('\0', '');
  const start = text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (/^MIME-Version:/i.test(start)) return 'mht';
  if (/^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|meta|body|table)[\s>]/i.test(start))
    return 'html';
  return /^<\?(?:xml|mso-application)\s/.test(start) ? 'xml' : null;
}

/** `xlsx` of `台账.XLSX`; '' where there is none. */
export function extensionOf(file: string): string {
  return /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
}
