import { displayPieces, displayWidth, pieceWidth } from '../text/display-width.ts';

/** Signs that begin no line (GB/T 15834), and such as end what stands before them. */
const CLOSING = new Set('。，、；：？！…—～·）〕】》〉」』”’％℃');
/** Signs that end no line. */
const OPENING = new Set('（〔【《〈「『“‘');
const HAN = /^\p{Script=Han}/u;

/** Whether a line may end between two neighbours: not within a date, a number, a word, a rule id or a link. */
function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || CLOSING.has(after.charAt(0)) || OPENING.has(before)) return false;
  if (isBetween('!', before, '~') && isBetween('!', after, '~')) return false;
  // 6月30日, and a number with what it counts: 37个.
  if (isBetween('0', before, '9') && HAN.test(after)) return false;
  return !('年月'.includes(before.charAt(0)) && isBetween('0', after, '9'));
}

function isBetween(first: string, piece: string, last: string): boolean {
  return piece.length === 1 && piece >= first && piece <= last;
}

/** What stays on one line: as a rule a character with its punctuation, or a word. */
function* unitsOf(text: string): Iterable<string> {
  let unit = '';
  let before: string | undefined;
  for (const piece of displayPieces(text)) {
    if (before !== undefined && mayBreak(before, piece)) {
      yield unit;
      unit = '';
    }
    unit += piece;
    before = piece;
  }
  if (unit !== '') yield unit;
}

const LINK = /\w:\/\//;

/**
 * The text in lines of at most that many columns, Chinese broken by its rules.
 * A unit that is longer than a line is broken where the line ends; only a link stays whole.
 */
export function wrapLines(text: string, columns: number): string[] {
  return breakLines(text, columns).map(withoutEndSpaces);
}

/** The same lines with the spaces at which they were broken, so that together they are the text. */
export function breakLines(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const place = (piece: string, width: number, spaces: number) => {
    if (used + width > columns && line !== '') {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += piece;
    used += width + spaces;
  };
  for (const unit of unitsOf(text)) {
    const visible = withoutEndSpaces(unit);
    const width = displayWidth(visible);
    if (width <= columns || LINK.test(unit)) place(unit, width, unit.length - visible.length);
    else for (const piece of displayPieces(unit)) place(piece, pieceWidth(piece), 0);
  }
  return [...lines, line];
}

function withoutEndSpaces(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}

/**
 * `head` and the text behind it, whose further lines stand below its first.
 * @param most lines; what is longer ends in `…`
 */
export function hanging(head: string, text: string, columns: number, most = Infinity): string[] {
  const indent = displayWidth(head);
  const room = columns - indent;
  const shown = Number.isFinite(most) ? atMost(text, room, most) : wrapLines(text, room);
  return shown.map((line, index) => `${index === 0 ? head : ' '.repeat(indent)}${line}`);
}

/** A line of its own, whose further lines stand two columns further in than its first. */
export function outdented(text: string, columns: number): string[] {
  if (displayWidth(text) <= columns) return [text];
  const [lead = ''] = /^ */.exec(text) ?? [];
  const room = columns - lead.length - OUTDENT.length;
  return wrapLines(text.slice(lead.length), room).map(
    (line, index) => `${lead}${index === 0 ? '' : OUTDENT}${line}`,
  );
}

const OUTDENT = '  ';

/** A list of which each item stays whole, as long as it fits a line. */
export function hangingList(head: string, items: readonly string[], columns: number): string[] {
  const indent = displayWidth(head);
  const room = columns - indent;
  const lines: string[] = [];
  let line = '';
  for (const [index, text] of items.entries()) {
    const item = index < items.length - 1 ? `${text}、` : text;
    if (line !== '' && displayWidth(line + item) > room) {
      lines.push(line);
      line = '';
    }
    line += item;
  }
  return [...lines, line]
    .flatMap((item) => wrapLines(item, room))
    .map((item, index) => `${index === 0 ? head : ' '.repeat(indent)}${item}`);
}

function atMost(text: string, columns: number, most: number): string[] {
  // Cut before it is broken, so that a text of a megabyte costs no more than its beginning.
  const lines = wrapLines(fitWidth(text, columns * (most + 1)), columns);
  if (lines.length <= most) return lines;
  const last = fitWidth(`${lines[most - 1]}${lines[most]}`, columns);
  return [...lines.slice(0, most - 1), last];
}

/** The text cut to a number of columns, with `…` where something is left out. */
export function fitWidth(text: string, columns: number): string {
  let kept = '';
  let used = 0;
  // What fits without a mark, as far as it is known.
  let marked = '';
  for (const piece of displayPieces(text)) {
    used += pieceWidth(piece);
    if (used > columns) return `${marked}…`;
    kept += piece;
    if (used <= columns - 1) marked = kept;
  }
  return text;
}
