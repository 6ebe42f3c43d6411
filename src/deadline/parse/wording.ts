import { sourceWords } from '../../text/fold.ts';
import type { Period } from '../requirement.ts';
import { phraseRole, phraseWord } from './clauses.ts';
import type { Source } from './figures.ts';
import type { Phrase } from './phrase.ts';
import type { Role } from './vocabulary.ts';

/** What stands in front of a length of time: the event that starts it, and what it applies to. */
export interface Setting {
  event: string | null;
  /** The event in folded characters, '' for none. */
  folded: string;
  /** 后, 之日起 or 的 ties the event to the number. */
  connected: boolean;
  matter: string | null;
}

const VERBS: ReadonlySet<Role | null> = new Set<Role>(['event', 'finish', 'change', 'effective']);
const ACTS: ReadonlySet<Role | null> = new Set<Role>(['act', 'notice', 'update', 'finish']);
const OPENING: ReadonlySet<Role | null> = new Set<Role>([
  'modal',
  'conj',
  'or',
  'prep',
  'done',
  'min',
  'max',
]);
const NO_MATTER: ReadonlySet<Role | null> = new Set<Role>([
  'if',
  'refer',
  'refer-whole',
  'agent',
  'without',
]);

/** How the name of a matter ends. What ends otherwise (各部门) is left alone. */
const NOUN =
  /(信息|情况|事项|目录|清单|材料|方案|计划|结果|报告|数据|文件|政策|决定|制度|会议|[^社]会|件|草案|进度|内容|名单|公告|通知|台账|总结|预算|决算|标准|指南|意见|资料|收支|支出|收入|资金|档案|规划|项目|成果|公文|价格|措施|办法|等|许可|处罚|财务|村务|政务|指标|名录|简报|动态)$/;

/** 自2023年起5个工作日内: from then on, and not counted from a day. */
const YEAR_OR_MONTH = /^\d{4}年(度|\d{1,2}月)?$/;

/** 不能当日办结的5个工作日内: 的 ends a condition, and not the name of an event. */
const CONDITION = /^(能|不能|可以|无法|未能|确需|符合|属于|涉及)/;

/** Of 每月结束后, 每季度末后: no event but the end of the period itself. */
const PERIOD_END = /^的?(月|季|季度|年|年度|度|期)?(结束|终了|完毕|届满|期满|底|末)?$/;

/** 季度终了后, 月后: a period that recurs, said by its end alone. Not 年后, which follows the New Year. */
const NAMED_END =
  /^(?:[每各本当上]个?|上一)?(?:会计)?(?:(月度?|个月)|(季度?|个季度)|(半年度?)|(年度?))(结束|终了|末|期末)?$/;

export function isPeriodEnd(folded: string): boolean {
  return PERIOD_END.test(folded);
}

/** The period whose end the event is, or null. */
export function periodEnding(folded: string): Period | null {
  const match = NAMED_END.exec(folded);
  if (!match) return null;
  const [, month, quarter, half, year, end] = match;
  // 上半年结束后 is once a year.
  if (folded.startsWith('上半年') || (!end && year === '年')) return null;
  if (month) return 'month';
  if (quarter) return 'quarter';
  return half ? 'half-year' : 'year';
}

export function isAct(phrase: Phrase | undefined): boolean {
  return ACTS.has(phraseRole(phrase));
}

/**
 * Reads phrases `from`…`to` (without `to`) in front of a number.
 * `follows`: they stand behind another requirement in the same clause, whose own words come first.
 * `tied`: 前 or the like stands behind them, so that they are an event whatever they say.
 */
export function settingOf(
  source: Source,
  phrases: Phrase[],
  from: number,
  to: number,
  { follows = false, tied = false } = {},
): Setting {
  let [low, high] = [from, to];
  if (follows) low = afterPrevious(phrases, low, high);
  let tie: Role | null = tied ? 'after' : null;
  while (high > low && isTie(phrases[high - 1])) {
    high--;
    const role = phraseRole(phrases[high]);
    if (tie === null || role !== 'of') tie = role;
  }
  if (tie === null) {
    const inner = innerTie(phrases, low, high);
    if (inner > low) {
      tie = phraseRole(phrases[inner]);
      high = inner;
    }
  }
  const split = splitAt(source, phrases, low, high);
  const matter = split < 0 ? null : matterOf(source, phrases, low, split);
  const opening = split < 0 ? low : split + 1;
  const start = skipOpening(phrases, opening, high);
  const none = { event: null, folded: '', connected: false };
  if (start >= high) return { ...none, matter };
  if (tie !== 'since' && tie !== 'after' && !hasVerb(phrases, start, high)) {
    return { ...none, matter: matter ?? matterOf(source, phrases, start, high) };
  }
  const { text } = source.folded;
  const end = phrases[high - 1]?.end;
  if (tie === 'of' && CONDITION.test(text.slice(phrases[opening]?.start, end))) {
    return { ...none, matter };
  }
  const folded = text.slice(phrases[start]?.start, end);
  const event = YEAR_OR_MONTH.test(folded) ? null : wordsOf(source, phrases, start, high);
  return { event, folded: event === null ? '' : folded, connected: tie !== null, matter };
}

/** The name of a matter in phrases `from`…`to`, or null where they name none. */
export function matterOf(
  source: Source,
  phrases: Phrase[],
  from: number,
  to: number,
): string | null {
  let low = skipOpening(phrases, from, to);
  // 已竣工项目
  if (phraseRole(phrases[low - 1]) === 'done' && low > from) low--;
  let high = to;
  while (high > low && OPENING.has(phraseRole(phrases[high - 1]))) high--;
  if (low >= high || NO_MATTER.has(phraseRole(phrases[low])) || isAct(phrases[low])) return null;
  const words = wordsOf(source, phrases, low, high);
  return words !== null && NOUN.test(words) ? words : null;
}

const PUBLISHES = new Set(['公开', '公布', '发布', '公示', '公告', '披露']);

/** 公开住房分配情况: what is to be published, named behind the number and up to the end of the clause. */
export function objectOf(
  source: Source,
  phrases: Phrase[],
  from: number,
  end: number,
): string | null {
  let verb = -1;
  for (let index = from; index < end; index++) {
    const phrase = phrases[index];
    if (phrase?.type !== 'other' && phrase?.type !== 'remark' && phrase?.type !== 'break')
      return null;
    if (PUBLISHES.has(phraseWord(phrase))) verb = index;
  }
  return verb < 0 ? null : matterOf(source, phrases, verb + 1, end);
}

/** The words of phrases as they stand in the source, without white space; null without a letter. */
export function wordsOf(
  source: Source,
  phrases: Phrase[],
  from: number,
  to: number,
): string | null {
  const start = phrases[from]?.start ?? 0;
  const words = sourceWords(source.folded, start, phrases[to - 1]?.end ?? start);
  return /\p{L}/u.test(words) ? words : null;
}

export function hasVerb(phrases: Phrase[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    if (VERBS.has(phraseRole(phrases[index]))) return true;
  }
  // 审议通过, but not 通过网站; 会议召开日
  const last = phraseWord(phrases[to - 1]) === '日' ? to - 2 : to - 1;
  return last > from && (isAct(phrases[last]) || phraseWord(phrases[last]) === '通过');
}

/** Of 公开、处罚决定作出 the first word belongs to the requirement before. */
export function afterPrevious(phrases: Phrase[], from: number, to: number): number {
  for (let index = to - 1; index >= from; index--) {
    if (phrases[index]?.type === 'break') return index + 1;
  }
  let low = from;
  while (low < to && isAct(phrases[low])) low++;
  return low;
}

function isTie(phrase: Phrase | undefined): boolean {
  const role = phraseRole(phrase);
  return role === 'since' || role === 'after' || role === 'of';
}

/** The last 后 or 之日起 behind which no verb follows: 批复后由财政局. */
function innerTie(phrases: Phrase[], low: number, high: number): number {
  for (let index = high - 1; index >= low; index--) {
    const role = phraseRole(phrases[index]);
    if (role === 'since' || role === 'after') return index;
    if (VERBS.has(role)) return -1;
  }
  return -1;
}

/** Where the event begins: behind 于, 自 or 应在. A mere 在 inside belongs to it, as in 决定在作出. */
function splitAt(source: Source, phrases: Phrase[], low: number, high: number): number {
  let nearest = true;
  for (let index = high - 1; index >= low; index--) {
    const role = phraseRole(phrases[index]);
    if (role === 'max') return index;
    if (role !== 'prep') continue;
    if (index === low || phraseWord(phrases[index]) !== '在') return index;
    if (phraseRole(phrases[index - 1]) === 'modal') return index;
    // 招生结果在招生工作结束后: both have a subject of their own.
    const complete = nearest && !VERBS.has(phraseRole(phrases[index + 1]));
    if (complete && matterOf(source, phrases, low, index) !== null) return index;
    nearest = false;
  }
  return -1;
}

function skipOpening(phrases: Phrase[], from: number, to: number): number {
  let low = from;
  while (low < to && (OPENING.has(phraseRole(phrases[low])) || phrases[low]?.type === 'break'))
    low++;
  return low;
}
