import { sourceWords } from '../../text/fold.ts';
import type { Period } from '../requirement.ts';
import { type Place, type Source, typeAt, wordAt } from './form.ts';
import { typesOf } from './sets.ts';

/** What stands in front of a length of time: the event that starts it, and what it applies to. */
export interface Setting {
  event: string | null;
  /** The event in folded characters, '' for none. */
  folded: string;
  /** 后, 之日起 or 的 ties the event to the number. */
  connected: boolean;
  matter: string | null;
}

const STARTS_COUNT = typesOf('starts-count');
const ACTS = typesOf('any-act');
const OPENING = typesOf('opens-words');
const PREPOSITIONS = typesOf('any-prep');
const MODALS = typesOf('any-modal');
const TIES = typesOf('tie');
const NO_MATTER = typesOf('names-no-matter');

/** How the name of a matter ends. What ends otherwise (各部门) is left alone. */
const NOUN =
  /(信息|.情况|事项|目录|清单|材料|方案|计划|结果|报告|数据|文件|政策|决定|制度|会议|[^社]会|件|草案|进度|内容|名单|公告|通知|台账|总结|预算|决算|标准|指南|意见|资料|收支|支出|收入|资金|档案|规划|项目|成果|公文|价格|措施|办法|等|许可|处罚|财务|村务|政务|指标|名录|简报|动态|^其他)$/;

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

/**
 * Reads tokens `from`…`to` (without `to`) in front of a number.
 * `follows`: they stand behind another requirement in the same clause, whose own words come first.
 * `tied`: 前 or the like stands behind them, so that they are an event whatever they say.
 */
export function settingOf(
  source: Source,
  from: number,
  to: number,
  { follows = false, tied = false } = {},
): Setting {
  const { folded, tokens } = source;
  const low = follows ? afterPrevious(source, from, to) : from;
  let high = to;
  let tie = tied ? 'after' : null;
  while (high > low && isOf(source, high - 1, TIES)) {
    high--;
    const type = typeAt(source, high);
    if (tie === null || type !== 'of') tie = type;
  }
  if (tie === null) {
    const inner = innerTie(source, low, high);
    if (inner > low) {
      tie = typeAt(source, inner);
      high = inner;
    }
  }
  const split = splitAt(source, low, high);
  const matter = split < 0 ? null : matterOf(source, low, split);
  const opening = split < 0 ? low : split + 1;
  const start = skipOpening(source, opening, high);
  const none = { event: null, folded: '', connected: false };
  const [first, last] = [tokens[start], tokens[high - 1]];
  if (start >= high || !first || !last) return { ...none, matter };
  if (tie !== 'since' && tie !== 'after' && !hasVerb(source, start, high)) {
    return { ...none, matter: matter ?? matterOf(source, start, high) };
  }
  if (tie === 'of' && CONDITION.test(folded.text.slice(tokens[opening]?.start, last.end))) {
    return { ...none, matter };
  }
  const words = folded.text.slice(first.start, last.end);
  const written = YEAR_OR_MONTH.test(words) ? null : wordsOf(source, start, high);
  const event = written === '会' ? '会议' : written;
  return { event, folded: event === null ? '' : words, connected: tie !== null, matter };
}

/** What stands before a number: in its own clause or, as in 信息形成后，5个工作日内, in the one before. */
export function settingBefore(place: Place, at: number): { setting: Setting; from: number } {
  const { source, clause, previous, mark } = place;
  const setting = settingOf(source, mark, at, { follows: mark > clause.from });
  const tie = previous && typeAt(source, previous.to - 1);
  if (
    previous &&
    setting.event === null &&
    mark === clause.from &&
    (tie === 'after' || tie === 'since')
  ) {
    const earlier = settingOf(source, previous.from, previous.to);
    return {
      setting: { ...earlier, matter: earlier.matter ?? setting.matter },
      from: previous.from,
    };
  }
  return { setting, from: mark };
}

/** The name of a matter in tokens `from`…`to`, or null where they name none. */
export function matterOf(source: Source, from: number, to: number): string | null {
  let low = skipOpening(source, from, to);
  // 已竣工项目, 一般村务
  if (low > from && ['done', 'general'].includes(typeAt(source, low - 1))) low--;
  let high = to;
  while (high > low && isOf(source, high - 1, OPENING)) high--;
  if (low >= high || isOf(source, low, NO_MATTER) || isOf(source, low, ACTS)) return null;
  const words = wordsOf(source, low, high);
  return words !== null && NOUN.test(words) ? words : null;
}

/** 公开住房分配情况: what is to be published, named behind the number and up to the end of the clause. */
export function objectOf(source: Source, from: number, end: number): string | null {
  let verb = -1;
  for (let index = from; index < end; index++) {
    const type = typeAt(source, index);
    if (VALUES.has(type)) return null;
    const publishes = type === 'publish' || NOTICES.has(wordAt(source, index));
    // 政府信息公开工作年度报告: the second one belongs to a name.
    if (publishes && (verb < 0 || typeAt(source, index - 1) !== 'text')) verb = index;
  }
  return verb < 0 ? null : matterOf(source, verb + 1, end);
}

const VALUES = typesOf('value');
const NOTICES = new Set(['公示', '公告']);

/** The words of tokens as they stand in the source, without white space; null without a letter. */
export function wordsOf({ folded, tokens }: Source, from: number, to: number): string | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (!first || !last || from >= to) return null;
  const words = sourceWords(folded, first.start, last.end);
  return /\p{L}/u.test(words) ? words : null;
}

export function hasVerb(source: Source, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (isOf(source, index, STARTS_COUNT)) return true;
  // 审议通过, but not 通过网站; 会议召开日
  const last = typeAt(source, to - 1) === '日' ? to - 2 : to - 1;
  return last > from && (isOf(source, last, ACTS) || typeAt(source, last) === 'through');
}

/** Of 公开、处罚决定作出 the first word belongs to the requirement before. */
export function afterPrevious(source: Source, from: number, to: number): number {
  for (let index = to - 1; index >= from; index--) {
    if (BREAKS.has(typeAt(source, index))) return index + 1;
  }
  let low = from;
  while (low < to && isOf(source, low, ACTS)) low++;
  return low;
}

const BREAKS = typesOf('、', 'stop');

/** The last 后 or 之日起 behind which no verb follows: 批复后由财政局. */
function innerTie(source: Source, low: number, high: number): number {
  for (let index = high - 1; index >= low; index--) {
    const type = typeAt(source, index);
    if (type === 'since' || type === 'after') return index;
    if (STARTS_COUNT.has(type)) return -1;
  }
  return -1;
}

/** Where the event begins: behind 于, 自 or 应在. A mere 在 inside belongs to it, as in 决定在作出. */
function splitAt(source: Source, low: number, high: number): number {
  let nearest = true;
  for (let index = high - 1; index >= low; index--) {
    const type = typeAt(source, index);
    if (type === 'max') return index;
    if (!PREPOSITIONS.has(type)) continue;
    if (index === low || type !== 'at') return index;
    if (MODALS.has(typeAt(source, index - 1))) return index;
    // 招生结果在招生工作结束后: both have a subject of their own.
    const complete = nearest && !isOf(source, index + 1, STARTS_COUNT);
    if (complete && matterOf(source, low, index) !== null) return index;
    nearest = false;
  }
  return -1;
}

function skipOpening(source: Source, from: number, to: number): number {
  let low = from;
  while (low < to && (isOf(source, low, OPENING) || BREAKS.has(typeAt(source, low)))) low++;
  return low;
}

function isOf(source: Source, index: number, types: ReadonlySet<string>): boolean {
  return types.has(typeAt(source, index));
}
