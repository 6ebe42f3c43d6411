import { formatRequirement } from '../deadline/format-requirement.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';
import { compactWording } from '../text/characters.ts';
import type { FactOf } from './fact.ts';

/** A requirement of a task and the records that answer it. */
export interface Answered {
  requirement: Requirement;
  records: DisclosureRecord[];
}

/** A record of which it cannot be told what it answers, why, and what it could answer. */
export interface OpenRecord {
  record: DisclosureRecord;
  fact: WhyOpen;
  candidates: Requirement[];
}

type WhyOpen = FactOf<'matter-missing' | 'matter-unknown'>;

/** What 事项 may say to mean a requirement: its matter, else its event, else its wording. */
export function requirementLabel(requirement: Requirement): string {
  if (requirement.matter) return requirement.matter;
  if ('from' in requirement && requirement.from) return requirement.from;
  return formatRequirement(requirement);
}

/** Which requirement of a task each record answers: by 事项, or where only one is possible. */
export function assignRecords(
  requirements: Requirement[],
  records: DisclosureRecord[],
): { answered: Answered[]; open: OpenRecord[] } {
  const answered = requirements.map((requirement): Answered => ({ requirement, records: [] }));
  const open: OpenRecord[] = [];
  for (const record of records) {
    const possible = answered.filter(({ requirement }) => takes(requirement, requirements, record));
    const chosen = choose(possible, record);
    if ('records' in chosen) {
      chosen.records.push(record);
    } else {
      const candidates = possible.map(({ requirement }) => requirement);
      open.push({ record, fact: chosen, candidates });
    }
  }
  return { answered, open };
}

/** Fields that only one kind of requirement asks for decide before any wording does. */
function takes(requirement: Requirement, all: Requirement[], record: DisclosureRecord): boolean {
  const { kind } = requirement;
  if (kind === 'extension') return false;
  if (record.zeroReport !== null) return kind === 'every';
  if (record.received !== null) return kind === 'within';
  const isConsultation = record.start !== null || record.end !== null;
  if (isConsultation && all.some((other) => other.kind === 'min-duration')) {
    return kind === 'min-duration';
  }
  return true;
}

function choose(possible: Answered[], record: DisclosureRecord): Answered | WhyOpen {
  if (record.matter !== null) return byMatter(possible, record, record.matter);
  const [only, second] = possible;
  if (only && !second) return only;
  const [chosen, another] = withoutSofter(
    possible.filter(({ requirement }) => !requirement.matter),
  );
  const candidates = possible.map(({ requirement }) => requirement);
  const suspect = candidates.find(({ matter }) => matter && mentions(record.title, matter));
  if (chosen && !another && !suspect) return chosen;
  const { pointer } = record;
  return { kind: 'matter-missing', pointer, record, candidates, suspect: suspect?.matter ?? null };
}

function byMatter(
  possible: Answered[],
  { pointer }: DisclosureRecord,
  matter: string,
): Answered | WhyOpen {
  const wanted = compactWording(matter);
  const [match, second] = possible.filter(
    ({ requirement }) => compactWording(requirementLabel(requirement)) === wanted,
  );
  if (match && !second) return match;
  // A task with one requirement and no matter of its own leaves 事项 to the clerk.
  const [only, another] = possible;
  if (only && !another && !only.requirement.matter) return only;
  const candidates = possible.map(({ requirement }) => requirement);
  return { kind: 'matter-unknown', pointer: `${pointer}/事项`, matter, candidates };
}

/** 第一时间发布，最迟应在4小时内: where a hard limit stands beside it, 及时 adds none of its own. */
function withoutSofter(possible: Answered[]): Answered[] {
  const hard = possible.filter(({ requirement }) => requirement.kind !== 'prompt');
  return hard.length > 0 ? hard : possible;
}

/** Whether a title speaks of a matter, the word 信息 aside: 行政处罚信息 in …的行政处罚决定. */
function mentions(title: string | null, matter: string): boolean {
  const stem = compactWording(matter).replace(/信息$/, '');
  return title !== null && stem.length >= 2 && compactWording(title).includes(stem);
}
