import { describe, expect, it } from 'vitest';
import { type Day, formatDay } from '../../src/calendar/day.ts';
import { reckonReply } from '../../src/check/reply.ts';
import type { Extension, Requirement, Within } from '../../src/deadline/requirement.ts';
import type { DisclosureRecord, ExtensionClaim } from '../../src/ledger/ledger.ts';
import { day } from '../calendar/naive.ts';
import { record } from './record.ts';
import { taskContext } from './task-context.ts';

const reply: Within = { kind: 'within', n: 20, unit: 'workday', from: '收到申请' };
const extension: Extension = { kind: 'extension', n: 20, unit: 'workday' };

/** A Friday. July and August 2022 have no holiday and no worked weekend: 20 workdays are four weeks. */
const RECEIVED = day('2022-07-01');
const DUE = day('2022-07-29');

function reckoned(
  given: Partial<DisclosureRecord>,
  requirements: Requirement[] = [reply, extension],
  requirement = reply,
) {
  const request = record({ received: RECEIVED, ...given });
  const context = taskContext({ requirements });
  const { due, reason, facts = [] } = reckonReply(context, requirement, request, RECEIVED);
  return { due: due && formatDay(due.date), reason, facts };
}

const claim = (given: Partial<ExtensionClaim> = {}): ExtensionClaim => ({
  workdays: 10,
  agreed: true,
  notified: DUE,
  ...given,
});

describe('a request', () => {
  it('is due 20 workdays after receipt', () => {
    expect(reckoned({})).toEqual({ due: '2022-07-29', reason: undefined, facts: [] });
  });

  it('in days is counted as any other period', () => {
    const inDays: Within = { ...reply, unit: 'day', n: 14 };
    const { due, facts } = reckoned({ extension: claim() }, [inDays, extension], inDays);
    expect({ due, facts }).toEqual({ due: '2022-07-15', facts: [] });
  });
});

describe('an extension', () => {
  it.each<[string, Partial<ExtensionClaim>, string]>([
    ['notified on the original due date', {}, '2022-08-12'],
    ['of as many workdays as are allowed', { workdays: 20 }, '2022-08-26'],
  ])('%s prolongs the reply', (_name, given, due) => {
    expect(reckoned({ extension: claim(given) })).toMatchObject({ due, facts: [] });
  });

  it.each<[string, Partial<ExtensionClaim>, Requirement[], object]>([
    ['by too many', { workdays: 21 }, [reply, extension], { kind: 'too-long', limit: 20 }],
    [
      'beyond the whole that is allowed',
      { workdays: 11 },
      [reply, { ...extension, n: 30, total: true }],
      { kind: 'too-long', workdays: 11, limit: 10 },
    ],
    ['not agreed', { agreed: false }, [reply, extension], { kind: 'not-agreed' }],
    ['not notified', { notified: null }, [reply, extension], { kind: 'not-notified' }],
    [
      'notified a day too late',
      { notified: DUE + 1 },
      [reply, extension],
      { kind: 'notified-late', notified: DUE + 1 },
    ],
    ['not provided for', {}, [reply], { kind: 'not-provided' }],
    [
      'provided for in another unit',
      {},
      [reply, { ...extension, unit: 'day' }],
      { kind: 'not-provided' },
    ],
  ])('%s does not hold', (_name, given, requirements, problem) => {
    const { due, facts } = reckoned({ extension: claim(given) }, requirements);
    expect(due).toBe('2022-07-29');
    expect(facts).toMatchObject([
      {
        kind: 'extension-invalid',
        pointer: '/台账/0/公开记录/0/延期',
        problem,
        originalDue: DUE,
      },
    ]);
  });

  it('to a whole that is allowed holds', () => {
    const total: Extension = { ...extension, n: 30, total: true };
    expect(reckoned({ extension: claim() }, [reply, total])).toMatchObject({
      due: '2022-08-12',
      facts: [],
    });
  });
});

describe('a consultation', () => {
  const open = (from: Day) => [{ from, to: null, reason: null }];

  it('that has ended moves the due date by its workdays', () => {
    const deductions = [{ from: day('2022-07-11'), to: day('2022-07-15'), reason: null }];
    expect(reckoned({ deductions })).toMatchObject({ due: '2022-08-05', facts: [] });
  });

  it('without an end leaves the due date open, if it began by then', () => {
    expect(reckoned({ deductions: open(DUE) })).toEqual({
      due: null,
      reason: '征求意见尚未结束，扣除的天数还不能确定',
      facts: [],
    });
    expect(reckoned({ deductions: open(DUE + 1) })).toMatchObject({ due: '2022-07-29' });
  });

  it('without an end does not matter to a reply that is in time without it', () => {
    const given = { deductions: open(DUE), replied: DUE };
    expect(reckoned(given)).toMatchObject({ due: '2022-07-29', facts: [] });
  });

  it('without an end has to have one where the reply was later', () => {
    const ended = { from: day('2022-07-11'), to: day('2022-07-12'), reason: null };
    const deductions = [ended, ...open(day('2022-07-20'))];
    const { due, reason, facts } = reckoned({ deductions, replied: day('2022-08-03') });
    expect({ due, reason }).toEqual({ due: null, reason: '扣除期间没有写明止日' });
    expect(facts).toMatchObject([
      { kind: 'deduction-open', pointer: '/台账/0/公开记录/0/扣除期间/1' },
    ]);
  });
});
