/** Unit of a count. 周 is 7 days, 年 12 months. */
export type Unit = 'workday' | 'day' | 'month' | 'hour';

/** The recurring periods of 每日 … 每年; a month's halves are its days to the 15th and the rest. */
export type Period = 'day' | 'week' | 'half-month' | 'month' | 'quarter' | 'half-year' | 'year';

interface Common {
  /** The span of the source this requirement was read from. */
  text?: string;
  /** 公开事项: what it applies to, where the wording says so, e.g. 行政处罚信息. */
  matter?: string;
  /** The clause that founds it, where it is not the wording itself. */
  basis?: string;
}

/** 信息形成或者变更之日起20个工作日内 */
export interface Within extends Common {
  kind: 'within';
  /** The binding number: of a range the upper end. 0 is the same day. */
  n: number;
  unit: Unit;
  /** The event that starts the count; null where the wording names none. */
  from: string | null;
  /** Lower end of a range. */
  min?: number;
  /** 左右 */
  approx?: true;
}

/** 2022年8月底前; `day: 31` is the month's last day. */
export interface By extends Common {
  kind: 'by';
  month: number;
  day: number;
  /** null: the plan's year. */
  year: number | null;
  /** 次年: counted from the plan's year. */
  yearOffset?: 1;
  approx?: true;
}

/** 每月后10个工作日内; 每年年底前 */
export interface Every extends Common {
  kind: 'every';
  period: Period;
  n: number | null;
  unit: Unit | null;
  /** Month of the year, of the quarter (1–3) or of the half-year (1–6). */
  month: number | null;
  /** Day of the month; 31 is the month's last day. Of a week 1 (周一) to 7 (周日). */
  day: number | null;
  /** The event that starts the count, where one is named; otherwise the period's end does. */
  from?: string | null;
  /** 次月, 次季度: the day lies in the period that follows. */
  offset?: 1;
  /** 次年 */
  yearOffset?: 1;
  min?: number;
  approx?: true;
}

/** 每年至少听取1次 */
export interface AtLeast extends Common {
  kind: 'at-least';
  count: number;
  period: Period;
}

/** 征求意见期限不少于30日; of a range the lower end binds. */
export interface MinDuration extends Common {
  kind: 'min-duration';
  n: number;
  unit: Unit;
  event?: string;
  /** Upper end of a range. */
  max?: number;
}

/** 延长的期限最长不得超过20个工作日 */
export interface Extension extends Common {
  kind: 'extension';
  n: number;
  unit: Unit;
  /** 延长至N: the number is the whole period, not the addition. */
  total?: true;
}

/** 会议召开前5个工作日; n and unit null: merely before the event. */
export interface Before extends Common {
  kind: 'before';
  n: number | null;
  unit: Unit | null;
  event: string | null;
  min?: number;
  max?: number;
}

/** 疫情防控期间 */
interface During extends Common {
  kind: 'during';
  event: string;
}

/** 及时公开; 动态调整; 长期坚持; 定期公开; 一次性发布; 按规定 */
export interface Undated extends Common {
  kind: 'prompt' | 'on-change' | 'standing' | 'periodic' | 'one-off' | 'reference';
}

/** What cannot be read is kept as it stands, never guessed. */
interface Unknown extends Common {
  kind: 'unknown';
  text: string;
}

/** One obligation in time. One cell of 时限要求 may hold several. */
export type Requirement =
  | Within
  | By
  | Every
  | AtLeast
  | MinDuration
  | Extension
  | Before
  | During
  | Undated
  | Unknown;

export type RequirementKind = Requirement['kind'];

const DATED = new Set<RequirementKind>(['within', 'before', 'by', 'every', 'at-least']);

/** Whether a requirement sets a day by which something is done. */
export function isDated({ kind }: Requirement): boolean {
  return DATED.has(kind);
}

const UNDATED = new Set<RequirementKind>([
  'prompt',
  'on-change',
  'standing',
  'periodic',
  'one-off',
  'reference',
  'during',
]);

/** Whether a requirement is known to set none: 长期坚持, 及时, 从其规定. */
export function isUndated({ kind }: Requirement): boolean {
  return UNDATED.has(kind);
}
