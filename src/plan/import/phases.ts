import { type Phase, phaseOf } from './phase.ts';
import { isTime } from './readings.ts';
import type { SourceRow, Wording } from './rows.ts';
import { isTick } from './signs.ts';

/**
 * A row whose columns are parts of the year: what is ticked are its deadlines, what says something is a
 * requirement of its own. Beside a deadline of its own they are only kept.
 */
export function splitByPhases(row: SourceRow): SourceRow[] {
  const cells = row.wordings.get('phase') ?? [];
  if (cells.length === 0) return [row];
  row.wordings.delete('phase');
  if (['deadline', 'cycle', 'assignment'].some((key) => row.wordings.has(key as 'deadline'))) {
    row.wordings.set('extra', [...(row.wordings.get('extra') ?? []), ...cells]);
    return [row];
  }
  const phased = cells.flatMap((cell) => {
    const phase = phaseOf(cell.heading.split(' ').at(-1) ?? '');
    return phase ? [{ phase, cell }] : [];
  });
  const ticked = phased.filter(({ cell }) => isTick(cell.text));
  const told = phased.filter((item) => !ticked.includes(item));
  const pieces: { phases: Phase[]; own: Wording | null }[] = told.map(({ phase, cell }) => ({
    phases: [phase],
    own: cell,
  }));
  if (ticked.length > 0) pieces.unshift({ phases: ticked.map(({ phase }) => phase), own: null });
  const rows: SourceRow[] = [];
  for (const { phases, own } of pieces) {
    const [first] = rows;
    const wordings = new Map(first ? carried(row, first) : row.wordings);
    const isUntil = own !== null && isTime(own.text);
    if (isUntil) wordings.set('deadline', [own]);
    else if (own) setRequirement(wordings, own);
    rows.push({ ...row, wordings, phases: isUntil ? [] : phases });
  }
  return rows;
}

/** The wordings of a row for a further task made of it. */
function carried({ wordings }: SourceRow, first: SourceRow): SourceRow['wordings'] {
  return new Map(
    [...wordings].map(([key, list]) => [
      key,
      list.map((wording) => ({ ...wording, from: wording.from ?? first })),
    ]),
  );
}

/** What a part of the year says becomes the requirement; the one for the whole of it heads it, or is kept beside. */
function setRequirement(wordings: SourceRow['wordings'], own: Wording): void {
  const whole = wordings.get('requirement') ?? [];
  const key = wordings.has('task') ? 'extra' : 'task';
  if (whole.length > 0) wordings.set(key, [...(wordings.get(key) ?? []), ...whole]);
  wordings.set('requirement', [own]);
}
