import { sourceSpan } from '../../text/fold.ts';
import type { Requirement } from '../requirement.ts';
import type { Found, ReadRequirement, Source } from './form.ts';

/** What was found, put together: one thing said twice is one requirement, and what cannot be counted is unknown. */
export function refine(source: Source, found: readonly Found[]): ReadRequirement[] {
  const read = withoutMoves(joined(found).map((each) => withText(source, each)));
  return countsCertainDays(source.folded.text) ? read.map(withoutCertainDays) : read;
}

/** 及时公开 随时公开; 每月公布一次，于次月10日前. */
function joined(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const each of found) {
    const last = kept.at(-1);
    if (!last || !joins(last, each)) kept.push(each);
    else if (each.reading.kind === 'every') {
      kept[kept.length - 1] = {
        ...each,
        from: last.from,
        forms: [...new Set([...last.forms, ...each.forms])],
      };
    } else last.to = each.to;
  }
  return kept;
}

function joins(a: Found, b: Found): boolean {
  const [first, second] = [a.reading, b.reading];
  if (first.kind === 'every' && second.kind === 'every') {
    const plain = first.n === null && first.day === null && !first.matter && !second.matter;
    return plain && a.sentence === b.sentence && first.period === second.period;
  }
  const undated = UNDATED.has(first.kind) && first.kind === second.kind;
  return undated && (first.matter === second.matter || second.matter === undefined);
}

const UNDATED: ReadonlySet<Requirement['kind']> = new Set<Requirement['kind']>([
  'prompt',
  'on-change',
  'standing',
  'periodic',
  'one-off',
  'reference',
  'unknown',
]);

/** Signs that no span begins or ends with. */
const EDGE = new Set(',;:。、!?-');

function withText(
  { folded, tokens }: Source,
  { reading, from, to, forms }: Found,
): ReadRequirement {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (!first || !last) throw new Error('A requirement has no words.');
  let { start } = first;
  let { end } = last;
  while (start < end && EDGE.has(folded.text.charAt(start))) start++;
  while (end > start && EDGE.has(folded.text.charAt(end - 1))) end--;
  return {
    requirement: { ...reading, text: sourceSpan(folded, start, end) } as Requirement,
    forms,
  };
}

// Which days count

/** 20日（工作日）内, 以工作日计: workdays named as such, and not counted (20个工作日) or ruled out. */
const BARE_WORKDAYS =
  /(?<![\d〇一二两三四五六七八九十百首末每后半]个?(?:法定|国家)?)(?<!非|不是)工作[日天]/;

/** 不含节假日, 扣除法定节假日, 节假日除外 */
const LEFT_OUT =
  /(?:不[含包计算]|除|扣).{0,8}(?:假日|假期|休息日|休日|周末|双休)|(?:假日|假期|休息日|休日|周末|双休).{0,4}(?:除外|不[计算含])/;

/** 遇节假日顺延 tells what moves the last day, and not which days count. */
const MOVED = /顺延|延至|延后|推迟/;

/** Whether a wording (folded) says somewhere that its days are not all of the calendar's. */
function countsCertainDays(folded: string): boolean {
  return folded
    .split(/[,。;()]/)
    .some((part) => !MOVED.test(part) && (BARE_WORKDAYS.test(part) || LEFT_OUT.test(part)));
}

/** Without 遇节假日顺延至下一个工作日: the day that the last one moves to is no requirement of its own. */
function withoutMoves(read: ReadRequirement[]): ReadRequirement[] {
  const kept = read.filter(({ requirement: { kind, text = '' } }) => {
    const moved = kind === 'within' ? text.search(MOVED) : -1;
    return moved < 0 || !/工作[日天]/.test(text.slice(moved));
  });
  return kept.length > 0 ? kept : read;
}

/** 20日（不含节假日）内: which days are meant is said, but not so that they can be counted for certain. */
function withoutCertainDays({ requirement, forms }: ReadRequirement): ReadRequirement {
  const counts = 'unit' in requirement && requirement.unit !== null;
  if (!counts || requirement.unit === 'workday') return { requirement, forms };
  return {
    requirement: { kind: 'unknown', text: requirement.text ?? '' },
    forms: [...forms, 'certain-days-only'],
  };
}
