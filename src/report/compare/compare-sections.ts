import { workdaysPast } from '../../check/rules/wording.ts';
import { STATUS_NAMES } from '../../check/status.ts';
import { groupBy } from '../group-by.ts';
import type { OfficeReport } from '../office/office-report.ts';
import {
  type Cell,
  cellText,
  dayCell,
  dutyText,
  latenessText,
  rateOf,
  type Section,
  STATE_NAMES,
} from '../office/section.ts';
import { type Levels, severityLines } from '../severity-text.ts';
import type {
  BodyChange,
  BodyStanding,
  ChangeCause,
  Comparison,
  DutyChange,
  LocalDay,
  MovedDue,
  Standing,
} from './comparison.ts';

/** What became of things since the earlier report, part by part; nothing where there is none to compare with. */
export function compareSections(report: OfficeReport): Section[] {
  const { comparison } = report;
  if (comparison === null) return [];
  return [
    summary(comparison, report),
    becameOverdue(comparison),
    settled(comparison),
    stillOverdue(comparison),
    changed(comparison),
    moved(comparison),
    oneSided('这次才有的', comparison.appeared),
    oneSided('这次没有了的', comparison.vanished),
    bodies(comparison),
  ].filter(({ notes, rows }) => notes.length + rows.length > 0);
}

function summary(comparison: Comparison, report: OfficeReport): Section {
  const { tool, plans, asOf, dueSoon } = report;
  const { earlier, becameOverdue: worse, settled: done, stillOverdue: open } = comparison;
  const late = done.filter(({ now }) => now?.status === 'late').length;
  const left = comparison.bodies.filter(({ compared }) => !compared).length;
  return {
    title: `回头看：${earlier.asOf}以来`,
    notes: [
      `上次的检查日是${earlier.asOf}，这次是${asOf}。上次的情况照上次的结果（${earlier.tool.name} ${earlier.tool.version}，日历数据 ${earlier.calendar.hash}，放假通知已公布到${earlier.calendar.confirmedThrough}），没有重新判定。`,
      ...earlier.plans.map((before) => planNote(before, plans)),
      ...calendarNotes(comparison),
      ...(earlier.tool.version === tool.version
        ? []
        : [`两次的程序版本不同（这次是${tool.version}），判定的办法可能有出入。`]),
      ...(earlier.dueSoon === dueSoon
        ? []
        : [
            `即将逾期，上次是离到期日${earlier.dueSoon}个工作日以内，这次是${dueSoon}个工作日以内。`,
          ]),
      ...severityNotes(earlier, report),
      `新逾期${worse.length}件，办结${done.length}件（其中逾期办结${late}件），仍未办${open.length}件，到期日变了的${comparison.moved.length}件。`,
      ...(left > 0 ? [`有${left}个单位不是两次都有一份可以计入的台账，它们的各件没有对照。`] : []),
    ],
    columns: [],
    rows: [],
  };
}

/** Levels decide how findings are told, not how a duty stands. */
function severityNotes(before: Levels, now: Levels): string[] {
  const [then, is] = [before, now].map((run) => severityLines(run)[0] ?? '没有改过');
  return then === is ? [] : [`问题的级别两次不同，事项的情况不受影响。上次${then}；这次${is}。`];
}

function planNote(
  { id, revision, title }: Comparison['earlier']['plans'][number],
  plans: OfficeReport['plans'],
): string {
  const now = plans.find((plan) => plan.id === id);
  const before = `上次的方案：${title}（${id}，第${revision}版）`;
  if (!now) return `${before}，这次没有对照它。`;
  return now.revision === revision
    ? `${before}，这次相同。`
    : `${before}，这次是第${now.revision}版；改了什么，用 gongkai plan diff 看。`;
}

function calendarNotes({ calendar }: Comparison): string[] {
  const { differs, noticesAdded, noticesGone, localAdded, localGone } = calendar;
  if (!differs) return [];
  const parts = [
    ...(noticesAdded.length > 0 ? [`这次多了${noticesAdded.join('、')}`] : []),
    ...(noticesGone.length > 0 ? [`这次没有${noticesGone.join('、')}`] : []),
    ...(localAdded.length > 0 ? [`这次多了本地调整${localAdded.map(localText).join('、')}`] : []),
    ...(localGone.length > 0 ? [`这次没有本地调整${localGone.map(localText).join('、')}`] : []),
  ];
  return [`两次的日历不同：${parts.length > 0 ? parts.join('；') : '通知相同，数据不同'}。`];
}

function localText({ date, off, reason }: LocalDay): string {
  return `${date}${off ? '放假' : '上班'}（${reason}）`;
}

function becameOverdue({ becameOverdue: duties }: Comparison): Section {
  return {
    title: `新逾期 ${duties.length}件`,
    notes: provisionalNotes(duties),
    columns: [
      { title: '到期日' },
      { title: '逾期' },
      { title: '单位' },
      { title: '上次' },
      { title: '事项', kind: 'wide' },
    ],
    rows: duties.map(({ now, before, ...duty }) => [
      dueCell(now),
      pastText(now),
      duty.body,
      before === null ? '没有' : STATUS_NAMES[before.status],
      dutyText(duty),
    ]),
  };
}

function settled({ settled: duties }: Comparison): Section {
  return {
    title: `办结 ${duties.length}件`,
    notes: provisionalNotes(duties),
    columns: [
      { title: '到期日' },
      { title: '办结日' },
      { title: '晚了' },
      { title: '单位' },
      { title: '上次' },
      { title: '事项', kind: 'wide' },
    ],
    rows: duties.map(({ now, before, ...duty }) => [
      dueCell(now),
      dayCell(now?.done ?? null),
      now?.status === 'late' ? latenessText(now) : '按期',
      duty.body,
      before === null ? '没有' : STATUS_NAMES[before.status],
      dutyText(duty),
    ]),
  };
}

function stillOverdue({ stillOverdue: duties }: Comparison): Section {
  return {
    title: `仍未办 ${duties.length}件`,
    notes: provisionalNotes(duties),
    columns: [
      { title: '到期日' },
      { title: '已逾期' },
      { title: '单位' },
      { title: '事项', kind: 'wide' },
    ],
    rows: duties.map(({ now, ...duty }) => [
      dueCell(now),
      pastText(now),
      duty.body,
      dutyText(duty),
    ]),
  };
}

function changed({ changed: duties }: Comparison): Section {
  return {
    title: `其他变化 ${duties.length}件`,
    notes: [],
    columns: [
      { title: '上次' },
      { title: '这次' },
      { title: '单位' },
      { title: '事项', kind: 'wide' },
    ],
    rows: duties.map(({ before, now, ...duty }) => [
      statusText(before),
      statusText(now),
      duty.body,
      dutyText(duty),
    ]),
  };
}

function moved({ moved: duties }: Comparison): Section {
  return {
    title: `到期日变了的 ${duties.length}件`,
    notes: provisionalNotes(duties),
    columns: [
      { title: '上次' },
      { title: '这次' },
      { title: '单位' },
      { title: '事项', kind: 'wide' },
      { title: '为什么' },
    ],
    rows: duties.map((duty) => [
      dueCell(duty.before),
      dueCell(duty.now),
      duty.body,
      dutyText(duty),
      movedText(duty),
    ]),
  };
}

function movedText({ movedBy, notices, localDays }: MovedDue): string {
  switch (movedBy) {
    case 'calendar':
      return [...notices, ...localDays.map(localText)].join('、') || '日历数据不同';
    case 'plan':
      return '方案的时限变了';
    case 'ledger':
      return '台账改了起算、扣除或者延期';
    case null:
      return '看不出原因';
  }
}

const CAUSES: Record<ChangeCause, string> = {
  plan: '方案这一项变了',
  entry: '台账里有一次没有这一行',
  record: '只有一次有这条记录',
  answered: '现在有记录，按记录计',
  unanswered: '原来的记录没有了',
};

/** What is on one side only, task by task. */
function oneSided(title: string, duties: readonly DutyChange[]): Section {
  const groups = groupBy(duties, ({ plan, body, taskNo, task, cause }) =>
    JSON.stringify([plan, body, taskNo, taskNo === null ? task : null, cause]),
  );
  return {
    title: `${title} ${duties.length}件`,
    notes: [],
    columns: [
      { title: '单位' },
      { title: '事项', kind: 'wide' },
      { title: '件数', kind: 'number' },
      { title: '情况' },
      { title: '为什么' },
    ],
    rows: [...groups.values()].map(groupRow),
  };
}

function groupRow(group: readonly [DutyChange, ...DutyChange[]]): Cell[] {
  const [first] = group;
  const statuses = new Set(group.map(({ before, now }) => statusText(now ?? before)));
  const name = group.length === 1 ? dutyText(first) : dutyText(withoutRecord(first));
  const why = first.cause === null ? '看不出原因' : CAUSES[first.cause];
  return [first.body, name, group.length, [...statuses].join('、'), why];
}

function withoutRecord(duty: DutyChange): DutyChange {
  return { ...duty, record: null, matter: null, period: null };
}

function bodies({ bodies: rows }: Comparison): Section {
  const changes = rows.filter(({ before, now, compared }) => {
    if (!before || !now) return true;
    const isMoved = before.rank !== now.rank || rateText(before) !== rateText(now);
    return isMoved || before.state !== now.state || !(compared || now.state === 'missing');
  });
  return {
    title: '各单位前后',
    notes: changes.length > 0 ? ['名次、按期率各按当次的结果；没有列出的单位前后一样。'] : [],
    columns: [
      { title: '单位', kind: 'wide' },
      { title: '报送情况' },
      { title: '上次名次', kind: 'number' },
      { title: '这次名次', kind: 'number' },
      { title: '上次按期率', kind: 'number' },
      { title: '这次按期率', kind: 'number' },
    ],
    rows: changes.map(bodyCells),
  };
}

function bodyCells({ body, before, now }: BodyChange): Cell[] {
  const states = [before, now].map((standing) =>
    standing === null ? '方案里没有' : STATE_NAMES[standing.state],
  );
  return [
    body,
    [...new Set(states)].join('→'),
    before?.rank ?? null,
    now?.rank ?? null,
    standingRate(before),
    standingRate(now),
  ];
}

function rateText(standing: BodyStanding | null): string {
  return cellText(standingRate(standing));
}

function standingRate(standing: BodyStanding | null): Cell {
  return standing?.figures ? rateOf(standing.figures) : null;
}

function provisionalNotes(duties: readonly DutyChange[]): string[] {
  const isProvisional = duties.some(
    ({ before, now }) => before?.provisional === true || now?.provisional === true,
  );
  return isProvisional ? ['带 * 的，放假安排当时尚未公布，日期是暂定的。'] : [];
}

function dueCell(standing: Standing | null): Cell {
  return standing && dayCell(standing.due, standing.provisional);
}

function pastText(standing: Standing | null): string | null {
  return standing === null || standing.remaining === null ? null : workdaysPast(standing.remaining);
}

function statusText(standing: Standing | null): string | null {
  return standing === null ? null : STATUS_NAMES[standing.status];
}
