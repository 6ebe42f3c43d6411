import { LOCAL_HEADER } from './office/zip-signatures.ts';

/** What a file is by its first bytes, else by its name; the last two by their name alone. */
export type Signature =
  | 'yaml'
  | 'zip'
  | 'compound'
  | 'pdf'
  | 'csv'
  | 'named-workbook'
  | 'named-document';

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export function signatureOf(file: string, bytes: Uint8Array): Signature {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8));
  if (head.length >= 4 && head.readUInt32LE(0) === LOCAL_HEADER) return 'zip';
  if (head.equals(COMPOUND)) return 'compound';
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  const extension = extensionOf(file);
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (/^(?:xls|et|ett|xlt)[xmb]?$/.test(extension)) return 'named-workbook';
  if (/^(?:doc|wps|wpt|dot)[xm]?$/.test(extension)) return 'named-document';
  return 'yaml';
}

/** `xlsx` of `台账.XLSX`; '' where there is none. */
export function extensionOf(file: string): string {
  return /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
}
