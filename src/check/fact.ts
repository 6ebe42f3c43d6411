import type { Day } from '../calendar/day.ts';
import type { MinDuration, Period, Requirement } from '../deadline/requirement.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';

/** A day of a record, its place, and the name by which messages speak of it, if no heading: 公开日期, 扣除期间的起. */
export interface NamedDay {
  name: string;
  pointer: string;
  day: Day;
}

/** Why an extension of a reply period does not hold. */
export type ExtensionProblem =
  | { kind: 'not-provided' }
  | { kind: 'too-long'; workdays: number; limit: number }
  | { kind: 'not-agreed' }
  | { kind: 'not-notified' }
  | { kind: 'notified-late'; notified: Day };

type WhatIsWrong =
  /** Of two days the second may not come before the first. */
  | { kind: 'days-reversed'; first: NamedDay; second: NamedDay }
  /** A day that no calendar covers, such as 1922 for 2022: nothing can be counted from or to it. */
  | { kind: 'day-uncovered'; of: NamedDay }
  | { kind: 'day-to-come'; of: NamedDay }
  /** 零报告 of a period that has not ended. */
  | { kind: 'period-to-come'; label: string }
  /** `requirement`: what cannot be counted without the field. */
  | {
      kind: 'field-missing';
      record: DisclosureRecord;
      field: '起算日期' | '完成日期' | '开始日期' | '结束日期' | '期间';
      requirement: Requirement;
    }
  /** A 完成日期 where something is to be published, without the 公开日期. */
  | { kind: 'disclosed-missing'; record: DisclosureRecord }
  /** Work of which the row says that it is done, without a day. */
  | { kind: 'completed-missing' }
  /** 期间 or 零报告 does not name a period of the length that the requirement asks for. */
  | {
      kind: 'period-unfit';
      record: DisclosureRecord;
      field: '期间' | '零报告';
      label: string;
      period: Period;
    }
  /** A consultation without its last day, on which it depends whether the reply was late. */
  | { kind: 'deduction-open'; record: DisclosureRecord }
  /** `candidates`: what the record may answer; `suspect`: the 事项 of which its title speaks. */
  | {
      kind: 'matter-missing';
      record: DisclosureRecord;
      candidates: Requirement[];
      suspect: string | null;
    }
  | { kind: 'matter-unknown'; matter: string; candidates: Requirement[] }
  | {
      kind: 'extension-invalid';
      record: DisclosureRecord;
      problem: ExtensionProblem;
      /** The reply is still due on this day. */
      originalDue: Day;
    }
  /** `firstEnd`: the first day on which the consultation may end. */
  | {
      kind: 'consultation-short';
      record: DisclosureRecord;
      requirement: MinDuration;
      from: Day;
      end: Day;
      firstEnd: Day;
    };

/**
 * Something wrong with one record, found while its duty is judged.
 * The rule that reports it makes the finding of it (src/check/rules).
 */
export type Fact = WhatIsWrong & {
  /** JSON pointer of the place in the ledger. */
  pointer: string;
};

export type FactKind = Fact['kind'];

/** The facts of one kind. */
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
