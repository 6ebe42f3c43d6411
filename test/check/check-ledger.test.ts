import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { checkLedger, onlyPlan, planOfBody } from '../../src/check/check-ledger.ts';
import { compare, MAX_DUTIES } from '../../src/check/compare.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { LoadedLedger } from '../../src/ledger/load-ledger.ts';
import { loadText } from '../../src/ledger/load-text.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { WorkPlan } from '../../src/plan/work-plan.ts';
import { day } from '../calendar/naive.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const options = { calendar: bundledCalendar(), asOf: day('2022-06-20'), dueSoon: 5 };
const EMPTY = '计划: zibo-gaoxin/2022\n部门: 建设局\n台账: []\n';

const finding = (message: string, location: Partial<Diagnostic['location']>): Diagnostic => ({
  rule: 'schema',
  severity: 'error',
  message,
  location: { file: 'a', ...location },
});

/** A file that could not be read, with what its reader found. */
const unreadable = (...diagnostics: Diagnostic[]): LoadedLedger => ({
  file: 'a',
  ledger: null,
  diagnostics,
});

describe('the findings of a file that could not be read', () => {
  const of = (...diagnostics: Diagnostic[]) => {
    const checked = checkLedger(unreadable(...diagnostics), { plan }, options);
    expect(checked).toMatchObject({ file: 'a', comparison: null });
    return checked.findings;
  };

  it('are those of its reader, each once', () => {
    const first = finding('x', { line: 2, column: 3, cell: 'A1' });
    expect(of(first, { ...first })).toEqual([first]);
  });

  it.each<[string, Diagnostic]>([
    ['cells', finding('x', { line: 2, column: 3, cell: 'B1' })],
    ['lines', finding('x', { line: 3, column: 3, cell: 'A1' })],
    ['columns', finding('x', { line: 2, column: 4, cell: 'A1' })],
    ['messages', finding('y', { line: 2, column: 3, cell: 'A1' })],
    ['rules', { ...finding('x', { line: 2, column: 3, cell: 'A1' }), rule: 'unreadable' }],
  ])('stay two where the %s differ', (_name, other) => {
    const first = finding('x', { line: 2, column: 3, cell: 'A1' });
    expect(of(first, other)).toEqual([first, other]);
    expect(of(other, first)).toHaveLength(2);
  });

  it('stand in the order of their places', () => {
    const [a, b, c] = [finding('x', { line: 9 }), finding('x', { line: 1 }), finding('x', {})];
    expect(of(a, b, c)).toEqual([c, b, a]);
  });
});

/** A ledger of that body which names no plan. */
function ledgerOf(body: string): Ledger {
  const { ledger } = loadText('a.yaml', `部门: ${body}\n台账: []\n`);
  if (!ledger) throw new Error(body);
  return ledger;
}

describe('a ledger that names no plan', () => {
  const loaded = loadText('a.yaml', '部门: 建设局\n台账: []\n');
  const other = { ...plan, id: 'other/2022', bodies: [{ name: '乙局', aliases: [] }] };

  it('is no fault of its form, and is checked against the one plan that is given', () => {
    expect(loaded.diagnostics).toEqual([]);
    expect(onlyPlan(plan, loaded)).toEqual({ plan });
  });

  it('is checked against the only known plan that has its body, and says so', () => {
    const choice = planOfBody(ledgerOf('建设局'), [other, plan]);
    expect(choice.plan).toBe(plan);
    const { findings, comparison } = checkLedger(loaded, choice, options);
    expect(comparison?.plan).toBe(plan);
    const [note] = findings.filter(({ rule }) => rule === 'plan-assumed');
    expect(note).toMatchObject({ severity: 'info', location: { line: 1 } });
    expect(note?.message).toContain('zibo-gaoxin/2022');
    const named = checkLedger(loaded, onlyPlan(plan, loaded), options);
    expect(named.findings.filter(({ rule }) => rule === 'plan-assumed')).toEqual([]);
  });

  it('names the plans where several have its body', () => {
    const choice = planOfBody(ledgerOf('建设局'), [plan, { ...plan, id: 'next/2023' }, other]);
    const { findings } = checkLedger(loaded, choice, options);
    expect(findings).toMatchObject([{ rule: 'unknown-plan', severity: 'error' }]);
    const { title } = plan;
    expect(findings[0]?.message).toContain(
      `可选的：《${title}》zibo-gaoxin/2022；《${title}》next/2023。`,
    );
    expect(findings[0]?.message).not.toContain('other');
  });

  it('of a body that no plan has: the only plan tells so, several are named', () => {
    // It was not taken for having the body: that no note may say.
    expect(planOfBody(ledgerOf('甲局'), [plan])).toEqual({ plan });
    expect(planOfBody(ledgerOf('甲局'), [plan, other])).toMatchObject({
      plan: null,
      reason: expect.stringContaining('都没有“甲局”'),
    });
  });
});

describe('a ledger without a plan', () => {
  it('is not compared, and says why at its 计划', () => {
    const loaded = loadText('a.yaml', EMPTY);
    const checked = checkLedger(loaded, { plan: null, reason: '没有这个方案。' }, options);
    expect(checked.comparison).toBeNull();
    expect(checked.findings).toMatchObject([
      { rule: 'unknown-plan', severity: 'error', message: '没有这个方案。', location: { line: 1 } },
    ]);
  });

  it('keeps what its reader found', () => {
    const loaded = { ...loadText('a.yaml', EMPTY), diagnostics: [finding('x', { line: 7 })] };
    const { findings } = checkLedger(loaded, { plan: null, reason: '没有。' }, options);
    expect(findings.map(({ message }) => message)).toEqual(['x', '没有。']);
    const compared = checkLedger(loaded, { plan }, options);
    expect(compared.findings.map(({ message }) => message)).toContain('x');
  });
});

describe('one plan for all ledgers', () => {
  it('is that of a ledger which names it, and of a file without a ledger', () => {
    expect(onlyPlan(plan, loadText('a.yaml', EMPTY))).toEqual({ plan });
    expect(onlyPlan(plan, unreadable())).toEqual({ plan });
  });

  it('is not that of a ledger which names another', () => {
    const other = loadText('a.yaml', EMPTY.replace('2022', '2021'));
    expect(onlyPlan(plan, other)).toMatchObject({
      plan: null,
      reason: expect.stringMatching(
        /没有检查。.*台账写的：zibo-gaoxin\/2021；本次用的：zibo-gaoxin\/2022。$/,
      ),
    });
  });
});

describe('a ledger with more to judge than can be', () => {
  /** The first task of the plan falls on 建设局 and asks for something so many times. */
  const asking = (times: number): WorkPlan => {
    const task = plan.tasks.find(({ responsible }) => responsible.bodies.includes('建设局'));
    if (!task) throw new Error('no task');
    return { ...plan, tasks: [{ ...task, requirements: Array(times).fill({ kind: 'standing' }) }] };
  };

  const compared = (text: string, times: number) => {
    const { ledger } = loadText('a.yaml', text);
    if (!ledger) throw new Error(text);
    return compare(ledger, asking(times), options);
  };

  it('is not compared beyond the limit, and says so at its 台账', () => {
    expect(compared(EMPTY, MAX_DUTIES)?.duties).toHaveLength(MAX_DUTIES);
    const loaded = loadText('a.yaml', EMPTY);
    const checked = checkLedger(loaded, { plan: asking(MAX_DUTIES + 1) }, options);
    expect(checked.comparison).toBeNull();
    expect(checked.findings).toMatchObject([
      { rule: 'unreadable', message: expect.stringContaining('100000 项'), location: { line: 3 } },
    ]);
  });

  it('counts the tasks of the body’s own', () => {
    const own = '台账:\n  - 工作任务: 报送每日专报\n    时限要求: 长期坚持\n';
    expect(compared(EMPTY.replace('台账: []\n', own), MAX_DUTIES)).toBeNull();
  });
});
