import { type Day, dateParts, dayOf, formatDay, isWeekend, weekday } from './day.ts';
import type { NoticeData, NoticeSource, SpecialDay } from './holiday-notice.ts';
import { type LunarFestivals, provisionalDays, statutoryDays } from './statutory.ts';

/** A local closure or an extra local workday, from the configuration. */
export interface LocalOverride {
  date: Day;
  off: boolean;
  reason: string;
}

export type DayKind = 'workday' | 'makeup-workday' | 'weekend' | 'holiday';

export interface DayDescription {
  /** `makeup-workday` is a weekend day that is worked; a local closure counts as `holiday`. */
  kind: DayKind;
  /** The festival that gives the day off, or for which a weekend day is worked. */
  name?: string;
  /** 发文字号 of the notice that decides the day. */
  notice?: string;
  /** No notice covers the day yet: the law alone decides it. */
  provisional: boolean;
  /** Why the day is off or worked locally. */
  reason?: string;
}

/** A date that the calendar does not cover. */
export class CalendarRangeError extends RangeError {
  override name = 'CalendarRangeError';
}

export interface WorkCalendarOptions extends NoticeData {
  /** The lunar festivals of a year, or null where they are not known. */
  lunarFestivals(year: number): LunarFestivals | null;
  overrides?: readonly LocalOverride[];
  /** Identifies the data in reports. */
  hash: string;
}

/** Years behind the last notice for which a date is computed at all. */
const PROVISIONAL_YEARS = 5;

/**
 * How far notices move a count, in workdays, against the count without them: the most in a backtest
 * over 2008–2026 and periods of every length (docs/calendar.md). `gained`: two made-up workdays of a
 * festival whose days off lie before the period, and two of one whose days off lie behind it; a
 * period that begins on settled days has only the latter.
 */
export const NOTICE_EFFECT = { gained: 4, gainedFromSettled: 2, lost: 6 };

/**
 * The working days of Chinese offices over {@link Day} numbers. Saturday and Sunday are off
 * (国务院关于职工工作时间的规定 第七条) unless a notice says they are worked; the holidays are those
 * of the notices (全国年节及纪念日放假办法 第七条), in years without one those of the law.
 * All answers take constant time but those about notices still to come.
 */
export class WorkCalendar {
  /** First covered day. */
  readonly first: Day;
  /** Last covered day, five years behind the last notice. */
  readonly last: Day;
  /**
   * Last day that notices settle: 28 December of the last year with a notice, since the next
   * year's notice may still decide the three days that follow.
   */
  readonly confirmedThrough: Day;
  /** In order of issue. */
  readonly notices: readonly NoticeSource[];
  readonly hash: string;
  /** Local closures and extra workdays, in the order given. */
  readonly overrides: readonly LocalOverride[];

  readonly #special = new Map<Day, SpecialDay>();
  /** Statutory days of the provisional years: whatever the notice will say, they are off. */
  readonly #statutory = new Set<Day>();
  readonly #overrides = new Map<Day, LocalOverride>();
  /** By index of day: workdays from the first covered day through this one. */
  readonly #count: Int32Array;
  /** The workdays in order. */
  readonly #workdays: Int32Array;

  constructor({ notices, days, lunarFestivals, overrides = [], hash }: WorkCalendarOptions) {
    const years = notices.filter((notice) => notice.kind === 'annual').map(({ year }) => year);
    const firstYear = Math.min(...years);
    const lastNoticeYear = Math.max(...years);
    for (let year = firstYear; year < lastNoticeYear; year++) {
      if (!years.includes(year)) {
        throw new CalendarRangeError(
          `缺少${year}年放假安排通知，不能直接使用${lastNoticeYear}年的通知`,
        );
      }
    }
    let lastYear = lastNoticeYear;
    while (lastYear < lastNoticeYear + PROVISIONAL_YEARS) {
      const lunar = lunarFestivals(lastYear + 1);
      if (!lunar) break;
      lastYear++;
      for (const { date } of statutoryDays(lastYear, lunar)) this.#statutory.add(date);
      for (const day of provisionalDays(lastYear, lunar)) this.#special.set(day.date, day);
    }
    for (const day of days) this.#special.set(day.date, day);
    for (const override of overrides) this.#overrides.set(override.date, override);

    this.first = dayOf(firstYear, 1, 1);
    this.last = dayOf(lastYear, 12, 31);
    this.confirmedThrough = dayOf(lastNoticeYear, 12, 28);
    this.notices = notices;
    this.hash = hash;
    this.overrides = overrides;

    const worked = new Uint8Array(this.last - this.first + 1);
    worked.fill(1);
    // From the Saturday before the first day, which may itself be a Sunday.
    for (let i = -1 - weekday(this.first); i < worked.length; i += 7) {
      worked.fill(0, Math.max(i, 0), Math.max(i + 2, 0));
    }
    for (const { date, off } of this.#special.values()) worked[date - this.first] = off ? 0 : 1;
    for (const { date, off } of overrides) worked[date - this.first] = off ? 0 : 1;

    const count = new Int32Array(worked.length);
    const workdays = new Int32Array(worked.length);
    let found = 0;
    for (let i = 0; i < worked.length; i++) {
      if (worked[i]) workdays[found++] = this.first + i;
      count[i] = found;
    }
    this.#count = count;
    this.#workdays = workdays.subarray(0, found);
  }

  /** Whether anything can be told of a day. */
  covers(day: Day): boolean {
    return day >= this.first && day <= this.last;
  }

  isWorkday(day: Day): boolean {
    return this.#through(day) > this.#before(day);
  }

  /**
   * The n-th workday after `day`, which is day zero and never counted itself (民法典 第二百零一条);
   * with negative n the n-th workday before it; with n = 0 the day itself.
   * @throws CalendarRangeError where `day` or the answer is not covered.
   * @throws TypeError where n is no integer.
   */
  addWorkdays(day: Day, n: number): Day {
    if (!Number.isInteger(n)) throw new TypeError(`工作日数应为整数，不是 ${n}`);
    const index = n > 0 ? this.#through(day) + n - 1 : this.#before(day) + n;
    if (n === 0) return day;
    const found = this.#workdays[index];
    if (found === undefined) throw this.#rangeError(`从${formatDay(day)}起算${n}个工作日的日期`);
    return found;
  }

  /**
   * Workdays after `a` up to and including `b`; where b < a, minus those after b through a.
   * @throws CalendarRangeError
   */
  workdaysBetween(a: Day, b: Day): number {
    return this.#through(b) - this.#through(a);
  }

  /** The first workday on or after `day`. @throws CalendarRangeError */
  nextWorkday(day: Day): Day {
    const found = this.#workdays[this.#before(day)];
    if (found === undefined) throw this.#rangeError(`${formatDay(day)}之后的第一个工作日`);
    return found;
  }

  /** @throws CalendarRangeError */
  describe(day: Day): DayDescription {
    const workday = this.isWorkday(day);
    const weekend = isWeekend(day);
    const special = this.#special.get(day);
    const override = this.#overrides.get(day);
    const description: DayDescription = {
      kind: workday ? (weekend ? 'makeup-workday' : 'workday') : 'holiday',
      provisional: this.isProvisional(day),
    };
    if (override) description.reason = override.reason;
    if (special?.notice) description.notice = special.notice.number;
    // A local decision that goes against the notice has nothing to do with the festival.
    const decided = special && special.off === !workday ? special : undefined;
    if (decided && description.kind !== 'workday') description.name = decided.name;
    if (!workday && weekend && !decided && !override) description.kind = 'weekend';
    return description;
  }

  isProvisional(day: Day): boolean {
    return day > this.confirmedThrough;
  }

  /** Whether a day between the two, both included, is provisional. */
  crossesProvisional(from: Day, to: Day): boolean {
    return this.isProvisional(Math.max(from, to));
  }

  /**
   * The date that {@link addWorkdays} gives where notices settle it; across provisional days the
   * date before which the true one has not fallen in any year so far. For advice: rather too soon.
   * @throws CalendarRangeError
   */
  addWorkdaysEarliest(day: Day, n: number): Day {
    const date = this.addWorkdays(day, n);
    if (n < 0) {
      return this.isProvisional(day - 1) ? this.addWorkdays(day, n - NOTICE_EFFECT.lost) : date;
    }
    if (n === 0 || !this.isProvisional(date)) return date;
    let earliest = day;
    while (this.workdaysAtMost(day, earliest) < n) earliest++;
    return earliest;
  }

  /**
   * The most workdays after `a` up to and including `b` (b >= a) that notices still to come can
   * make of the provisional days among them; the workdays themselves where none is provisional.
   * @throws CalendarRangeError
   */
  workdaysAtMost(a: Day, b: Day): number {
    const most = this.isProvisional(a) ? NOTICE_EFFECT.gained : NOTICE_EFFECT.gainedFromSettled;
    let gained = 0;
    for (let day = Math.max(a, this.confirmedThrough) + 1; day <= b && gained < most; day++) {
      if (!this.isWorkday(day) && this.#mayBeWorked(day)) gained++;
    }
    return this.workdaysBetween(a, b) + gained;
  }

  /**
   * {@link nextWorkday} where notices settle it; across provisional days the first day that can
   * turn out a workday: a notice may have any day off worked but a statutory one, and none of what
   * is off before it. No figure of the backtest is needed for that.
   * @throws CalendarRangeError
   */
  nextWorkdayEarliest(day: Day): Day {
    let earliest = day;
    while (!this.#mayBeWorked(earliest)) earliest++;
    return earliest;
  }

  /** Whether the day is, or by a notice still to come can be, a workday. */
  #mayBeWorked(day: Day): boolean {
    if (this.isWorkday(day)) return true;
    return this.isProvisional(day) && !this.#statutory.has(day) && !this.#overrides.has(day);
  }

  /** Workdays through `day`. */
  #through(day: Day): number {
    const count = this.#count[day - this.first];
    if (count === undefined) throw this.#rangeError(isWritable(day) ? formatDay(day) : `${day}`);
    return count;
  }

  /** Workdays before `day`. */
  #before(day: Day): number {
    this.#through(day); // Throws where the day itself is not covered.
    return day === this.first ? 0 : this.#through(day - 1);
  }

  #rangeError(what: string): CalendarRangeError {
    const { year } = dateParts(this.confirmedThrough);
    return new CalendarRangeError(
      `${what}超出工作日历的范围：已收录${dateParts(this.first).year}年至${year}年的放假安排通知，` +
        `${year + 1}年至${dateParts(this.last).year}年暂按法定节假日计算，其余年份无法判定`,
    );
  }
}

/** Whether the day can be written as a date, with a year of four digits. */
function isWritable(day: Day): boolean {
  return Number.isInteger(day) && day >= dayOf(1000, 1, 1) && day <= dayOf(9999, 12, 31);
}
