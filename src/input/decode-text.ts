import type { Fault } from './fault.ts';
import { SourceText } from './source-text.ts';

/** C0 and C1 controls but tab, line feed, carriage return and U+0085; YAML 1.2.2, section 5.1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
export const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

export type DecodedText = { source: SourceText } | { message: string; line?: number };

/**
 * Lines and brackets of a text, and commas, which part items: before it is parsed, so many are what nodes it may have.
 * Ten thousand full rows have two thirds of it.
 */
const MAX_PIECES = 500_000;
const PIECE_BYTES = new Set([...'[{,\n\r'].map((sign) => sign.charCodeAt(0)));

/** The text of a file that must be UTF-8, with or without a byte order mark. */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  if (hasTooManyPieces(bytes)) {
    return {
      message: `文件的行、列表和逗号超过 ${MAX_PIECES} 个，不像台账，没有读取。请检查后再试，或者拆成几个文件。`,
    };
  }
  if (utf16Label(bytes) !== null) {
    return {
      message: `文件是 UTF-16 编码（记事本里叫“Unicode”），这里只读 UTF-8。${SAVE_AS_UTF8}`,
    };
  }
  try {
    return {
      source: new SourceText(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    };
  } catch {
    return {
      message: `文件不是 UTF-8 编码，从这一行起读不出来，多半是按 GB18030（又称 GBK、“ANSI”）保存的。${SAVE_AS_UTF8}`,
      line: firstBrokenLine(bytes),
    };
  }
}

function hasTooManyPieces(bytes: Uint8Array): boolean {
  if (bytes.length <= MAX_PIECES) return false;
  let pieces = 0;
  for (const byte of bytes) if (PIECE_BYTES.has(byte) && ++pieces > MAX_PIECES) return true;
  return false;
}

/**
 * The text of a file in UTF-8, UTF-16 or GB18030, as Chinese programs write them; `encoding` is null for
 * UTF-8. null where it is none of these.
 */
export function decodeAny(bytes: Uint8Array): { text: string; encoding: string | null } | null {
  const utf16 = utf16Label(bytes);
  const labels = utf16 === null ? ENCODINGS : [[utf16, 'UTF-16'] as const];
  for (const [label, encoding] of labels) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next one, then.
    }
  }
  return null;
}

const ENCODINGS = [
  ['utf-8', null],
  ['gb18030', 'GB18030'],
] as const;

/** The encoding that a byte order mark of two bytes states. */
export function utf16Label([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

const SAVE_AS_UTF8 = '请用记事本打开，选“另存为”，编码选“UTF-8”后保存。';

/** 1-based number of the first line that is not UTF-8; a line feed never lies within a character. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) return line;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
}

/** The first invisible control character of a text, which no editor writes on purpose. */
export function controlCharacterFault(source: SourceText): Fault | null {
  const found = CONTROL.exec(source.text);
  if (!found) return null;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    start: found.index,
    end: found.index + 1,
    message: `这里有一个看不见的控制字符（U+${code}），多半是从别处粘贴带来的。请把它删掉。`,
  };
}
