import { describe, expect, it } from 'vitest';
import * as gongkai from '../src/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: a caller in JavaScript may pass or leave out anything
const api: any = gongkai;
const calendar = gongkai.workCalendar();
const plan = gongkai.loadPlan('zibo-gaoxin/2022');
const asOf = '2022-06-20';

/** What a call says is missing. */
async function missingIn(call: () => unknown): Promise<readonly string[]> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof gongkai.MissingArgumentError)) throw error;
    for (const name of error.missing) expect(error.message).toMatch(`${name}（`);
    return error.missing;
  }
  throw new Error('nothing was missing');
}

describe('a public function that is called without what it needs', () => {
  it.each<[string, () => unknown, string[]]>([
    ['checkLedgers()', () => api.checkLedgers(), ['ledgers', 'plan', 'calendar', 'asOf']],
    ['checkLedgers([])', () => api.checkLedgers([]), ['plan', 'calendar', 'asOf']],
    ['checkLedgers([], {asOf})', () => api.checkLedgers([], { asOf }), ['plan', 'calendar']],
    ['checkLedgers without a plan', () => api.checkLedgers([], { calendar, asOf }), ['plan']],
    ['checkLedgers without a calendar', () => api.checkLedgers([], { plan, asOf }), ['calendar']],
    ['checkLedgers without a day', () => api.checkLedgers([], { plan, calendar }), ['asOf']],
    ['dueDate()', () => api.dueDate(), ['requirement', 'calendar']],
    ['dueDate without options', () => api.dueDate({ kind: 'standing' }), ['calendar']],
    ['dueDate without a calendar', () => api.dueDate({ kind: 'standing' }, {}), ['calendar']],
    ['formatRequirement()', () => api.formatRequirement(), ['requirement']],
    ['loadPlan()', () => api.loadPlan(), ['idOrPath']],
    ['loadLedger()', () => api.loadLedger(), ['file']],
    ['parseHolidayNotice()', () => api.parseHolidayNotice(), ['text']],
  ])('%s says what is missing', async (_call, call, missing) => {
    expect(await missingIn(call)).toEqual(missing);
  });

  it.each(['isWorkday', 'addWorkdays', 'workdaysBetween', 'nextWorkday', 'describe'])(
    'workCalendar().%s() says that there is no date',
    (method) => {
      expect(() => api.workCalendar()[method]()).toThrow(gongkai.InvalidDateError);
    },
  );

  it('parseRequirement() yields nothing, since it never throws', () => {
    expect(api.parseRequirement()).toEqual([]);
    expect(api.parseRequirement(null)).toEqual([]);
  });

  it('says it in one plain sentence', () => {
    expect(() => api.checkLedgers([], { asOf })).toThrow(
      'checkLedgers 缺少参数：plan（工作方案，用 loadPlan(代号或者文件) 读取）、calendar（工作日历，用 workCalendar() 取得）',
    );
  });
});

it('checkLedgers reports on no ledger at all', () => {
  const report = gongkai.checkLedgers([], { plan, calendar, asOf });
  expect(report).toMatchObject({ asOf, ledgers: [], findings: [] });
  expect(report.plans.map(({ id }) => id)).toEqual(['zibo-gaoxin/2022']);
  expect(report.summary).toMatchObject({ ledgers: 0, unchecked: 0 });
});
