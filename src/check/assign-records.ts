import { formatRequirement } from '../deadline/format-requirement.ts';
import { parsePeriod } from '../deadline/period.ts';
import { isDated, isUndated, type Requirement } from '../deadline/requirement.ts';
import { type DisclosureRecord, readable, UNREADABLE } from '../ledger/ledger.ts';
import { compactWording } from '../text/characters.ts';
import type { FactOf } from './fact.ts';
import { doneOf } from './record-dates.ts';
import { RecordTitle } from './record-title.ts';

/** A requirement of a task and the records that answer it. */
export interface Answered {
  requirement: Requirement;
  records: DisclosureRecord[];
}

/** A record of which it cannot be told what it answers, why, and what it could answer. */
export interface OpenRecord {
  record: DisclosureRecord;
  /** null: what would tell it cannot be read, which the schema has told. */
  fact: WhyOpen | null;
  candidates: Requirement[];
}

type WhyOpen = FactOf<'matter-missing' | 'matter-unknown'>;

/** What 事项 may say to mean a requirement: its matter, else its event, else its wording. */
export function requirementLabel(requirement: Requirement): string {
  if (requirement.matter) return requirement.matter;
  if ('from' in requirement && requirement.from) return requirement.from;
  return formatRequirement(requirement);
}

/**
 * Which requirement of a task each record answers: by 事项, else the one that it alone can answer.
 * @param isWork the task is work, of which an undated requirement asks for no 起算日期
 */
export function assignRecords(
  requirements: Requirement[],
  records: DisclosureRecord[],
  isWork: boolean,
): { answered: Answered[]; open: OpenRecord[] } {
  const answered = requirements.map((requirement): Answered => ({ requirement, records: [] }));
  const open: OpenRecord[] = [];
  for (const record of records) {
    const possible = answered.filter(({ requirement }) => takes(requirement, requirements, record));
    const chosen = choose(possible, record, isWork);
    if (chosen && 'records' in chosen) {
      chosen.records.push(record);
    } else {
      open.push({ record, fact: chosen, candidates: requirementsOf(possible) });
    }
  }
  return { answered, open };
}

function requirementsOf(answered: Answered[]): Requirement[] {
  return answered.map(({ requirement }) => requirement);
}

/** Fields that only one kind of requirement asks for decide before any wording does. */
function takes(requirement: Requirement, all: Requirement[], record: DisclosureRecord): boolean {
  const { kind } = requirement;
  if (kind === 'extension') return false;
  if (record.zeroReport !== null) return kind === 'every';
  if (record.received !== null) return kind === 'within';
  const isConsultation = record.start !== null || readable(record.end) !== null;
  if (isConsultation && all.some((other) => other.kind === 'min-duration')) {
    return kind === 'min-duration';
  }
  return true;
}

function choose(
  possible: Answered[],
  record: DisclosureRecord,
  isWork: boolean,
): Answered | WhyOpen | null {
  const { matter } = record;
  if (matter === null) return withoutMatter(possible, record, isWork);
  return matter === UNREADABLE ? onlyOne(possible) : byMatter(possible, record, matter);
}

function byMatter(
  possible: Answered[],
  { pointer }: DisclosureRecord,
  matter: string,
): Answered | WhyOpen {
  const wanted = compactWording(matter);
  const named = onlyOne(
    possible.filter(({ requirement }) => compactWording(requirementLabel(requirement)) === wanted),
  );
  if (named) return named;
  // A task with one requirement and no matter of its own leaves 事项 to the clerk.
  const one = onlyOne(possible);
  if (one && !one.requirement.matter) return one;
  const candidates = requirementsOf(possible);
  return { kind: 'matter-unknown', pointer: `${pointer}/事项`, matter, candidates };
}

/** What a record without 事项 alone can answer: by its fields, then by its title. */
function withoutMatter(
  possible: Answered[],
  record: DisclosureRecord,
  isWork: boolean,
): Answered | WhyOpen | null {
  const rivals = withoutUndated(ofItsPeriod(possible, record));
  if (record.title === UNREADABLE) return onlyOne(rivals);
  const title = new RecordTitle(record.title);
  const nearest = title.nearest(rivals);
  const answerable = rivals.filter(({ requirement }) => hasFields(record, requirement, isWork));
  const byFields = onlyOne(answerable);
  const spokenOf = rivals.filter(({ requirement }) => title.speaksOf(requirement));
  const suspect = spokenOf[0] ?? rivals.find(({ requirement }) => title.mayMean(requirement));
  const general = rivals.filter(({ requirement }) => !requirement.matter);
  // What is dated and has no matter covers what the title speaks of as well.
  const isCovered = general.some(({ requirement }) => isDated(requirement));
  const rest = onlyOne(general);
  const isRest = rest && !suspect && (answerable.length === 0 || answerable.includes(rest));
  const one =
    onlyOne(rivals) ??
    (byFields && nearest.includes(byFields) ? byFields : null) ??
    (isCovered ? null : onlyOne(spokenOf)) ??
    (isRest ? rest : null);
  if (one) return one;
  const candidates = requirementsOf(spokenOf.length > 1 ? spokenOf : rivals);
  const { pointer } = record;
  const matter = suspect?.requirement.matter ?? null;
  return { kind: 'matter-missing', pointer, record, candidates, suspect: matter };
}

function onlyOne(answered: Answered[]): Answered | null {
  const [one, another] = answered;
  return one && !another ? one : null;
}

/** 期间 is asked for by what recurs alone: a record of a month is of what is owed every month. */
function ofItsPeriod(possible: Answered[], { period }: DisclosureRecord): Answered[] {
  const label = readable(period);
  const named = label === null ? null : parsePeriod(label);
  const recurring = possible.filter(
    ({ requirement }) => 'period' in requirement && requirement.period === named?.period,
  );
  return recurring.length > 0 ? recurring : possible;
}

/**
 * 长期坚持, 及时, 从其规定 beside a date: where something dated is owed of all that the task is about, what is
 * undated adds nothing of its own.
 */
function withoutUndated(possible: Answered[]): Answered[] {
  const isHeld = possible.some(({ requirement }) => isDated(requirement) && !requirement.matter);
  if (!isHeld) return possible;
  return possible.filter(({ requirement }) => !isUndated(requirement) || requirement.matter);
}

/** Whether a record has what the requirement is counted by; one of disclosure without a date by 起算日期. */
function hasFields(record: DisclosureRecord, requirement: Requirement, isWork: boolean): boolean {
  const { event, period, start, end } = record;
  const isDone = doneOf(record, isWork) !== null;
  switch (requirement.kind) {
    case 'within':
    case 'before':
      return event !== null;
    case 'every':
      return requirement.from ? event !== null : isDone || event !== null || period !== null;
    case 'by':
      return isDone;
    case 'at-least':
      return isDone || event !== null;
    case 'min-duration':
      return start !== null || end !== null;
    default:
      return isUndated(requirement) ? isWork || event !== null : true;
  }
}
