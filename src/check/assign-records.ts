import { formatRequirement } from '../deadline/format-requirement.ts';
import { cedingOf, isPlacedByDone, jointRequirements } from '../deadline/joint-requirements.ts';
import { parsePeriod } from '../deadline/period.ts';
import { type Every, isDated, isUndated, type Requirement } from '../deadline/requirement.ts';
import { type DisclosureRecord, readable, UNREADABLE } from '../ledger/ledger.ts';
import { compactWording } from '../text/characters.ts';
import type { FactOf } from './fact.ts';
import { doneOf } from './record-dates.ts';
import { RecordTitle } from './record-title.ts';

/** A requirement of a task and the records that it is judged by. */
export interface Answered {
  requirement: Requirement;
  records: DisclosureRecord[];
  /** Whether a record answers it that is judged by what stands beside it. */
  isMetBeside: boolean;
}

/** What a record answers at once; of several requirements those that are judged by it are chosen by its fields. */
type Joint = [Answered, ...Answered[]];

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
  const answered = requirements.map(
    (requirement): Answered => ({ requirement, records: [], isMetBeside: false }),
  );
  const open: OpenRecord[] = [];
  for (const record of records) {
    const possible = answered.filter(({ requirement }) => takes(requirement, requirements, record));
    const chosen = choose(possible, record, isWork);
    if (Array.isArray(chosen)) {
      answer(chosen, answered, record, isWork);
    } else {
      open.push({ record, fact: chosen, candidates: requirementsOf(possible) });
    }
  }
  return { answered, open };
}

function requirementsOf(answered: Answered[]): Requirement[] {
  return answered.map(({ requirement }) => requirement);
}

/** Notes a record with the requirements that are judged by it, and that it meets others besides. */
function answer(joint: Joint, all: Answered[], record: DisclosureRecord, isWork: boolean): void {
  const judged = judgedBy(joint, record, isWork);
  for (const { records } of judged) records.push(record);
  const isGeneral = joint.some(({ requirement }) => isDated(requirement) && !requirement.matter);
  const ceding = isGeneral ? cedingOf(requirementsOf(all)) : new Set();
  const met = all.filter(({ requirement }) => ceding.has(requirement));
  for (const beside of [...joint, ...met]) {
    if (!judged.includes(beside)) beside.isMetBeside = true;
  }
}

/**
 * Of what a record answers at once what is judged by it: of undated requirements one, since each would hold it to the
 * same default; of a period after each change and a cycle of updates both, as far as it tells of them.
 */
function judgedBy(joint: Joint, record: DisclosureRecord, isWork: boolean): Answered[] {
  const [first, ...others] = joint;
  if (others.length === 0) return joint;
  if (isUndated(first.requirement)) {
    return [joint.find(({ requirement }) => requirement.kind !== 'reference') ?? first];
  }
  const told = joint.filter(({ requirement }) =>
    requirement.kind === 'every'
      ? tellsPeriod(requirement, requirementsOf(joint), record, isWork)
      : record.event !== null,
  );
  return told.length > 0 ? told : joint.filter(({ requirement }) => requirement.kind === 'every');
}

/** Whether a record says for which period it is, or would be. */
function tellsPeriod(
  requirement: Every,
  all: Requirement[],
  record: DisclosureRecord,
  isWork: boolean,
): boolean {
  if (record.period !== null || doneOf(record, isWork) !== null) return true;
  return record.event !== null && !isPlacedByDone(requirement, all);
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
): Joint | WhyOpen | null {
  const { matter } = record;
  if (matter === null) return withoutMatter(possible, record, isWork);
  return matter === UNREADABLE ? onlyOne(jointly(possible)) : byMatter(possible, record, matter);
}

/** Together what a record answers at once. */
function jointly(possible: Answered[]): Joint[] {
  const answered = new Map(possible.map((one) => [one.requirement, one]));
  return jointRequirements(requirementsOf(possible)).flatMap((joint) => {
    const [first, ...others] = joint.flatMap((requirement) => answered.get(requirement) ?? []);
    return first ? [[first, ...others] satisfies Joint] : [];
  });
}

function byMatter(
  possible: Answered[],
  { pointer }: DisclosureRecord,
  matter: string,
): Joint | WhyOpen {
  const wanted = compactWording(matter);
  const named = onlyOne(
    possible.filter(({ requirement }) => compactWording(requirementLabel(requirement)) === wanted),
  );
  const joint = jointly(possible);
  if (named) return joint.find((all) => all.includes(named)) ?? [named];
  // A task that needs none to tell what a record answers leaves 事项 to the clerk.
  const one = onlyOne(joint);
  if (one && !one[0].requirement.matter) return one;
  const candidates = requirementsOf(possible);
  return { kind: 'matter-unknown', pointer: `${pointer}/事项`, matter, candidates };
}

/** What a record without 事项 alone can answer: by its fields, then by its title. */
function withoutMatter(
  possible: Answered[],
  record: DisclosureRecord,
  isWork: boolean,
): Joint | WhyOpen | null {
  const rivals = ofItsPeriod(jointly(possible), record);
  const only = onlyOne(rivals);
  if (only || record.title === UNREADABLE) return only;
  const title = new RecordTitle(record.title);
  const nearest = title.nearest(rivals, matterOf);
  const answerable = rivals.filter((joint) =>
    joint.some(({ requirement }) => hasFields(record, requirement, isWork)),
  );
  const byFields = onlyOne(answerable);
  const spokenOf = rivals.filter((joint) => title.speaksOf(matterOf(joint)));
  const general = rivals.filter((joint) => matterOf(joint) === undefined);
  // What is dated and has no matter covers what the title speaks of as well.
  const isCovered = general.some(([{ requirement }]) => isDated(requirement));
  // Then what is late by the one date may be in time by the other, and less is enough to ask.
  const suspect =
    spokenOf[0] ??
    rivals.find((joint) => title.mayMean(matterOf(joint))) ??
    (isCovered ? rivals.find((joint) => title.tellsOutcomeOf(matterOf(joint))) : undefined);
  const rest = onlyOne(general);
  const isRest = rest && !suspect && (answerable.length === 0 || answerable.includes(rest));
  const one =
    onlyOne(rivals.filter((joint) => title.names(matterOf(joint)))) ??
    (byFields && nearest.includes(byFields) ? byFields : null) ??
    (isCovered ? null : onlyOne(spokenOf)) ??
    (isRest ? rest : null);
  if (one) return one;
  const candidates = requirementsOf((spokenOf.length > 1 ? spokenOf : rivals).flat());
  const { pointer } = record;
  const matter = (suspect && matterOf(suspect)) ?? null;
  return { kind: 'matter-missing', pointer, record, candidates, suspect: matter };
}

/** The 公开事项 that one record is about; what is answered at once has none. */
function matterOf([{ requirement }]: Joint): string | undefined {
  return requirement.matter || undefined;
}

function onlyOne<T>(all: T[]): T | null {
  const [one, another] = all;
  return one && another === undefined ? one : null;
}

/** 期间 is asked for by what recurs alone: a record of a month is of what is owed every month. */
function ofItsPeriod(possible: Joint[], { period }: DisclosureRecord): Joint[] {
  const label = readable(period);
  const named = label === null ? null : parsePeriod(label);
  const recurring = possible.filter((joint) =>
    joint.some(
      ({ requirement }) => 'period' in requirement && requirement.period === named?.period,
    ),
  );
  return recurring.length > 0 ? recurring : possible;
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
