import { daysInMonth } from '../calendar/day.ts';
import { compactWording } from '../text/characters.ts';
import type { Requirement } from './requirement.ts';

/** What is compared by itself, or says nothing of the meaning. */
const APART = new Set(['text', 'basis', 'matter', 'event', 'from', 'year', 'yearOffset', 'day']);

/** Words that two namings of one event or matter may differ in. */
const FILLERS = /该|政府|之日|等$|期间$|[自的]/g;

/**
 * Whether two lists of requirements ask for the same, in whatever order.
 * An event or a matter that one side leaves out is no difference; `planYear` is the year
 * meant where none is written (年底前).
 */
export function sameMeaning(a: Requirement[], b: Requirement[], planYear: number | null): boolean {
  if (a.length !== b.length) return false;
  const partner: (number | undefined)[] = [];
  return a.every((_, index) => pair(index, new Set()));

  /** Finds a partner for `a[index]`, moving others to another one where need be. */
  function pair(index: number, tried: Set<number>): boolean {
    const one = a[index];
    return b.some((other, place) => {
      if (!one || tried.has(place) || !matches(one, other, planYear)) return false;
      tried.add(place);
      const holder = partner[place];
      if (holder !== undefined && !pair(holder, tried)) return false;
      partner[place] = index;
      return true;
    });
  }
}

function matches(a: Requirement, b: Requirement, planYear: number | null): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') {
    return a.kind === b.kind && compactWording(a.text ?? '') === compactWording(b.text ?? '');
  }
  if (!compatible(a.matter, b.matter) || !compatible(eventOf(a), eventOf(b))) return false;
  return numbersOf(a, planYear) === numbersOf(b, planYear);
}

function eventOf(requirement: Requirement): string | null | undefined {
  if ('event' in requirement) return requirement.event;
  return 'from' in requirement ? requirement.from : null;
}

function compatible(a: string | null | undefined, b: string | null | undefined): boolean {
  return !a || !b || plainWords(a) === plainWords(b);
}

function plainWords(words: string): string {
  return compactWording(words).replaceAll('或者', '或').replace(FILLERS, '');
}

/** Kind and numbers as one text; fields that are null or absent say nothing. */
function numbersOf(requirement: Requirement, planYear: number | null): string {
  const fields = Object.entries(requirement).filter(
    ([key, value]) => !APART.has(key) && value !== null && value !== undefined,
  );
  return JSON.stringify([...fields.sort(), dateOf(requirement, planYear)]);
}

/** The year and the day as they fall: 31 is the last day of any month. */
function dateOf(requirement: Requirement, planYear: number | null): (number | string | null)[] {
  if (requirement.kind !== 'by' && requirement.kind !== 'every') return [];
  const { day, month, yearOffset = 0 } = requirement;
  const base = requirement.kind === 'by' ? (requirement.year ?? planYear) : planYear;
  const year = base === null ? null : base + yearOffset;
  if (requirement.kind === 'every' && requirement.period === 'week') return [yearOffset, day];
  const named = requirement.kind === 'by' || requirement.period === 'year';
  const open = month === null || !named || (month === 2 && year === null);
  const last = open ? 31 : daysInMonth(year ?? 2001, month);
  const shown = day !== null && day >= last ? 'last' : day;
  return requirement.kind === 'by' ? [year, shown] : [yearOffset, shown];
}
