import { STATUS_NAMES, STATUSES, type Status } from '../../check/status.ts';
import { htmlText } from '../html-text.ts';
import type { Figures, OfficeReport } from '../office/office-report.ts';
import { rateText, STATE_NAMES } from '../office/sections.ts';
import { noDuties } from '../summary.ts';
import { section } from './elements.ts';

/** The figures that a reader looks for first: who has handed in, and how all that is owed stands. */
export function overview({ handedIn, bodies, findings }: OfficeReport): string[] {
  const all = sum(bodies.flatMap(({ figures }) => (figures === null ? [] : [figures])));
  const { expected, submitted, duplicate, unreadable, missing } = handedIn;
  const isLate = findings.some(
    ({ rule, severity }) => rule === 'ledger-missing' && severity === 'error',
  );
  const states = { submitted, duplicate, unreadable, missing };
  const shown = (['submitted', 'duplicate', 'unreadable', 'missing'] as const).filter(
    (state) => state === 'submitted' || state === 'missing' || states[state] > 0,
  );
  return section('overview', '总览', [
    '<dl class="tiles">',
    tile('应报送', `${expected}`, '个单位'),
    ...shown.map((state) =>
      tile(STATE_NAMES[state], `${states[state]}`, '个单位', state === 'missing' && isLate),
    ),
    '</dl>',
    '<dl class="tiles">',
    tile('应办', `${all.owed}`, '件'),
    ...(['on-time', 'late', 'overdue', 'due-soon', 'unknown'] as const).map((status) =>
      tile(STATUS_NAMES[status], `${all.counts[status]}`, '件', isAlarm(status, all)),
    ),
    tile('按期率', rateText(all), ''),
    '</dl>',
  ]);
}

function isAlarm(status: Status, { counts }: Figures): boolean {
  return status === 'overdue' && counts.overdue > 0;
}

function tile(name: string, figure: string, unit: string, alarm = false): string {
  return `<div${alarm ? ' class="alarm"' : ''}><dt>${htmlText(name)}</dt><dd><strong>${htmlText(figure)}</strong>${unit}</dd></div>`;
}

function sum(all: readonly Figures[]): Figures {
  const counts = noDuties();
  let [owed, onTime, judged] = [0, 0, 0];
  for (const figures of all) {
    for (const status of STATUSES) counts[status] += figures.counts[status];
    owed += figures.owed;
    onTime += figures.onTime;
    judged += figures.judged;
  }
  return { owed, counts, onTime, judged };
}
