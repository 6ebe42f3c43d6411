import { formatRequirement } from '../deadline/format-requirement.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';
import { closest } from '../text/closest.ts';
import { normalizeWording } from '../text/likeness.ts';
import type { Fault } from './duty.ts';
import { quote } from './quote.ts';
import { recordName } from './record-faults.ts';

export interface Assignment {
  /** The records that answer each requirement, by its place in the list. */
  records: DisclosureRecord[][];
  /** Records of which it cannot be told what they answer, and what they could. */
  open: { record: DisclosureRecord; fault: Fault; candidates: Requirement[] }[];
}

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
): Assignment {
  const assignment: Assignment = { records: requirements.map(() => []), open: [] };
  for (const record of records) {
    const candidates = requirements.filter((requirement) =>
      takes(requirement, requirements, record),
    );
    const chosen = choose(candidates, record);
    if ('fault' in chosen) assignment.open.push({ record, candidates, fault: chosen.fault });
    else assignment.records[requirements.indexOf(chosen.requirement)]?.push(record);
  }
  return assignment;
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

function choose(
  candidates: Requirement[],
  record: DisclosureRecord,
): { requirement: Requirement } | { fault: Fault } {
  if (record.matter !== null) return byMatter(candidates, record, record.matter);
  const [only, second] = candidates;
  if (only && !second) return { requirement: only };
  const [chosen, another] = withoutSofter(candidates.filter((requirement) => !requirement.matter));
  const suspect = candidates.find(
    (requirement) => requirement.matter && mentions(record.title, requirement.matter),
  );
  if (chosen && !another && !suspect) return { requirement: chosen };
  const why = suspect
    ? `从标题看像是“${suspect.matter}”，时限与其他信息不同`
    : '本项任务有几种时限，不写就不知道按哪一种算';
  const advice =
    candidates.length === 0
      ? '本项任务没有这类记录所对应的时限，请核对字段'
      : `${why}。${choices(candidates)}`;
  return {
    fault: {
      rule: 'record-incomplete',
      pointer: record.pointer,
      message: `记录${recordName(record)}没有写“事项”：${advice}`,
    },
  };
}

function byMatter(
  candidates: Requirement[],
  record: DisclosureRecord,
  matter: string,
): { requirement: Requirement } | { fault: Fault } {
  const wanted = normalizeWording(matter);
  const matches = candidates.filter(
    (requirement) => normalizeWording(requirementLabel(requirement)) === wanted,
  );
  const [match, second] = matches;
  if (match && !second) return { requirement: match };
  // A task with one requirement and no matter of its own leaves 事项 to the clerk.
  const [only, another] = candidates;
  if (only && !another && !only.matter) return { requirement: only };
  const near = closest(matter, candidates.map(requirementLabel)) ?? containing(matter, candidates);
  const hint = near ? `，是不是“${near}”？` : '。';
  return {
    fault: {
      rule: 'unknown-matter',
      pointer: `${record.pointer}/事项`,
      message: `事项“${matter}”不在本项任务的公开事项之内${hint}${choices(candidates)}`,
    },
  };
}

/** `行政处罚` is meant for 行政处罚信息, `竣工项目` for 已竣工项目基本信息. */
function containing(matter: string, candidates: Requirement[]): string | null {
  const wanted = normalizeWording(matter);
  const found = candidates.filter(
    (requirement) =>
      wanted.length >= 2 && normalizeWording(requirement.matter ?? '').includes(wanted),
  );
  return found.length === 1 ? (found[0]?.matter ?? null) : null;
}

/** What 事项 may say, for a message. Of several requirements one without a matter needs no 事项. */
function choices(candidates: Requirement[]): string {
  const general = candidates.filter(({ matter }) => !matter);
  const named = general.length === 1 ? candidates.filter(({ matter }) => matter) : candidates;
  const list = named.map((requirement) => quote(requirementLabel(requirement))).join('、');
  return general.length === 1 ? `可写：${list}；其他信息不写事项` : `可写：${list}`;
}

/** 第一时间发布，最迟应在4小时内: where a hard limit stands beside it, 及时 adds none of its own. */
function withoutSofter(requirements: Requirement[]): Requirement[] {
  const hard = requirements.filter((requirement) => requirement.kind !== 'prompt');
  return hard.length > 0 ? hard : requirements;
}

/** Whether a title speaks of a matter, the word 信息 aside: 行政处罚信息 in …的行政处罚决定. */
function mentions(title: string | null, matter: string): boolean {
  const stem = normalizeWording(matter).replace(/信息$/, '');
  return title !== null && stem.length >= 2 && normalizeWording(title).includes(stem);
}
