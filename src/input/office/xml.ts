import { TableFault, TOO_LARGE } from '../table/table-fault.ts';

/** Levels of elements; office files stay far below. */
const MAX_DEPTH = 256;
/** Elements of one part; a sheet of 500,000 cells has some two million. */
const MAX_ELEMENTS = 2_500_000;
/** Bytes of one piece of text; Excel's longest cell has a fifth of it. */
const MAX_TEXT = 512 * 1024;
const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const DAMAGED = '文件内部的 XML 不完整或不合规，读不出来。请用 Excel 或 WPS 打开，另存一份后再试。';
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * What a reader is told of an XML part. Elements of the vocabulary the root belongs to are named without
 * prefix (`c`, `tbl`); all others with theirs (`mc:AlternateContent`, `a:t`).
 */
export interface XmlHandler {
  /** `attributes` is the text of the tag behind the name: see {@link attribute}. */
  open(name: string, attributes: string): void;
  close?(name: string): void;
  /** Text is decoded only while this is true. */
  wantsText?: boolean;
  text?(text: string): void;
}

/**
 * Reads an XML 1.0 part in UTF-8 or UTF-16 from front to back, without a tree and without recursion.
 * A DOCTYPE is refused, so there are no entities but the five of the standard and character numbers.
 * @throws TableFault
 */
export function scanXml(bytes: Buffer, handler: XmlHandler): void {
  const wide = fromUtf16(bytes);
  // One byte a character, whatever the text: markup is ASCII, and only wanted text is decoded.
  const xml = (wide ?? bytes).toString('latin1');
  const declaration = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)/.exec(
    xml.slice(0, 256),
  );
  const encoding = declaration?.[1]?.toLowerCase() ?? '';
  if (!(wide ? ['', 'utf-16'] : ['', 'utf-8', 'utf8']).includes(encoding))
    throw new TableFault(DAMAGED);
  new Scanner(xml, handler).scan();
}

class Scanner {
  readonly #xml: string;
  readonly #handler: XmlHandler;
  /** Names of the elements that are open, as written. */
  readonly #open: string[] = [];
  /** That of the root's vocabulary, with its colon; empty where it has none. */
  #prefix = '';
  #elements = 0;

  constructor(xml: string, handler: XmlHandler) {
    this.#xml = xml;
    this.#handler = handler;
  }

  scan(): void {
    for (let at = 0; ; ) {
      const tag = this.#xml.indexOf('<', at);
      if (tag === -1) break;
      if (tag > at && this.#handler.wantsText) {
        this.#handler.text?.(decode(this.#xml.slice(at, tag)));
      }
      at = this.#readMarkup(tag);
    }
    if (this.#elements === 0 || this.#open.length > 0) throw new TableFault(DAMAGED);
  }

  /** Reads what begins with `<` at an offset. @returns the offset behind it */
  #readMarkup(tag: number): number {
    const next = this.#xml.charCodeAt(tag + 1);
    if (next === EXCLAMATION || next === QUESTION) {
      return skipSpecial(this.#xml, tag, this.#handler);
    }
    const end = tagEnd(this.#xml, tag + 1);
    if (next === SLASH) this.#close(this.#xml.slice(tag + 2, end).trimEnd());
    else this.#start(tag + 1, end);
    return end + 1;
  }

  #close(written: string): void {
    if (this.#open.pop() !== written) throw new TableFault(DAMAGED);
    this.#handler.close?.(localName(written, this.#prefix));
  }

  #start(start: number, end: number): void {
    const empty = this.#xml.charCodeAt(end - 1) === SLASH;
    const [written, attributes] = splitTag(this.#xml, start, empty ? end - 1 : end);
    if (this.#open.length === 0) {
      if (this.#elements > 0) throw new TableFault(DAMAGED); // A second root.
      this.#prefix = written.slice(0, written.indexOf(':') + 1);
    }
    if (++this.#elements > MAX_ELEMENTS) throw new TableFault(TOO_LARGE);
    const name = localName(written, this.#prefix);
    this.#handler.open(name, attributes);
    if (empty) this.#handler.close?.(name);
    else if (this.#open.push(written) > MAX_DEPTH) throw new TableFault(DAMAGED);
  }
}

/** Bytes in which the first element of a part is looked for. */
const HEAD = 4096;

/** The name of a part's root element without its prefix, or null where the beginning shows none. */
export function rootElement(bytes: Buffer): string | null {
  const head = bytes.subarray(0, HEAD);
  const text = head.toString('latin1').replaceAll('\0', '');
  const markup = text.replace(/<\?[^>]*>|<!--[\s\S]*?-->/g, '');
  return /<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(markup)?.[1] ?? null;
}

/** The bytes of a part in UTF-16 as UTF-8; null for one that is not (XML 1.0, appendix F). @throws TableFault */
function fromUtf16(bytes: Buffer): Buffer | null {
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first === LESS && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === LESS);
  if (!little && !big) return null;
  try {
    const text = new TextDecoder(little ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
    return Buffer.from(text);
  } catch {
    throw new TableFault(DAMAGED);
  }
}

/** The decoded value of an attribute, or null. @throws TableFault */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*("[^"]*"|'[^']*')`);
    patterns.set(name, pattern);
  }
  const quoted = pattern.exec(attributes)?.[1];
  return quoted === undefined ? null : decode(quoted.slice(1, -1));
}

const patterns = new Map<string, RegExp>();

function localName(written: string, prefix: string): string {
  if (prefix === '') return written;
  if (written.startsWith(prefix)) return written.slice(prefix.length);
  return written.includes(':') ? written : `:${written}`;
}

function splitTag(xml: string, start: number, end: number): [name: string, attributes: string] {
  let at = start;
  while (at < end && xml.charCodeAt(at) > 0x20) at++;
  return [xml.slice(start, at), xml.slice(at, end)];
}

/** Offset of the `>` that ends a tag; one inside quotes does not. */
function tagEnd(xml: string, start: number): number {
  for (let at = start; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === GREATER) return at;
    if (code === LESS) break;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      at = xml.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1);
      if (at === -1) break;
    }
  }
  throw new TableFault(DAMAGED);
}

/** Passes a comment, a processing instruction or a CDATA section. */
function skipSpecial(xml: string, tag: number, handler: XmlHandler): number {
  const [opening, closing] = xml.startsWith('<!--', tag)
    ? ['<!--', '-->']
    : xml.startsWith('<![CDATA[', tag)
      ? ['<![CDATA[', ']]>']
      : ['<?', '?>'];
  if (!xml.startsWith(opening, tag)) {
    throw new TableFault(
      '文件内部的 XML 带有 DOCTYPE 声明，正常的 Excel、Word 文件里没有，没有读取。请用 Excel 或 WPS 另存一份。',
    );
  }
  const end = xml.indexOf(closing, tag + opening.length);
  if (end === -1) throw new TableFault(DAMAGED);
  if (opening === '<![CDATA[' && handler.wantsText) {
    handler.text?.(fromUtf8(xml.slice(tag + opening.length, end)));
  }
  return end + closing.length;
}

function decode(raw: string): string {
  if (raw.length > MAX_TEXT) throw new TableFault(TOO_LARGE);
  const text = fromUtf8(raw);
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*;?)/g, (_, reference: string) => {
    const name = reference.slice(0, -1);
    const known = ENTITIES.get(name);
    if (known !== undefined && reference.endsWith(';')) return known;
    const [, decimal, hex] = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}));$/.exec(reference) ?? [];
    const code = Number(decimal ?? `0x${hex}`);
    if (!(code > 0 && code <= 0x10ffff)) throw new TableFault(DAMAGED);
    return String.fromCodePoint(code);
  });
}

/** A string of its own: a slice would keep the whole part in memory. */
function fromUtf8(raw: string): string {
  return raw.length < 13 && !/[^\0-\x7f]/.test(raw) ? raw : Buffer.from(raw, 'latin1').toString();
}
