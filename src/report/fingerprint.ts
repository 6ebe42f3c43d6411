import { type Day, formatDay } from '../calendar/day.ts';
import type { CheckedLedger } from '../check/check-ledger.ts';
import type { Duty } from '../check/duty.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type DisclosureRecord, type LedgerEntry, type Read, readable } from '../ledger/ledger.ts';
import { terminalText } from '../text/terminal-text.ts';

/** What the duties and the findings of one ledger are called, each in its order. */
export interface Names {
  duties: string[];
  findings: string[];
}

/**
 * Names by which duties and findings are known again after something else in the file was edited:
 * `建设局/18/every/2022-06`, `overdue/建设局/18/every/2022-06`. They are made of rule, body, task, requirement,
 * and the title and first dates of the record, not of a line or an index. What is alike in all of these is numbered.
 */
export function namesOf({ file, body, comparison, findings }: CheckedLedger): Names {
  const whose = body ?? file.slice(file.search(/[^/\\]*$/));
  const duties = (comparison?.duties ?? []).map((duty) => joined([whose, ...dutyParts(duty)]));
  const names = numbered(duties);
  const nameOf = new Map(comparison?.duties.map((duty, index) => [duty, names[index]]));
  const partsOf = placeParts(comparison?.ledger.entries ?? []);
  return {
    duties: names,
    findings: numbered(
      findings.map(({ rule, duty, taskNo, location }) => {
        const { row, field } = partsOf(location);
        const known = duty && nameOf.get(duty);
        if (known !== undefined) return [rule, known, ...joinedOrNone([field])].join('/');
        return joined([rule, whose, taskNo ?? null, ...row, field]);
      }),
    ),
  };
}

type Part = string | null;

/** Characters that one part may have; what differs only beyond is numbered. */
const MOST = 60;

function joined(parts: Part[]): string {
  return joinedOrNone(parts).join('/');
}

/** Without what is not there; a part holds none of the signs that stand between parts. */
function joinedOrNone(parts: Part[]): string[] {
  return parts.flatMap((part) =>
    part === null || part === '' ? [] : [withoutSigns(part.slice(0, MOST))],
  );
}

const WITHOUT_SIGNS = /^[\w\u4e00-\u9fff-]*$/;

function withoutSigns(part: string): string {
  return WITHOUT_SIGNS.test(part) ? part : terminalText(part).replace(/[\s/#]/g, '_');
}

function numbered(names: string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

function dutyParts({ task, entry, requirement, record, period }: Duty): Part[] {
  return [
    ...(task ? [task.no] : entry ? entryParts(entry) : []),
    requirement?.kind ?? null,
    requirement?.matter ?? null,
    period?.label ?? null,
    ...(record ? recordParts(record) : []),
  ];
}

/** A row of a task of the body's own has no number that anyone else knows. */
function entryParts({ task, requirement }: LedgerEntry): Part[] {
  return [readable(task), readable(requirement)];
}

/** What a record is of, and not how it goes on: its later dates are filled in when it is done. */
function recordParts({ title, event, received, start, zeroReport }: DisclosureRecord): Part[] {
  const days: Read<Day>[] = [event, received, start];
  const first = days.map(readable).find((day) => day !== null);
  return [readable(title), first === undefined ? null : formatDay(first), readable(zeroReport)];
}

const PLACE = /^(\/台账\/\d+)(\/公开记录\/\d+)?(.*)$/;

/** Which row, which record and which of its fields a place is in. */
function placeParts(entries: readonly LedgerEntry[]) {
  const rows = new Map(entries.map((entry) => [entry.pointer, entry]));
  const records = new Map(
    entries.flatMap(({ records }) => records.map((record) => [record.pointer, record] as const)),
  );
  return ({ pointer, cell }: Diagnostic['location']): { row: Part[]; field: Part } => {
    const [, row, record, field] = PLACE.exec(pointer ?? '') ?? [];
    if (row === undefined)
      return { row: [], field: pointer === '/台账' ? null : (pointer?.slice(1) ?? cell ?? null) };
    const entry = rows.get(row);
    const found = record === undefined ? undefined : records.get(row + record);
    return {
      row: [
        ...(entry ? [readable(entry.no), ...entryParts(entry)] : [row.slice(1)]),
        ...(found ? recordParts(found) : []),
      ],
      field: field === undefined || field === '' ? null : field.slice(1),
    };
  };
}
