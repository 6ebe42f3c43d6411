import { STATUS_NAMES, type Status } from '../../check/status.ts';
import { htmlText } from '../html-text.ts';
import type { Figures, OfficeReport } from '../office/office-report.ts';
import { BODY_STATES, cellText, rateOf, SHOWN_STATUSES, STATE_NAMES } from '../office/section.ts';
import { section } from './elements.ts';

/** The figures that a reader looks for first: who has handed in, and how all that is owed stands. */
export function overview({ handedIn, total, findings }: OfficeReport): string[] {
  const isLate = findings.some(
    ({ rule, severity }) => rule === 'ledger-missing' && severity === 'error',
  );
  const shown = BODY_STATES.filter(
    (state) => state === 'submitted' || state === 'missing' || handedIn[state] > 0,
  );
  return section('overview', '总览', [
    '<dl class="tiles">',
    tile('应报送', `${handedIn.expected}`, '个单位'),
    ...shown.map((state) =>
      tile(STATE_NAMES[state], `${handedIn[state]}`, '个单位', state === 'missing' && isLate),
    ),
    '</dl>',
    '<dl class="tiles">',
    tile('应办', `${total.owed}`, '件'),
    ...SHOWN_STATUSES.map((status) =>
      tile(STATUS_NAMES[status], `${total.counts[status]}`, '件', isAlarm(status, total)),
    ),
    tile('按期率', cellText(rateOf(total)), ''),
    '</dl>',
  ]);
}

function isAlarm(status: Status, { counts }: Figures): boolean {
  return status === 'overdue' && counts.overdue > 0;
}

function tile(name: string, figure: string, unit: string, alarm = false): string {
  return `<div${alarm ? ' class="alarm"' : ''}><dt>${htmlText(name)}</dt><dd><strong>${htmlText(figure)}</strong>${unit}</dd></div>`;
}
