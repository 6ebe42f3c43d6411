import type { Diagnostic } from '../diagnostic.ts';
import type { Block } from './block.ts';
import { readCsv } from './csv.ts';
import { CONTROL, decodeAny } from './decode-text.ts';
import { tableNote, unreadable } from './fault.ts';
import { readOffice } from './office/read-office.ts';
import { findPersonalNumbers } from './personal/find-numbers.ts';
import { maskSheets } from './personal/mask-sheets.ts';
import { maskNumbers, maskPersonalData, personalDataFindings } from './personal/personal-data.ts';
import { signatureOf } from './signature.ts';
import { SourceText } from './source-text.ts';
import { coverMerges, type Sheet } from './table/sheet.ts';
import { TableFault } from './table/table-fault.ts';

/** What a file of any kind says: its blocks, or the text of one that has no blocks of its own. */
export type DocumentContent =
  | { ok: true; content: { blocks: Block[] } | { text: string }; notes: Diagnostic[] }
  | { ok: false; diagnostics: Diagnostic[] };

/**
 * The paragraphs and tables of a document in Word, Excel, CSV, HTML or plain text; numbers of persons are
 * masked. Throws nothing: what cannot be read becomes findings `unreadable`.
 */
export async function readDocument(file: string, bytes: Uint8Array): Promise<DocumentContent> {
  try {
    const told = signatureOf(file, bytes);
    // A page, or a piece of one, may begin with any element.
    const signature = told === 'yaml' && /\.x?html?$/i.test(file) ? 'html' : told;
    if (signature === 'yaml') return readText(file, bytes, (text) => ({ text }));
    if (signature === 'html') {
      const { htmlBlocks } = await import('./html-blocks.ts');
      return readText(file, bytes, (text) => ({ blocks: htmlBlocks(text) }));
    }
    const { sheets, notes, paragraphs } =
      signature === 'csv'
        ? { ...readCsv(file, bytes), paragraphs: [] }
        : readOffice(file, bytes, signature, true);
    const loose: Block[] = paragraphs.map((text) => ({
      kind: 'paragraph',
      text: maskPersonalData(withoutControls(text)),
    }));
    for (const sheet of sheets) removeControls(sheet);
    const personal = maskSheets(file, sheets);
    coverMerges(sheets);
    return {
      ok: true,
      content: { blocks: [...sheets.flatMap(blocksOf), ...loose] },
      notes: [...notes, ...personal],
    };
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { ok: false, diagnostics: [unreadable(error.message, { file })] };
  }
}

function blocksOf(sheet: Sheet): Block[] {
  const paragraphs = (texts: string[] = []) =>
    texts.map((text): Block => ({ kind: 'paragraph', text }));
  return [...paragraphs(sheet.before), { kind: 'table', sheet }, ...paragraphs(sheet.after)];
}

const CONTROLS = new RegExp(CONTROL, 'g');

/** Characters that show nothing, and that no YAML may hold, are none of a text. */
function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}

function removeControls({ rows, before = [], after = [] }: Sheet): void {
  for (const texts of [before, after]) {
    for (const [index, text] of texts.entries()) texts[index] = withoutControls(text);
  }
  for (const { cells } of rows) {
    for (const [column, text] of cells) {
      const shown = withoutControls(text);
      if (shown === '') cells.delete(column);
      else if (shown !== text) cells.set(column, shown);
    }
  }
}

/** @throws TableFault */
function readText(
  file: string,
  bytes: Uint8Array,
  contentOf: (text: string) => { blocks: Block[] } | { text: string },
): DocumentContent {
  const decoded = decodeAny(bytes);
  if (decoded?.text.includes('\0') !== false) {
    throw new TableFault(
      '读不出文字：既不是 UTF-8 编码，也不是 GB18030（又称 GBK、“ANSI”）。请用记事本打开，选“另存为”，编码选“UTF-8”后再试。',
    );
  }
  const { encoding } = decoded;
  const written = withoutControls(decoded.text);
  // A tab parts cells, and so numbers.
  const numbers = findPersonalNumbers(written.replaceAll('\t', '|'));
  const text = maskNumbers(written, numbers);
  const guessed = `文件不是 UTF-8 编码，按 ${encoding} 读出。请核对文字没有变成乱码。`;
  return {
    ok: true,
    content: contentOf(text),
    notes: [
      ...(encoding === null ? [] : [tableNote(guessed, { file })]),
      ...personalDataFindings(numbers, new SourceText(file, text)),
    ],
  };
}
