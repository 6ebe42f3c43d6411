import type { Period } from '../requirement.ts';
import { type Role, WORDS } from './vocabulary.ts';

/** What the grammar knows of a word. */
export interface Entry {
  role: Role;
  /** Of `recur`: its period, null where no requirement can express it. */
  period?: Period | null;
  /** 次月, 次季度 */
  next?: true;
  /** Without an opener: 次月, 当月, 月月. */
  bare?: true;
}

/** 每 and its like open a period: 每月, 逐月, 按月. */
const OPENERS = ['每', '每一', '逐', '按', '每个'];

const PERIODS: [Period, string][] = [
  ['day', '日 天'],
  ['week', '周 星期 礼拜'],
  ['month', '月 个月 月度 月份'],
  ['quarter', '季 季度 个季度'],
  ['half-year', '半年 半年度 个半年'],
  ['year', '年 年度'],
];

/** Periods without an opener. */
const BARE: [Period, string][] = [
  ['day', '天天'],
  ['month', '月月 当月'],
  ['quarter', '季季 当季 当季度'],
  ['year', '年年'],
];

/** 一月一公开 is every month; 一月一日 is not. */
const ONCE: [Period, string][] = [
  ['day', '一天'],
  ['week', '一周'],
  ['month', '一月'],
  ['quarter', '一季'],
  ['half-year', '半年'],
  ['year', '一年'],
];
const ONCE_DONE = '次 公开 公布 公示 更新 通报 报';

/** 季度更新 is every quarter. */
const ADJECTIVES: [Period, string][] = [
  ['month', '月度'],
  ['quarter', '季度'],
  ['half-year', '半年度'],
  ['year', '年度'],
];
const ADJECTIVE_DONE = '公开 公布 公示 发布 更新 通报 报送';

const NEXT: [Period, string][] = [
  ['month', '次月 下月 下个月 下一个月 翌月'],
  ['quarter', '次季 次季度 下季 下季度 下一季度 下一个季度'],
  ['half-year', '次半年 下一个半年'],
];

/** Every two weeks, a weekday of the week after, a school term: no requirement says it. */
const STRANGE =
  '每旬 每学期 每学年 每届 每小时 每分钟 每工作日 每个工作日 每半月 每半个月 每节假日 按旬 按学期 ' +
  '隔日 隔天 隔周 隔月 隔季度 隔年 双月 双周 单月 单周 次周 下周 下星期';

/** The period that runs when the wording was written, which is not known; 本月数据 only names data. */
const RUNNING = '本月 本季 本季度';

interface Lexicon {
  entries: Map<string, Entry>;
  /** Length of the longest word. */
  longest: number;
}

let memo: Lexicon | undefined;

/** Made when the first wording is read: a ledger that copies the plan's needs none. */
function lexicon(): Lexicon {
  memo ??= makeLexicon();
  return memo;
}

function makeLexicon(): Lexicon {
  const entries = new Map<string, Entry>();
  const add = (list: string, entry: Entry, prefix = '') => {
    for (const name of list.split(' ')) entries.set(prefix + name, entry);
  };
  for (const role of Object.keys(WORDS) as (keyof typeof WORDS)[]) add(WORDS[role], { role });
  for (const [period, names] of PERIODS) {
    for (const opener of OPENERS) add(names, { role: 'recur', period }, opener);
  }
  for (const [period, names] of BARE) add(names, { role: 'recur', period, bare: true });
  for (const [period, names] of NEXT) add(names, { role: 'recur', period, next: true, bare: true });
  for (const [period, name] of ONCE) add(ONCE_DONE, { role: 'recur', period }, `${name}一`);
  for (const [period, name] of ADJECTIVES) {
    add(ADJECTIVE_DONE, { role: 'recur', period, bare: true }, name);
  }
  add(STRANGE, { role: 'recur', period: null });
  add(RUNNING, { role: 'recur', period: null, bare: true });
  let longest = 0;
  for (const word of entries.keys()) longest = Math.max(longest, word.length);
  return { entries, longest };
}

/** The longest known word that starts there and that may, or null. */
export function wordAt(
  text: string,
  index: number,
  may: (word: string) => boolean,
): { word: string; entry: Entry } | null {
  const { entries, longest } = lexicon();
  for (let end = Math.min(index + longest, text.length); end > index; end--) {
    const word = text.slice(index, end);
    const entry = entries.get(word);
    if (entry && may(word)) return { word, entry };
  }
  return null;
}
