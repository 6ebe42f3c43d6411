import { STATUS_NAMES, type Status } from '../../check/status.ts';
import type { Figures } from '../office/office-report.ts';
import { SHOWN_STATUSES } from '../office/section.ts';

/** The parts of a bar from left to right: what is judged, then what may still come, then the rest. */
const PARTS: readonly { name: string; statuses: readonly Status[]; text: string }[] = [
  ...SHOWN_STATUSES.map((status) => ({
    name: status,
    statuses: [status],
    text: STATUS_NAMES[status],
  })),
  { name: 'rest', statuses: ['no-record', 'not-due', 'ongoing'], text: '其余' },
];

/** Fills that differ in their pattern too, so that a bar is read without its colours. */
export const BAR_PATTERNS = [
  '<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>',
  '<pattern id="late-pattern" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="late-ground" width="6" height="6"/><circle class="late-mark" cx="3" cy="3" r="1.4"/></pattern>',
  '<pattern id="overdue-pattern" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="overdue-ground" width="6" height="6"/><rect class="overdue-mark" width="2" height="6"/></pattern>',
  '<pattern id="due-soon-pattern" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="due-soon-ground" width="5" height="5"/><rect class="due-soon-mark" width="1.5" height="5"/></pattern>',
  '<pattern id="unknown-pattern" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="unknown-ground" width="5" height="5"/><rect class="unknown-mark" width="5" height="1.5"/></pattern>',
  '</defs></svg>',
];

/** All that is owed as one bar, divided by how it stands. The figures stand beside it, so that it is hidden from screen readers. */
export function figuresBar({ owed, counts }: Figures): string {
  const rects: string[] = [];
  let before = 0;
  for (const { name, statuses } of PARTS) {
    const count = statuses.reduce((sum, status) => sum + counts[status], 0);
    if (count === 0) continue;
    rects.push(
      `<rect class="bar-${name}" x="${percent(before, owed)}" width="${percent(count, owed)}" height="100%"/>`,
    );
    before += count;
  }
  return `<svg class="bar" aria-hidden="true" focusable="false">${rects.join('')}</svg>`;
}

function percent(part: number, whole: number): string {
  return `${Number(((part / whole) * 100).toFixed(2))}%`;
}

/** What the parts of a bar mean. */
export function barLegend(): string {
  const items = PARTS.map(
    ({ name, text }) =>
      `<li><svg class="swatch" aria-hidden="true" focusable="false"><rect class="bar-${name}" width="100%" height="100%"/></svg>${text}</li>`,
  );
  return `<ul class="legend" aria-label="横条的图例">${items.join('')}</ul>`;
}
