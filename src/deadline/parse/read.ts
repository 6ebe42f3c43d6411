import { fold } from '../../text/fold.ts';
import { type Clause, sentencesOf, withoutListNumbers, withRemarks } from './clauses.ts';
import type { Found as EngineFound } from './engine.ts';
import type { Found, Made, Outcome, Place, Reading, ReadRequirement, Source } from './form.ts';
import { formTable } from './forms.ts';
import type { Column } from './notation.ts';
import { readQuantities } from './quantities.ts';
import { refine } from './refine.ts';
import { ALPHABET } from './sets.ts';
import { afterPrevious, wordsOf } from './settings.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface ReadWording {
  requirements: ReadRequirement[];
  /** The forms that were found in it and set no time. */
  ruledOut: readonly string[];
}

type DeadlineMatch = EngineFound<Token, Outcome>;

const UNKNOWN: Reading = { kind: 'unknown' };

/** The stages: fold, tokens, clauses, forms, refine. */
export function readWording(text: string, column: Column = 'deadline'): ReadWording {
  const folded = fold(text);
  if (!/[\p{L}\p{N}]/u.test(folded.text)) return { requirements: [], ruledOut: [] };
  const words = withoutListNumbers(folded, tokensOf(folded));
  const tokens = withRemarks(folded, readQuantities(folded, words));
  const source: Source = { folded, tokens };
  const wording: Wording = {
    source,
    row: ALPHABET.row(tokens),
    column,
    found: [],
    weak: [],
    ruledOut: new Set(),
  };
  let matter: string | null = null;
  for (const [sentence, clauses] of sentencesOf(tokens).entries()) {
    matter = readSentence(wording, sentence, clauses);
  }
  const reading = matter === null ? UNKNOWN : { ...UNKNOWN, matter };
  const all = { reading, from: 0, to: tokens.length, sentence: 0, forms: [], open: false };
  const [first = all] = wording.weak;
  const requirements = refine(source, wording.found.length > 0 ? wording.found : [first]);
  return { requirements, ruledOut: [...wording.ruledOut] };
}

/** What is kept while a wording is read. */
interface Wording {
  readonly source: Source;
  readonly row: string;
  readonly column: Column;
  readonly found: Found[];
  /** What counts only where nothing else is said at all. */
  readonly weak: Found[];
  readonly ruledOut: Set<string>;
}

/** A name in front of a colon that is a heading, and no matter. */
const HEADING =
  /(时限|期限|时间|时长|要求|频次|频率|周期|日期|方式|备注|说明|注|安排|进度|期|类别|类型|如下)$/;

/** What stands in front of a colon, in folded characters, and the matter that it names. */
interface Label {
  text: string;
  matter: string | null;
}

/** Reads the clauses of a sentence; the matter that its last label names. */
function readSentence(wording: Wording, sentence: number, clauses: Clause[]): string | null {
  const { source, found } = wording;
  const [low, high] = [clauses[0]?.from ?? 0, clauses.at(-1)?.to ?? 0];
  let label: Label = { text: '', matter: null };
  let previous: Clause | null = null;
  let mark = low;
  for (const clause of clauses) {
    const count = found.length;
    mark = Math.max(mark, clause.from);
    const place: Place = {
      source,
      column: wording.column,
      clause,
      previous,
      mark,
      label: label.text,
      dated: false,
      eventful: false,
    };
    readClause(wording, place, { low, high, sentence, matter: label.matter });
    ({ mark } = place);
    const silent = found.length === count;
    if (silent && clause.sign === ':') label = labelOf(source, clause);
    previous = silent && !clause.condition && clause.sign === ',' ? clause : null;
    const last = found.at(-1);
    if (!silent && last) widen(found.slice(count), last.to, clause.to);
  }
  return label.matter;
}

interface Sentence {
  /** Its tokens, `high` not included. */
  low: number;
  high: number;
  sentence: number;
  /** That of the label in front. */
  matter: string | null;
}

/** What is found in one clause. */
interface InClause {
  firm: Found[];
  undated: Found[];
}

/** Reads a clause from its first token that is not read yet, and moves the mark. */
function readClause(wording: Wording, place: Place, sentence: Sentence): void {
  const { source, row, column, ruledOut } = wording;
  const { clause } = place;
  const { low, high } = sentence;
  const table = formTable(column);
  const found: InClause = { firm: [], undated: [] };
  for (let at = place.mark; at < clause.to; ) {
    const match = table.find(source.tokens, row, { at, low, high }, place);
    const to = Math.max(match?.match.to ?? 0, at + 1);
    // Of a condition only what reaches into the clauses behind it: 按季报送的，于首月10日前.
    const counts = match && (!clause.condition || to > clause.to);
    if (counts && match.made === 'nothing') ruledOut.add(match.form);
    else if (counts) note(wording, place, sentence, found, match, to);
    at = counts ? to : at + 1;
  }
  const { firm, undated } = found;
  // Of 定期 and 按规定 the plainer word counts.
  const plain = undated.some(({ reading }) => reading.kind !== 'reference');
  const kept = undated.filter(({ reading }) => !(plain && reading.kind === 'reference'));
  const all = place.dated ? firm : [...firm, ...kept];
  wording.found.push(...all.sort((a, b) => a.from - b.from));
}

/** Writes down what a match makes, which ends before `to`. */
function note(
  { source, weak }: Wording,
  place: Place,
  sentence: Sentence,
  { firm, undated }: InClause,
  match: DeadlineMatch,
  to: number,
): void {
  const untold = match.made === 'unknown';
  // What cannot be told takes a period with it that nothing else has refined.
  const period = untold && firm.at(-1)?.open ? firm.pop() : null;
  const unknown: Made = { readings: [UNKNOWN], from: period?.from ?? place.mark };
  const made = typeof match.made === 'string' ? unknown : match.made;
  const found = foundOf(source, place, sentence, match, made, to);
  const list = made.weight === 'weak' ? weak : made.weight === 'undated' ? undated : firm;
  list.push(...found);
  if (!made.weight && !untold) place.dated = true;
  const eventful = found.some(({ reading: { kind } }) => kind === 'before' || kind === 'during');
  if (made.weight && eventful) place.eventful = true;
  else if (made.weight !== 'weak') place.mark = to;
}

/** The requirements of a match, each with its words and forms. */
function foundOf(
  source: Source,
  { clause, mark }: Place,
  { sentence, matter }: Sentence,
  { form, match }: DeadlineMatch,
  made: Made,
  to: number,
): Found[] {
  const parts = source.tokens.slice(match.from, to).flatMap((token) => token.forms);
  const forms = [...new Set([form, ...parts])];
  const from = made.from ?? mark;
  const whole = made.weight === 'weak';
  const words = from > clause.from && !whole ? afterPrevious(source, from, to - 1) : from;
  return made.readings.map((reading) => ({
    reading: reading.matter === undefined && matter !== null ? { ...reading, matter } : reading,
    from: words,
    to: whole ? clause.to : to,
    sentence,
    forms,
    open: made.open === true,
  }));
}

/** The last words of a clause belong to what was read last in it; the dates of one form share their words. */
function widen(found: readonly Found[], last: number, end: number): void {
  for (const each of found) if (each.to === last) each.to = Math.max(last, end);
}

/** 行政处罚信息： names what the rest of the sentence applies to; 公开时限： is a heading. */
function labelOf(source: Source, { from, to }: Clause): Label {
  const [first, last] = [source.tokens[from], source.tokens[to - 1]];
  const text = source.folded.text.slice(first?.start, last?.end);
  return { text, matter: HEADING.test(text) ? null : wordsOf(source, from, to) };
}
