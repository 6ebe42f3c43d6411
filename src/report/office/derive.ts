import { STATUSES, type Status } from '../../check/status.ts';
import { compareText, SEVERITIES, type Severity } from '../../diagnostic.ts';
import { groupBy } from '../group-by.ts';
import type { FindingReport, PlanReport, RunHead, Summary } from '../report.ts';
import { noDuties } from '../summary.ts';
import { bodyKey, bodyNames } from './body-key.ts';
import type { LedgerFacts, Tally } from './ledger-facts.ts';
import { officeFindings } from './office-findings.ts';
import type {
  BodyRow,
  BodyState,
  DutyRow,
  Figures,
  GroupRow,
  HandedIn,
  LateRow,
  OfficePlan,
  OfficeReport,
  RuleRow,
  TaskOfBody,
  TaskRow,
  UnreadableFile,
} from './office-report.ts';
import { strangeFiles } from './strange-files.ts';

/** What a run gathered of its ledgers. */
export interface Gathered {
  head: RunHead;
  ledgers: readonly LedgerFacts[];
  /** Files on which the program failed. */
  failed: readonly string[];
  /** What is wrong with the configuration itself. */
  configuration: readonly FindingReport[];
  suppressed: NonNullable<Summary['suppressed']>;
}

/** Derives every figure of a report across ledgers from what was gathered of each. */
export function officeReport(
  { head, ledgers, failed, configuration, suppressed }: Gathered,
  within: number,
): OfficeReport {
  const { schemaVersion, tool, asOf, dueSoon, calendar, severity } = head;
  // What a plan's bodies owe is made when it is asked for: here once, and not at each ledger.
  const plans = plansMeant(head.plans, ledgers).map((plan) => ({ ...plan }));
  const { unreadable, ofOtherPlans, misnamed } = strangeFiles(plans, ledgers, failed);
  const owners = ownersOf(plans, ledgers, unreadable);
  const ownersIn = (plan: PlanReport) => owners.filter((owner) => owner.plan === plan);
  // Whoever owes other tasks is not ranked with the others.
  const bodies = plans.flatMap((plan) => ranked(ownersIn(plan).map(bodyRow)));
  const counted = owners.flatMap(({ counts }) => counts ?? []);
  const found = { bodies, misnamed, ofOtherPlans, plans };
  const findings = officeFindings(found, asOf);
  return {
    schemaVersion,
    tool,
    asOf,
    dueSoon,
    within,
    plans: plans.map(officePlan),
    calendar,
    severity,
    handedIn: handedIn(bodies),
    bodies,
    total: figuresOf(counted.flatMap(({ tallies }) => tallies)),
    unreadable,
    misnamed,
    overdue: counted.flatMap(({ overdue }) => overdue).sort(byUrgency),
    late: counted.flatMap(({ late }) => late).sort(byLateness),
    upcoming: counted.flatMap(({ upcoming }) => upcoming).sort(byUrgency),
    tasks: plans.flatMap((plan) => taskRows(plan, ownersIn(plan))),
    categories: categoryRows(plans, counted),
    offices: officeRows(counted, plans),
    notApplicable: owners.flatMap(({ plan, name, counts }) =>
      counts === null
        ? []
        : counts.notApplicable.map((row) => ({
            ...{ plan: plan.id, body: name, file: counts.file },
            ...row,
          })),
    ),
    requests: owners.flatMap(({ plan, name, counts }) =>
      (counts?.requests ?? []).map((row) => ({ plan: plan.id, body: name, ...row })),
    ),
    rules: ruleRows(ledgers),
    findings,
    configuration: configuration.map(({ rule, severity, message, location, fingerprint }) => {
      const { file, line = null } = location;
      return { rule, severity, file, line, message, fingerprint };
    }),
    comparison: null,
    summary: {
      findings: findingCounts(ledgers, [...findings, ...configuration]),
      suppressed: { baseline: suppressed.baseline, waiver: suppressed.waiver },
    },
  };
}

/** The only plan, else those that some ledger was checked against: who owes nothing by them is not asked. */
function plansMeant(plans: readonly PlanReport[], ledgers: readonly LedgerFacts[]): PlanReport[] {
  const used = new Set(ledgers.map(({ plan }) => plan));
  const meant = plans.filter(({ id }) => used.has(id));
  return meant.length > 0 ? meant : [...plans];
}

function officePlan(plan: PlanReport): OfficePlan {
  const { id, revision, title, issuer, issued, ledgerDue, lastLedgerDue } = plan;
  const rankingNote = rankingNoteOf(plan);
  return { id, revision, title, issuer, issued, ledgerDue, lastLedgerDue, rankingNote };
}

/** What a plan asks of whoever publishes a ranking: a task that speaks of it and of an approval. */
function rankingNoteOf({ tasks }: PlanReport): string | null {
  const task = tasks.find(
    ({ requirement }) => /排名/.test(requirement) && /批准|审批|审定|同意/.test(requirement),
  );
  return task ? `${task.requirement.replace(/。$/, '')}（${task.category}）` : null;
}

/** A body of the plan with what came of it. */
interface Owner {
  plan: PlanReport;
  name: string;
  must: ReadonlySet<string>;
  state: BodyState;
  files: string[];
  /** The one ledger that is counted. */
  counts: LedgerFacts | null;
}

/** The bodies that owe anything, and any other of which there is a ledger. */
function ownersOf(
  plans: readonly PlanReport[],
  ledgers: readonly LedgerFacts[],
  unreadable: readonly UnreadableFile[],
): Owner[] {
  const ledgersOf = groupBy(
    ledgers.filter(({ checked }) => checked),
    ({ plan, body }) => bodyKey(plan, body),
  );
  const brokenOf = groupBy(unreadable, ({ body }) => body);
  return plans.flatMap((plan) =>
    plan.bodies.flatMap(({ name, must }): Owner[] => {
      const own = ledgersOf.get(bodyKey(plan.id, name)) ?? [];
      const broken = (brokenOf.get(name) ?? []).map(({ file }) => file);
      const [only = null, ...others] = own;
      if (must.length === 0 && only === null && broken.length === 0) return [];
      const state =
        others.length > 0
          ? 'duplicate'
          : only !== null
            ? 'submitted'
            : broken.length > 0
              ? 'unreadable'
              : 'missing';
      const files = [...own.map(({ file }) => file), ...broken].sort(compareText);
      const counts = state === 'submitted' ? only : null;
      return [{ plan, name, must: new Set(must), state, files, counts }];
    }),
  );
}

function bodyRow({ plan, name, must, state, files, counts }: Owner): BodyRow {
  return {
    plan: plan.id,
    body: name,
    state,
    files,
    submitted: counts?.submitted ?? null,
    tasks: must.size,
    figures: counts && figuresOf(counts.tallies),
    rank: null,
    rules: counts === null ? null : counts.rules,
  };
}

/** 不涉及 is not owed. What is owed and neither done nor past its day counts neither for nor against the body. */
function figuresOf(tallies: readonly Pick<Tally, 'status' | 'duties'>[]): Figures {
  const counts = noDuties();
  for (const { status, duties } of tallies) counts[status] += duties;
  const sum = STATUSES.reduce((total, status) => total + counts[status], 0);
  const onTime = counts['on-time'];
  return {
    owed: sum - counts['not-applicable'],
    counts,
    onTime,
    judged: onTime + counts.late + counts.overdue,
  };
}

/** Ranks by the share of what was on time, compared as fractions: 1, 2, 2, 4. */
function ranked(rows: BodyRow[]): BodyRow[] {
  const rated = rows
    .flatMap(({ figures }, index) => (figures && figures.judged > 0 ? [{ index, figures }] : []))
    .sort(({ figures: a }, { figures: b }) => b.onTime * a.judged - a.onTime * b.judged);
  const ranks = new Map<number, number>();
  let rank = 0;
  let before: Figures | undefined;
  for (const [at, { index, figures }] of rated.entries()) {
    if (!before || before.onTime * figures.judged !== figures.onTime * before.judged) rank = at + 1;
    before = figures;
    ranks.set(index, rank);
  }
  return rows.map((row, index) => ({ ...row, rank: ranks.get(index) ?? null }));
}

function handedIn(bodies: readonly BodyRow[]): HandedIn {
  const count = (state: BodyState) => bodies.filter((row) => row.state === state).length;
  return {
    expected: bodies.length,
    submitted: count('submitted'),
    unreadable: count('unreadable'),
    duplicate: count('duplicate'),
    missing: count('missing'),
  };
}

function byUrgency(a: DutyRow, b: DutyRow): number {
  return (
    a.remaining - b.remaining ||
    compareText(a.due, b.due) ||
    compareText(a.file, b.file) ||
    compareText(a.id, b.id)
  );
}

/** A consultation that was too short, which is late by no number of days, comes last. */
function byLateness(a: LateRow, b: LateRow): number {
  const of = ({ remaining }: LateRow) => remaining ?? 0;
  return of(a) - of(b) || compareText(a.file, b.file) || compareText(a.id, b.id);
}

function taskRows(plan: PlanReport, owners: readonly Owner[]): TaskRow[] {
  const standings = owners.map(({ counts }) => groupBy(counts?.tallies ?? [], (own) => own.taskNo));
  const figures = sharedFigures();
  return plan.tasks.map(({ no, category, task, requirement, responsible, unassigned }) => ({
    plan: plan.id,
    no,
    category,
    task,
    requirement,
    responsible,
    unassigned,
    bodies: owners.flatMap(({ name, must, state, counts }, index): TaskOfBody[] => {
      const own = standings[index]?.get(no) ?? [];
      if (!must.has(no) && own.length === 0) return [];
      return [{ body: name, must: must.has(no), state, figures: counts && figures(own) }];
    }),
  }));
}

/** Each task of each body has figures, most of them alike: these are made once. */
function sharedFigures(): typeof figuresOf {
  const known = new Map<string, Figures>();
  return (tallies) => {
    const key = tallies.map(({ status, duties }) => `${status} ${duties}`).join();
    const figures = known.get(key) ?? figuresOf(tallies);
    known.set(key, figures);
    return figures;
  };
}

function grouped(
  ledgers: readonly LedgerFacts[],
  nameOf: (tally: Tally, ledger: LedgerFacts) => string,
): GroupRow[] {
  const named = ledgers.flatMap((ledger) =>
    ledger.tallies.map((tally) => ({ name: nameOf(tally, ledger), tally })),
  );
  return [...groupBy(named, ({ name }) => name)].map(([name, group]) => ({
    name,
    figures: figuresOf(group.map(({ tally }) => tally)),
  }));
}

/** In the plan's order, the bodies' own tasks last. */
function categoryRows(plans: readonly PlanReport[], ledgers: readonly LedgerFacts[]): GroupRow[] {
  const categories = new Map(
    plans.flatMap(({ id, tasks }) =>
      tasks.map(({ no, category }) => [JSON.stringify([id, no]), category] as const),
    ),
  );
  const OWN = '本单位自定的任务';
  const order = [...new Set(categories.values()), OWN];
  return grouped(
    ledgers,
    ({ taskNo }, { plan }) => categories.get(JSON.stringify([plan, taskNo])) ?? OWN,
  ).sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function officeRows(ledgers: readonly LedgerFacts[], plans: readonly PlanReport[]): GroupRow[] {
  const nameOf = bodyNames(plans);
  return grouped(
    ledgers,
    ({ office }, { plan, body }) => `${nameOf(plan, body ?? '')} ${office ?? '（没有写责任科室）'}`,
  );
}

/** Errors first, what is found most often first. */
function ruleRows(ledgers: readonly LedgerFacts[]): RuleRow[] {
  const rules = new Map<string, RuleRow>();
  for (const { rules: own } of ledgers) {
    for (const { rule, severity, findings, suppressed } of own) {
      const key = `${severity} ${rule}`;
      const row = rules.get(key) ?? { rule, severity, findings: 0, suppressed: 0, ledgers: 0 };
      row.findings += findings;
      row.suppressed += suppressed;
      row.ledgers++;
      rules.set(key, row);
    }
  }
  return [...rules.values()].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      b.findings - a.findings ||
      compareText(a.rule, b.rule),
  );
}

function findingCounts(
  ledgers: readonly LedgerFacts[],
  findings: readonly { severity: Severity }[],
): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { rules } of ledgers) {
    for (const { severity, findings: found } of rules) counts[severity] += found;
  }
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The status that weighs most. */
export function worst({ counts }: Figures): Status | null {
  return STATUSES.find((status) => counts[status] > 0) ?? null;
}
