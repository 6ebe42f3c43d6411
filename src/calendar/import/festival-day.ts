import { lunarFestivals } from '../bundled-calendar.ts';
import { type Day, dayOf } from '../day.ts';

/**
 * The days that the festivals in a name like `国庆节、中秋节` fall on, as far as they are known.
 * A festival's own day is off in every annual notice, whatever the law adds to it.
 */
export function festivalDays(name: string, year: number): Day[] {
  const lunar = lunarFestivals(year);
  const days: [RegExp, Day | undefined][] = [
    [/元旦/, dayOf(year, 1, 1)],
    [/春节/, lunar?.springFestival],
    [/清明/, lunar?.qingming],
    [/劳动节|五一/, dayOf(year, 5, 1)],
    [/端午/, lunar?.dragonBoat],
    [/中秋/, lunar?.midAutumn],
    [/国庆|十一/, dayOf(year, 10, 1)],
  ];
  return days.flatMap(([pattern, day]) => (pattern.test(name) && day !== undefined ? [day] : []));
}
