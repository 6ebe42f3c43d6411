import { foldBodyName } from '../../plan/bodies.ts';
import { compact } from '../../text/characters.ts';
import type { PlanReport } from '../report.ts';

/**
 * The bodies of a plan that the name of a file bears: `2022台账-经发局.xlsx` is of 经济发展局. A name that stands
 * within another one, as 管委会办公室 in 工委管委会办公室, does not count.
 */
export function bodiesInFileName({ bodies, namePrefixes }: PlanReport, file: string): string[] {
  const name = compact(file.slice(file.search(/[^/\\]*$/)).replace(/\.[^.]*$/, ''));
  const found = bodies.flatMap(({ name: body, aliases }) =>
    [body, ...aliases].flatMap((known) => {
      const folded = foldBodyName(known, namePrefixes);
      const at = name.indexOf(folded);
      return at < 0 || folded === '' ? [] : [{ body, at, end: at + folded.length }];
    }),
  );
  const whole = found.filter(
    ({ at, end }) =>
      !found.some((other) => other.at <= at && other.end >= end && other.end - other.at > end - at),
  );
  return [...new Set(whole.map(({ body }) => body))];
}
