import { chineseCount } from '../../text/numerals.ts';
import { attribute, scanXml, type XmlHandler } from './xml.ts';

/** The automatic numbers of a document's paragraphs (ECMA-376, part 1, section 17.9), counted as it is read. */
export interface DocxNumbering {
  /**
   * The number of the next paragraph of a list, as it is shown; '' for a bullet, null where it cannot be told.
   * @param style the paragraph's, by which a list may know the level
   */
  next(list: string, level: number | null, style: string | null): string | null;
}

interface Level {
  start: number;
  format: string;
  /** `第%1条` */
  text: string;
  style: string | null;
}

interface List {
  abstract: string;
  /** Where it begins anew: level → first number. */
  restarts: Map<number, number>;
}

const MAX_LEVELS = 9;
/** Characters around the numbers of a level: a longer one numbers nothing. */
const MAX_LEVEL_TEXT = 255;
const CIRCLED = 20;

/** Reads `word/numbering.xml`. @throws TableFault */
export function readDocxNumbering(bytes: Buffer | null): DocxNumbering {
  const { lists, levelsOf } = partOf(bytes);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    next(id, stated, style) {
      const list = lists.get(id);
      const levels = list && levelsOf.get(list.abstract);
      if (!list || !levels) return null;
      const at = stated ?? [...levels].find(([, level]) => level.style === style)?.[0] ?? 0;
      // What a document states may be no level at all.
      if (!(Number.isInteger(at) && at >= 0 && at < MAX_LEVELS)) return null;
      const count = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, count);
      if (!begun.has(id)) {
        begun.add(id);
        for (const [level, first] of list.restarts) count[level] = first - 1;
      }
      count[at] = (count[at] ?? startOf(levels, at) - 1) + 1;
      count.length = Math.min(count.length, at + 1);
      return shown(levels, at, count);
    },
  };
}

function partOf(bytes: Buffer | null): NumberingPart {
  const part = new NumberingPart();
  if (bytes) scanXml(bytes, part);
  return part;
}

/** The lists of `word/numbering.xml`, and the levels of each kind of list. */
class NumberingPart implements XmlHandler {
  readonly lists = new Map<string, List>();
  readonly levelsOf = new Map<string, Map<number, Level>>();
  readonly wantsText = false;
  #levels: Map<number, Level> | null = null;
  #level: Level | null = null;
  #list: List | null = null;
  #override: number | null = null;

  open(name: string, attributes: string): void {
    const of = (key: string) => attribute(attributes, `(?:[\\w.-]+:)?${key}`);
    if (this.#level) setLevel(this.#level, name, of('val') ?? '');
    else if (this.#list) this.#openInList(this.#list, name, of);
    else if (this.#levels && name === 'lvl') {
      this.#level = newLevel();
      const at = levelIn(of('ilvl'));
      if (at !== null) this.#levels.set(at, this.#level);
    } else if (name === 'abstractNum') {
      this.#levels = new Map();
      this.levelsOf.set(of('abstractNumId') ?? '', this.#levels);
    } else if (name === 'num') {
      this.#list = { abstract: '', restarts: new Map() };
      this.lists.set(of('numId') ?? '', this.#list);
    }
  }

  #openInList(list: List, name: string, of: (key: string) => string | null): void {
    if (name === 'abstractNumId') list.abstract = of('val') ?? '';
    else if (name === 'lvlOverride') this.#override = levelIn(of('ilvl'));
    else if (name === 'startOverride' && this.#override !== null) {
      list.restarts.set(this.#override, numberIn(of('val') ?? ''));
    }
    // A level that one list alone has is rare, and is taken for that of its kind.
    else if (name === 'lvl') this.#level = newLevel();
  }

  close(name: string): void {
    if (name === 'lvl') this.#level = null;
    else if (name === 'abstractNum') this.#levels = null;
    else if (name === 'num') this.#list = null;
    else if (name === 'lvlOverride') this.#override = null;
  }

  text(): void {}
}

function newLevel(): Level {
  return { start: 1, format: 'decimal', text: '', style: null };
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'start') level.start = numberIn(value);
  else if (name === 'numFmt') level.format = value;
  else if (name === 'lvlText') level.text = value;
  else if (name === 'pStyle') level.style = value;
}

function levelIn(text: string | null): number | null {
  return text !== null && /^[0-8]$/.test(text) ? Number(text) : null;
}

function numberIn(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : 1;
}

function startOf(levels: ReadonlyMap<number, Level>, at: number): number {
  return levels.get(at)?.start ?? 1;
}

/** The text of a level with the numbers in it; null where one is of a kind that is not known. */
function shown(
  levels: ReadonlyMap<number, Level>,
  at: number,
  count: readonly (number | undefined)[],
): string | null {
  const level = levels.get(at);
  if (!level || level.text.length > MAX_LEVEL_TEXT) return null;
  if (level.format === 'bullet' || level.format === 'none') return '';
  let isKnown = true;
  const text = level.text.replace(/%([1-9])/g, (_place, digit: string) => {
    const of = Number(digit) - 1;
    const number = count[of] ?? startOf(levels, of);
    const written = writtenAs(number, levels.get(of)?.format ?? 'decimal');
    isKnown &&= written !== null;
    return written ?? '';
  });
  return isKnown ? text : null;
}

function writtenAs(number: number, format: string): string | null {
  switch (format) {
    case 'decimal':
    case 'decimalHalfWidth':
      return String(number);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(number).replace(/\d/g, (digit) =>
        String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
      );
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chineseCount(number);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= CIRCLED ? String.fromCharCode(0x2460 + number - 1) : null;
    case 'lowerLetter':
    case 'upperLetter': {
      if (number < 1 || number > 26) return null;
      return String.fromCharCode((format === 'lowerLetter' ? 0x61 : 0x41) + number - 1);
    }
    case 'upperRoman':
      return romanNumber(number);
    case 'lowerRoman':
      return romanNumber(number)?.toLowerCase() ?? null;
    default:
      return null;
  }
}

const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
/** Beyond it nobody counts so. */
const MAX_ROMAN = 399;

function romanNumber(number: number): string | null {
  if (number < 1 || number > MAX_ROMAN) return null;
  let rest = number;
  let written = '';
  for (const [value, letters] of ROMAN) {
    written += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return written;
}
