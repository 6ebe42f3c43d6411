import type { Diagnostic } from '../../diagnostic.ts';
import type { SourceText } from '../source-text.ts';
import { findPersonalNumbers, type PersonalNumber } from './find-numbers.ts';
import { NAMED_DIGITS } from './fold.ts';

const MAX_FINDINGS = 100;
const BASIS = '《政府信息公开条例》第十五条；《个人信息保护法》第二十五条、第五十一条';

/** A number that was found, with what is shown of it and where it stands. */
export interface PersonalFinding {
  number: Pick<PersonalNumber, 'kind' | 'isRounded'>;
  shown: string;
  /** `这里`, `工作表名称里` */
  where: string;
  location: Diagnostic['location'];
}

/**
 * One finding `personal-data` for each number.
 * @param source the text in which the numbers are masked already
 */
export function personalDataFindings(numbers: PersonalNumber[], source: SourceText): Diagnostic[] {
  const { file, text } = source;
  const told = numbers.slice(0, MAX_FINDINGS).map((number) => ({
    number,
    shown: text.slice(number.start, number.end),
    where: '这里',
    location: source.location(number.start, number.end),
  }));
  return toldOf(told, numbers.length, file);
}

/** The same of what stands in tables. */
export function tellPersonalData(found: readonly PersonalFinding[], file: string): Diagnostic[] {
  return toldOf(found.slice(0, MAX_FINDINGS), found.length, file);
}

function toldOf(found: readonly PersonalFinding[], all: number, file: string): Diagnostic[] {
  const findings = found.map(({ number: { kind, isRounded }, shown, where, location }) => {
    const one = shown.replace(/\s*[\r\n]\s*/g, '');
    const lost = isRounded ? '，Excel 按数字存，末尾几位已变成0、找不回来' : '';
    const message = `${where}有${kind}（${one}${lost}）。台账要报送、公开，未经本人单独同意不得公开个人信息。请删掉；确需保留的，中间各位用“*”代替。`;
    // 金融账户 is among the sensitive information that 第二十八条 names; the other two are not.
    const basis = kind === '银行卡号' ? BASIS.replace('、', '、第二十八条、') : BASIS;
    return finding(message, location, basis);
  });
  const more = all - findings.length;
  if (more > 0) {
    const message = `个人信息另有 ${more} 处，未逐一列出。请一并删掉，或用“*”代替中间各位。`;
    findings.push(finding(message, { file }, BASIS));
  }
  return findings;
}

function finding(message: string, location: Diagnostic['location'], basis: string): Diagnostic {
  return { rule: 'personal-data', severity: 'error', message, basis, location };
}

/** The text with every such number made unreadable. */
export function maskPersonalData(text: string): string {
  return maskNumbers(text, findPersonalNumbers(text));
}

const FIGURE = new RegExp(`[\\dA-Za-z０-９Ｘ${NAMED_DIGITS}]`, 'g');

/** The text with `*` for all digits of the numbers but the first three and the last two: every place stays. */
export function maskNumbers(text: string, numbers: readonly PersonalNumber[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of numbers) {
    parts.push(text.slice(from, start + 3), text.slice(start + 3, end - 2).replace(FIGURE, '*'));
    from = end - 2;
  }
  return parts.join('') + text.slice(from);
}
