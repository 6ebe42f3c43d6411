import {
  DASHES,
  FULLWIDTH_COLONS,
  halfWidth,
  INVISIBLE,
  plainCharacters,
  TILDES,
} from './characters.ts';

/**
 * The wording in one form: simplified characters, half-width signs, no white space.
 * Cells copied from Word or PDF break lines and set spaces inside words, so white space means nothing
 * except between digits, where a number may have been torn apart.
 */
export interface Folded {
  source: string;
  text: string;
  /** Index in the source of each character of `text`. */
  at: number[];
  /** 1 where white space stood before that character. */
  gaps: Uint8Array;
}

/** Traditional and simplified form of each character that the grammar knows. */
const TRADITIONAL =
  '個个內内開开變变徵征見见時时間间後后於于應应當当須须將将為为爲为與与結结終终準准報报發发佈布務务項项處处罰罚許许' +
  '決决覆复復复請请長长續续實实隨随動动態态調调書书審审議议會会舉举辦办條条規规則则劃划週周鐘钟兩两號号從从屆届滿满' +
  '過过達达遲迟錄录數数據据資资訊讯產产業业關关機机構构執执傳传檔档類类級级縣县區区鄉乡鎮镇財财預预計计標标採采購购' +
  '簽签約约驗验覽览責责單单總总經经營营頒颁獲获製制補补轉转圍围無无異异詢询聽听證证優优術术際际節节體体現现場场確确' +
  '認认進进運运編编環环護护衛卫療疗險险養养歸归聯联絡络網网頁页專专題题欄栏併并幾几餘余沒没還还這这該该們们員员團团' +
  '萬万擬拟較较雙双來来導导負负輸输識识説说說说設设頻频幹干歲岁';

/** Sign → the forms that stand for it. */
const SIGNS = {
  ',': '，﹐',
  '、': '､﹑',
  ';': '；﹔;|｜…●■◆★•',
  '。': '｡',
  '(': '（﹙【［[〔{｛〖',
  ')': '）﹚】］]〕}｝〗',
  '/': '∕',
  '.': '﹒',
  '"': "“”‘’「」『』'",
  '《': '〈',
  '》': '〉',
  〇: '零○◯',
  '≥': '≧⩾',
  '≤': '≦⩽',
};

const FOLD = new Map<string, string>();
for (let i = 0; i < TRADITIONAL.length; i += 2) {
  FOLD.set(TRADITIONAL.charAt(i), TRADITIONAL.charAt(i + 1));
}
// Scanned text has 曰 for 日.
FOLD.set('曰', '日');
for (const [sign, forms] of Object.entries(SIGNS)) for (const form of forms) FOLD.set(form, sign);

/** Numerals of contracts. */
const FORMAL = new Map(
  [...'壹贰叁肆伍陆柒捌玖拾佰'].map((char, at) => [char, '一二三四五六七八九十百'.charAt(at)]),
);

const IS_INVISIBLE = new RegExp(`[${INVISIBLE}]`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters stand for spaces here
const IS_SPACE = /[\s\0-\x1f\x7f\x85]/;
const IS_DASH = new RegExp(`[${DASHES}${TILDES}]`);
const IS_COLON = new RegExp(`[${FULLWIDTH_COLONS}]`);

/** Stands for ①, ⑴, ⒈, ㈠ and the like, whatever their number. */
const BULLET = '①';

export function fold(source: string): Folded {
  const chars: string[] = [];
  const at: number[] = [];
  const gapAt: number[] = [];
  let gap = false;
  for (let i = 0; i < source.length; i++) {
    const char = source.charAt(i);
    if (IS_INVISIBLE.test(char)) continue;
    if (IS_SPACE.test(char)) {
      gap = true;
      continue;
    }
    if (gap) gapAt.push(chars.length);
    gap = false;
    chars.push(foldChar(char));
    at.push(i);
  }
  const gaps = new Uint8Array(chars.length);
  for (const index of gapAt) gaps[index] = 1;
  return { source, text: foldFormal(chars.join('')), at, gaps };
}

/** The source between two places of the folded text, as it was written. */
export function sourceSpan(folded: Folded, start: number, end: number): string {
  if (start >= end) return '';
  return folded.source.slice(placeOf(folded, start), placeOf(folded, end - 1) + 1);
}

/** The same without white space: the words of an event or a matter. */
export function sourceWords(folded: Folded, start: number, end: number): string {
  let words = '';
  for (let i = start; i < end; i++) words += folded.source.charAt(placeOf(folded, i));
  return words;
}

/** Where in the source a character of the folded text stands. */
function placeOf({ at }: Folded, index: number): number {
  const place = at[index];
  if (place === undefined) throw new RangeError(`The folded text has no character ${index}.`);
  return place;
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80 && char !== '~') return FOLD.get(char) ?? char;
  if (isListMark(code)) return BULLET;
  const known = FOLD.get(char);
  if (known) return known;
  if (IS_DASH.test(char)) return '-';
  if (IS_COLON.test(char)) return ':';
  // PDF readers yield ⽉ for 月, ⽇ for 日.
  if (code >= 0x2f00 && code <= 0x2fd5) return plainCharacters(char);
  return halfWidth(char);
}

/** 贰拾, 贰零贰贰; one such numeral by itself may be a word, as in 退伍. */
function foldFormal(text: string): string {
  return text.replace(/[壹贰叁肆伍陆柒捌玖拾佰〇]{2,}/g, (run) =>
    [...run].map((char) => FORMAL.get(char) ?? char).join(''),
  );
}

function isListMark(code: number): boolean {
  return (code >= 0x2460 && code <= 0x249b) || (code >= 0x3220 && code <= 0x3229);
}
