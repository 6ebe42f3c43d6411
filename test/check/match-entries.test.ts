import { describe, expect, it } from 'vitest';

import { answersByTask, missingAnswers } from '../../src/check/compare.ts';

import { matchEntries } from '../../src/check/match-entries.ts';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';
import { type LedgerEntry, UNREADABLE } from '../../src/ledger/ledger.ts';
import type { OwedTask } from '../../src/plan/bodies.ts';
import type { Task } from '../../src/plan/work-plan.ts';
import { entry, plan, taskOf } from './comparison.ts';

const HOUSING = '公开保障性住房的分配结果';
const PENALTIES = '公示行政处罚和行政许可的决定';
const TRAINING = '组织开展政务公开业务培训';
const MONTHLY = '每月后10个工作日内公开';

function task(no: string, given: Partial<Task> = {}): Task {
  const { deadline = MONTHLY } = given;
  const requirements = parseRequirement(deadline ?? '');
  return {
    ...taskOf('1'),
    no,
    task: HOUSING,
    requirement: `要求${no}`,
    requirements,
    ...given,
    deadline,
  };
}

type Row = Partial<Pick<LedgerEntry, 'no' | 'task' | 'requirement' | 'deadline'>>;

function match(tasks: Task[], rows: Row[], options: { owed?: Task[]; must?: Task[] } = {}) {
  const { owed = tasks, must = owed } = options;
  const owes = owed.map(
    (item): OwedTask => ({ task: item, must: must.includes(item), role: 'named' }),
  );
  const entries = rows.map((row, index) => entry({ pointer: `/台账/${index}`, ...row }));
  const matches = matchEntries(entries, { ...plan, tasks }, owes);
  return matches.map(({ task, by, deadline, reading, candidates }) => ({
    no: task?.no ?? null,
    by,
    deadline,
    reading: reading ? reading.map(({ kind }) => kind) : null,
    candidates: candidates.map(({ no }) => no),
  }));
}

const told = (tasks: Task[], rows: Row[], options = {}) =>
  match(tasks, rows, options).map(({ no, by, candidates }) =>
    [no ?? '-', by, ...candidates].join(' '),
  );

describe('the number of a row', () => {
  const tasks = [task('1'), task('2', { task: PENALTIES }), task('3', { task: TRAINING })];

  it('decides where the wording fits it, or there is none', () => {
    expect(told(tasks, [{ no: '2', task: PENALTIES }])).toEqual(['2 number']);
    expect(told(tasks, [{ no: '2' }, { no: '3' }])).toEqual(['2 number', '3 number']);
    expect(told(tasks, [{ no: '9' }])).toEqual(['- none']);
  });

  it('does not decide against the wording', () => {
    expect(told(tasks, [{ no: '2', task: TRAINING }])).toEqual(['3 wording']);
    expect(told(tasks, [{ no: '2', task: '某种完全不相干的事情' }])).toEqual(['- none']);
  });

  it('of the department’s own is not relied on where one row shows that it is', () => {
    expect(
      told(tasks, [{ no: '1', task: PENALTIES }, { no: '2', task: TRAINING }, { no: '3' }]),
    ).toEqual(['2 wording', '3 wording', '- none']);
    // With a gap it is no running number; without a wording of another task it is the plan's.
    expect(told(tasks, [{ no: '1', task: PENALTIES }, { no: '3' }])).toEqual([
      '2 wording',
      '3 number',
    ]);
    expect(told(tasks, [{ no: '1', task: '某种完全不相干的事情' }, { no: '2' }])).toEqual([
      '- none',
      '2 number',
    ]);
    expect(told(tasks, [{ no: '1', task: HOUSING }, { no: '2' }])).toEqual([
      '1 number',
      '2 number',
    ]);
    expect(told(tasks, [{ no: '1' }, { no: '2' }, { no: '3' }])).toEqual([
      '1 number',
      '2 number',
      '3 number',
    ]);
  });

  it('decides where the deadline differs and no other task fits', () => {
    const [row] = match(tasks, [{ no: '2', task: PENALTIES, deadline: '2022年8月底前' }]);
    expect(row).toMatchObject({ no: '2', by: 'number', deadline: 'other', reading: null });
  });
});

describe('the wording of a row', () => {
  const tasks = [task('1'), task('2', { task: PENALTIES }), task('3', { task: TRAINING })];

  it('without a number decides, or makes it a task of the body’s own', () => {
    expect(match(tasks, [{ task: PENALTIES }])).toMatchObject([
      { no: '2', by: 'wording', reading: null },
    ]);
    expect(match(tasks, [{ task: '某种完全不相干的事情', deadline: '长期坚持' }])).toEqual([
      { no: null, by: 'own', deadline: 'not-given', reading: ['standing'], candidates: [] },
    ]);
    expect(match(tasks, [{ task: '某种完全不相干的事情' }])).toMatchObject([
      { by: 'own', reading: null },
    ]);
  });

  it('may stand as 工作要求, or as 工作要求 in the place of 工作任务', () => {
    const required = [task('1', { requirement: PENALTIES }), task('2', { requirement: TRAINING })];
    expect(told(required, [{ requirement: TRAINING }])).toEqual(['2 wording']);
    expect(told(required, [{ task: TRAINING }])).toEqual(['2 wording']);
    expect(told(required, [{ task: HOUSING, requirement: TRAINING }])).toEqual(['2 wording']);
    expect(told(required, [{ task: HOUSING, requirement: '某种完全不相干的事情' }])).toEqual([
      '- own',
    ]);
  });

  it('that fits several leaves them as candidates, those that the body owes before others', () => {
    const [one, two, three] = [
      task('1', { deadline: '长期坚持' }),
      task('2'),
      task('3', { deadline: '2022年8月底前' }),
    ];
    const all = [one, two, three];
    expect(told(all, [{ task: HOUSING }])).toEqual(['- none 1 2 3']);
    expect(told(all, [{ task: HOUSING }], { owed: [one, three] })).toEqual(['- none 1 3']);
    expect(told(all, [{ task: HOUSING }], { owed: [two] })).toEqual(['2 wording']);
    expect(told(all, [{ task: HOUSING }], { owed: [] })).toEqual(['- none 1 2 3']);
  });

  it('is told from others of the same wording by the deadline', () => {
    const all = [
      task('1', { deadline: '长期坚持' }),
      task('2'),
      task('3', { deadline: '2022年8月底前' }),
    ];
    expect(told(all, [{ task: HOUSING, deadline: MONTHLY }])).toEqual(['2 wording']);
    // To the letter before the same meaning.
    const same = [task('1', { deadline: '每个月后10个工作日内公开' }), task('2')];
    expect(told(same, [{ task: HOUSING, deadline: MONTHLY }])).toEqual(['2 wording']);
    expect(told(same.reverse(), [{ task: HOUSING, deadline: MONTHLY }])).toEqual(['2 wording']);
  });
});

describe('the deadline of a row', () => {
  const one = task('1');
  const fitOf = (deadline: string | null, other: Partial<Task> = {}) =>
    match([task('1', other)], [{ no: '1', task: HOUSING, deadline }])[0];

  it('is compared with the plan’s by wording, then by meaning', () => {
    expect(fitOf(MONTHLY)).toMatchObject({ deadline: 'same-wording', reading: null });
    expect(fitOf(' 每月后10个工作日内公开。')).toMatchObject({ deadline: 'same-wording' });
    expect(fitOf('每月结束后10个工作日内公开')).toMatchObject({
      deadline: 'same-meaning',
      reading: null,
    });
    expect(fitOf('每月后9个工作日内公开')).toMatchObject({ deadline: 'other', reading: null });
    expect(fitOf(null)).toMatchObject({ deadline: 'not-given', reading: null });
    expect(fitOf(MONTHLY, { deadline: null, requirements: one.requirements })).toMatchObject({
      deadline: 'not-given',
    });
  });

  it('fits by what the plan has structured or by what its wording says', () => {
    const standing = { requirements: parseRequirement('长期坚持') };
    expect(fitOf('长期坚持', standing)).toMatchObject({ deadline: 'same-meaning' });
    expect(fitOf('每月结束后10个工作日内公开', standing)).toMatchObject({
      deadline: 'same-meaning',
    });
  });

  it('that cannot be read comes with what was read', () => {
    expect(fitOf('620日至720日')).toMatchObject({ deadline: 'unreadable', reading: ['unknown'] });
  });

  it('alone copies a task that the plan leaves blank', () => {
    const tasks = [task('1', { task: '' }), task('2', { deadline: '长期坚持' })];
    expect(told(tasks, [{ deadline: MONTHLY }])).toEqual(['1 wording']);
    expect(told(tasks, [{ deadline: '每月结束后10个工作日内公开' }])).toEqual(['1 wording']);
    expect(told(tasks, [{ deadline: '长期坚持' }])).toEqual(['- none']);
    expect(told(tasks, [{ no: '2', deadline: '620日至720日' }])).toEqual(['2 number']);
  });
});

describe('tasks that share all columns', () => {
  const twins = [task('1', { requirement: '同' }), task('2', { requirement: '同' })];
  const row = { task: HOUSING };

  it('are paired with as many rows, in order', () => {
    expect(match(twins, [row, row])).toMatchObject([
      { no: '1', by: 'wording', deadline: 'same-meaning', candidates: [] },
      { no: '2', by: 'wording', deadline: 'same-meaning', candidates: [] },
    ]);
  });

  it('stay open with fewer or more rows', () => {
    expect(told(twins, [row])).toEqual(['- none 1 2']);
    expect(told(twins, [row, row, row])).toEqual(['- none 1 2', '- none 1 2', '- none 1 2']);
  });

  it('are paired with the rows that are left where another row bears a number', () => {
    expect(told(twins, [{ no: '1', task: HOUSING }, row])).toEqual(['1 number', '2 wording']);
  });

  it('are paired first with what the body must do', () => {
    const [, second] = twins;
    const must = second ? [second] : [];
    expect(told(twins, [row], { must })).toEqual(['2 wording']);
    expect(told(twins, [row, row], { must })).toEqual(['1 wording', '2 wording']);
  });

  it('stay open where they do not owe the same', () => {
    const other = [task('1'), task('2', { deadline: '长期坚持' })];
    expect(told(other, [row, row])).toEqual(['- none 1 2', '- none 1 2']);
  });

  it('are paired group by group', () => {
    const more = ['3', '4'].map((no) => task(no, { task: PENALTIES, requirement: '另' }));
    const rows = [row, { task: PENALTIES }, row, { task: PENALTIES }];
    expect(told([...twins, ...more], rows)).toEqual([
      '1 wording',
      '3 wording',
      '2 wording',
      '4 wording',
    ]);
  });
});

describe('what the rows answer', () => {
  const tasks = [task('1'), task('2', { task: PENALTIES }), task('3', { task: PENALTIES })];

  it('is told of each task of the plan, in its order', () => {
    const owed: OwedTask[] = tasks
      .slice(0, 2)
      .map((item, index) => ({ task: item, must: index === 0, role: 'named' }));
    const entries = [
      entry({ no: '3', task: PENALTIES, pointer: '/台账/0' }),
      entry({ no: '3', task: PENALTIES, pointer: '/台账/1' }),
    ];
    const own = { ...plan, tasks };
    const answers = answersByTask(own, owed, matchEntries(entries, own, owed));
    expect(answers.map(({ task, owed: item, rows }) => [task.no, item?.must, rows.length])).toEqual(
      [
        ['1', true, 0],
        ['2', false, 0],
        ['3', undefined, 2],
      ],
    );
    expect(missingAnswers(answers, [])).toEqual([answers[0]]);
    expect(answers[2]?.rows).toEqual(entries);
  });

  it('may be a task of a row that stays open, which is then not missing', () => {
    const owed = tasks.map((item): OwedTask => ({ task: item, must: true, role: 'named' }));
    const own = { ...plan, tasks };
    const matches = matchEntries([entry({ task: PENALTIES })], own, owed);
    const answers = answersByTask(own, owed, matches);
    expect(answers.map(({ mayBeAnswered }) => mayBeAnswered)).toEqual([false, true, true]);
    expect(missingAnswers(answers, matches)).toEqual([answers[0]]);
  });

  it('may be any where nobody knows what a row says', () => {
    const owed = tasks.map((item): OwedTask => ({ task: item, must: true, role: 'named' }));
    const own = { ...plan, tasks };
    const missing = (lost: number) => {
      const matches = matchEntries(Array(lost).fill(entry({ no: UNREADABLE })), own, owed);
      return missingAnswers(answersByTask(own, owed, matches), matches).length;
    };
    expect([0, 1, 2, 3].map(missing)).toEqual([3, 3, 3, 0]);
  });
});
