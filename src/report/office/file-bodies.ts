import { foldBodyName } from '../../plan/bodies.ts';
import { compact } from '../../text/characters.ts';
import type { PlanReport } from '../report.ts';

/** A name of a body within that of a file. */
interface NamedAt {
  bodies: readonly string[];
  at: number;
  end: number;
}

/** Tells the bodies that the name of a file bears. */
export type FileBodies = (file: string) => string[];

/**
 * The bodies of a plan in the names of files: `2022台账-经发局.xlsx` is of 经济发展局. A name that stands within another
 * one, as 管委会办公室 in 工委管委会办公室, does not count. Each file takes as long, however many bodies the plan has.
 */
export function fileBodies({ bodies, namePrefixes }: PlanReport): FileBodies {
  const bodiesOf = new Map<string, string[]>();
  for (const { name, aliases } of bodies) {
    for (const known of [name, ...aliases]) {
      const folded = foldBodyName(known, namePrefixes);
      if (folded !== '') bodiesOf.set(folded, [...(bodiesOf.get(folded) ?? []), name]);
    }
  }
  const lengths = [...new Set([...bodiesOf.keys()].map(({ length }) => length))];
  const order = new Map(bodies.map(({ name }, index) => [name, index]));
  const placeOf = (body: string) => order.get(body) ?? order.size;
  return (file) => {
    const name = compact(file.slice(file.search(/[^/\\]*$/)).replace(/\.[^.]*$/, ''));
    const found = namesIn(name, lengths, bodiesOf);
    const whole = found.filter(
      ({ at, end }) =>
        !found.some(
          (other) => other.at <= at && other.end >= end && other.end - other.at > end - at,
        ),
    );
    return [...new Set(whole.flatMap((one) => one.bodies))].sort((a, b) => placeOf(a) - placeOf(b));
  };
}

function namesIn(
  name: string,
  lengths: readonly number[],
  bodiesOf: ReadonlyMap<string, readonly string[]>,
): NamedAt[] {
  const found: NamedAt[] = [];
  for (let at = 0; at < name.length; at++) {
    for (const length of lengths) {
      const bodies = bodiesOf.get(name.slice(at, at + length));
      if (bodies && at + length <= name.length) found.push({ bodies, at, end: at + length });
    }
  }
  return found;
}
