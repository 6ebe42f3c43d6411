import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/check/status.ts';
import type { CalendarChange } from '../../../src/report/compare/comparison.ts';
import type { DutyState } from '../../../src/report/compare/duty-state.ts';
import { ledgerChanges } from '../../../src/report/compare/ledger-changes.ts';
import { pairDuties } from '../../../src/report/compare/pair-duties.ts';
import type { PlanReport } from '../../../src/report/report.ts';

function duty(id: string, more: Partial<DutyState> = {}, status: Status = 'overdue'): DutyState {
  const standing = { status, due: '2022-06-30', provisional: false, done: null, remaining: -1 };
  return {
    ...{ id, taskNo: '1', task: '甲', requirement: null, meaning: 'm', kind: 'within' },
    ...{ matter: null, record: null, period: null, listed: true, standing, counting: null },
    ...more,
  };
}

const ids = (before: DutyState[], now: DutyState[]) => {
  const paired = pairDuties(before, now);
  return {
    pairs: paired.pairs.map((pair) => [pair.before.id, pair.now.id]),
    before: paired.before.map(({ id }) => id),
    now: paired.now.map(({ id }) => id),
  };
};

describe('a duty is known again', () => {
  it('of a day of its own when a record answers it', () => {
    const asked = { kind: 'by' };
    expect(ids([duty('a', asked)], [duty('a/丙', { ...asked, record: '丙' })]).pairs).toEqual([
      ['a', 'a/丙'],
    ]);
  });

  it('by what it asks, where names are numbered anew', () => {
    // The first of two is answered, so that the second takes its name.
    const [june, december] = [
      { kind: 'by', meaning: 'june' },
      { kind: 'by', meaning: 'december' },
    ];
    expect(
      ids(
        [duty('a', june), duty('a#2', december)],
        [duty('a/丙', { ...june, record: '丙' }), duty('a', december)],
      ).pairs,
    ).toEqual([
      ['a', 'a/丙'],
      ['a#2', 'a'],
    ]);
  });

  it('not as another period, another task of its own, nor a record of another title', () => {
    const period = (label: string) => ({ kind: 'every', period: label });
    const apart = [
      [duty('a', period('2022-05')), duty('b', { ...period('2022-06'), record: '丙' })],
      [
        duty('a', { kind: 'by', taskNo: null }),
        duty('b', { kind: 'by', taskNo: null, task: '乙' }),
      ],
      [duty('a', { record: '丙' }), duty('b', { record: '丁' })],
      [duty('a', { record: '' }), duty('b', { record: '' })],
      [duty('a'), duty('b', { record: '丁' })],
    ] as const;
    for (const [before, now] of apart) {
      expect(ids([before], [now])).toEqual({ pairs: [], before: ['a'], now: ['b'] });
    }
  });
});

const CALENDAR: CalendarChange = {
  ...{ differs: true, noticesAdded: ['新1号', '新2号'], noticesGone: ['旧号'] },
  ...{ localAdded: [], localGone: [] },
};
const plan = { id: 'p', tasks: [] as PlanReport['tasks'] } as PlanReport;

function changes(before: DutyState[], now: DutyState[], calendar = CALENDAR) {
  return ledgerChanges(before, now, { body: '某局', planBefore: plan, planNow: plan, calendar });
}

describe('what became of a duty', () => {
  it.each<[Status, Status, string | null]>([
    ['not-due', 'overdue', 'becameOverdue'],
    ['unknown', 'overdue', 'becameOverdue'],
    ['late', 'overdue', 'becameOverdue'],
    ['overdue', 'overdue', 'stillOverdue'],
    ['overdue', 'late', 'settled'],
    ['due-soon', 'on-time', 'settled'],
    ['no-record', 'on-time', 'settled'],
    // Nothing was done since: somebody changed what the ledger says.
    ['late', 'on-time', 'changed'],
    ['on-time', 'late', 'changed'],
    ['overdue', 'not-applicable', 'changed'],
    ['overdue', 'not-due', 'changed'],
    ['due-soon', 'not-due', 'changed'],
    ['on-time', 'unknown', 'changed'],
    ['not-due', 'due-soon', null],
    ['late', 'late', null],
  ])('%s, then %s', (then, is, list) => {
    const { plan: _, body: __, ...lists } = changes([duty('a', {}, then)], [duty('a', {}, is)]);
    const filled = Object.entries(lists).filter(([, rows]) => rows.length > 0);
    expect(filled.map(([name]) => name)).toEqual(list === null ? [] : [list]);
  });
});

describe('why a due date moved', () => {
  const counting = (more: Partial<DutyState['counting'] & object> = {}) => ({
    ...{ start: '2022-06-01', length: '20', moves: '[]', notices: [] },
    ...more,
  });
  const due = (date: string, more: Partial<DutyState> = {}) => {
    const { standing, ...rest } = duty('a', { counting: counting(), ...more });
    return { ...rest, standing: { ...standing, due: date } };
  };
  const why = (before: DutyState, now: DutyState, calendar = CALENDAR) => {
    const [moved] = changes([before], [now], calendar).moved;
    return moved && [moved.movedBy, moved.notices, moved.localDays];
  };
  const same = { ...CALENDAR, differs: false, noticesAdded: [], noticesGone: [] };
  const day = (date: string) => ({ date, off: true, reason: '停电' });

  it.each<[string, DutyState, CalendarChange, unknown]>([
    [
      'a length',
      due('2022-07-01', { counting: counting({ length: '30' }) }),
      CALENDAR,
      ['plan', [], []],
    ],
    ['what is asked', due('2022-07-01', { meaning: 'n' }), CALENDAR, ['plan', [], []]],
    [
      'a start',
      due('2022-07-01', { counting: counting({ start: '2022-06-02' }) }),
      CALENDAR,
      ['ledger', [], []],
    ],
    [
      'an extension',
      due('2022-07-01', { counting: counting({ moves: '[1]' }) }),
      CALENDAR,
      ['ledger', [], []],
    ],
    [
      'a notice met',
      due('2022-07-01', { counting: counting({ notices: ['新2号', '别的'] }) }),
      CALENDAR,
      ['calendar', ['新2号'], []],
    ],
    [
      'notices of which none is met',
      due('2022-07-01'),
      CALENDAR,
      ['calendar', ['新1号', '新2号', '旧号'], []],
    ],
    [
      'a local day',
      due('2022-07-01'),
      {
        ...same,
        differs: true,
        localAdded: [day('2022-06-01'), day('2022-07-01'), day('2022-07-02')],
        localGone: [day('2022-06-02')],
      },
      ['calendar', [], [day('2022-07-01'), day('2022-06-02')]],
    ],
    ['nothing that can be told', due('2022-07-01'), same, [null, [], []]],
    [
      'no other day',
      due('2022-06-30', { counting: counting({ start: '2022-06-02' }) }),
      CALENDAR,
      undefined,
    ],
  ])('%s', (_what, now, calendar, said) => {
    expect(why(due('2022-06-30'), now, calendar)).toEqual(said);
  });
});

describe('why a duty is on one side only', () => {
  const record = (title: string) => duty(title, { record: title });
  const unlisted = duty('x', { listed: false, record: null });

  it.each<[string, DutyState[], DutyState[], string | null, string | null]>([
    ['a record', [record('甲')], [record('乙')], 'record', 'record'],
    ['a row with its records', [record('甲')], [unlisted], 'entry', 'unanswered'],
    ['what records answer now', [duty('x')], [record('乙')], 'answered', 'record'],
    ['what none answers any more', [record('甲')], [duty('x')], 'record', 'unanswered'],
  ])('%s', (_what, before, now, gone, come) => {
    const { vanished, appeared, becameOverdue } = changes(before, now);
    expect(vanished.map(({ cause }) => cause)).toEqual([gone]);
    expect([...appeared, ...becameOverdue].map(({ cause }) => cause)).toEqual([come]);
  });
});
