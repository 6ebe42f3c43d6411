import { parseRequirement } from '../../deadline/parse-requirement.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import type { RequirementRow } from '../plan-file.ts';

/** Whether a clause says nothing but until when, or that it goes on: 6月底前, 长期坚持. */
export function isTime(clause: string): boolean {
  const read = parseRequirement(clause);
  return read.length > 0 && read.every(({ kind }) => kind !== 'unknown');
}

/** Whether a requirement gives a day, a period or a number that somebody can be held to. */
export function setsDate(requirement: Requirement): boolean {
  return (
    requirement.kind === 'every' ||
    (requirement.kind !== 'unknown' &&
      Object.values(requirement).some((value) => typeof value === 'number'))
  );
}

/** A requirement as a plan's file has it, without the span that it was read from. */
export function rowOf(requirement: Requirement): RequirementRow {
  const { text, ...fields } = requirement;
  const said = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  const row = Object.fromEntries(said) as RequirementRow;
  return requirement.kind === 'unknown' ? { ...row, text } : row;
}
