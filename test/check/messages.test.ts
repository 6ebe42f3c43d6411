import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import type { Duty } from '../../src/check/duty.ts';
import { countFrom } from '../../src/deadline/due-date.ts';
import { periodContaining } from '../../src/deadline/period.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import { day } from '../calendar/naive.ts';
import { comparison, duty, entry, findingsIn, matched, plan, taskOf } from './comparison.ts';
import { record } from './record.ts';

const calendar = bundledCalendar();
/** Counted from a Friday: due on Friday 2022-07-29. */
const due = countFrom(calendar, day('2022-07-01'), 20, 'workday');
/** Crosses into 2027, whose notice is not out. */
const provisional = countFrom(calendar, day('2026-12-10'), 20, 'workday');
const within: Requirement = { kind: 'within', n: 20, unit: 'workday', from: null };
const july = periodContaining('month', day('2022-07-01'));

const found = (given: Partial<Duty>, asOf = '2022-07-25') =>
  findingsIn({ duties: [duty(given)], asOf: day(asOf) });

describe('due-soon', () => {
  it('tells the day, that it counts, and the workdays left', () => {
    const [finding, ...more] = found({ status: 'due-soon', due, remaining: 4 });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'due-soon', taskNo: '1' });
    expect(finding?.message).toMatch(/最迟2022-07-29（含当日）完成，还剩4个工作日。$/);
  });

  it('advises by the earliest day where the notice is not out, and never of less than none', () => {
    const { earliest, date } = provisional;
    expect(earliest).toBeLessThan(date);
    const left = (asOf: number) =>
      findingsIn({ duties: [duty({ status: 'due-soon', due: provisional })], asOf })
        .filter(({ rule }) => rule === 'due-soon')
        .map(({ message }) => /还剩(-?\d+)个工作日/.exec(message)?.[1]);
    expect(left(calendar.addWorkdays(earliest, -2))).toEqual(['2']);
    expect(left(date)).toEqual(['0']);
  });
});

describe('overdue and late', () => {
  it('tell the days past, or that it was less than one', () => {
    const message = (given: Partial<Duty>) => found({ due, ...given })[0]?.message;
    expect(message({ status: 'overdue', remaining: -3 })).toContain(
      '到期日是2022-07-29，到检查日已逾期3个工作日',
    );
    expect(message({ status: 'overdue', remaining: 0 })).toContain('已逾期不足1个工作日');
    const done = day('2022-08-02');
    const late = message({ status: 'late', remaining: -2, done });
    expect(late).toContain('到期日是2022-07-29，2022-08-02才公开，晚了2个工作日');
  });

  it('late: with what the ledger says of it, the record before its row', () => {
    const late = (given: Partial<Duty>) => {
      const done = day('2022-08-02');
      return found({ due, status: 'late', remaining: -2, done, ...given })[0]?.message;
    };
    expect(late({ record: record(), entry: entry() })).not.toContain('说明');
    const row = entry({ remark: '系统升级', progress: '已公开' });
    expect(late({ record: record(), entry: row })).toMatch(/。台账的说明：“系统升级”。$/);
    const own = record({ remark: '等“省厅”批复' });
    expect(late({ record: own, entry: row })).toMatch(/台账的说明：“等‘省厅’批复”。$/);
    expect(late({ entry: entry({ progress: '已公开' }) })).toMatch(/台账的说明：“已公开”。$/);
    expect(late({ entry: entry({ remark: '长'.repeat(100) }) })).toMatch(/“长{80}…”。$/);
  });

  it('name the record, the period or the matter, and what was to be done', () => {
    const overdue = (given: Partial<Duty>) => {
      const [finding] = found({ status: 'overdue', due, remaining: -3, ...given });
      return finding?.message ?? '';
    };
    expect(overdue({ record: record({ title: '甲' }) })).toMatch(
      /的记录“甲”的到期日.*记录里没有写公开日期/,
    );
    expect(overdue({ record: record({ index: 2 }) })).toContain('的记录第2条的到期日');
    expect(overdue({ record: record({ received: day('2022-07-01') }) })).toContain(
      '没有写答复日期',
    );
    expect(overdue({ period: july })).toMatch(
      /2022-07期的到期日.*台账里没有公开记录.*没有应公开的内容的，“零报告”写 2022-07。$/,
    );
    expect(overdue({})).not.toContain('零报告');
    expect(overdue({ requirement: { ...within, matter: '行政处罚信息' } })).toContain(
      '（行政处罚信息）',
    );
    expect(overdue({ requirement: within })).not.toContain('（');
  });

  it('are not told of what has another rule', () => {
    const short: Requirement = { kind: 'at-least', count: 2, period: 'year' };
    const given = { status: 'overdue', due, remaining: -3, requirement: short } as const;
    const rules = found({ ...given, period: july, reason: '应有2次，只有1次' }).map(
      ({ rule }) => rule,
    );
    expect(rules).toEqual(['count-short']);
    const consultation: Requirement = { kind: 'min-duration', n: 30, unit: 'day' };
    expect(found({ status: 'late', due, done: due.date - 1, requirement: consultation })).toEqual(
      [],
    );
  });

  it.each(['not-due', 'on-time', 'unknown', 'ongoing'] as const)(
    'are not told of what is %s',
    (status) => {
      expect(found({ status, due, done: due.date, remaining: 3, period: july })).toEqual([]);
    },
  );
});

describe('count-short', () => {
  it('tells the period, its end and the numbers', () => {
    const requirement: Requirement = { kind: 'at-least', count: 2, period: 'month' };
    const reason = '应有2次，只有1次';
    const given = {
      status: 'overdue',
      due,
      remaining: -3,
      period: july,
      requirement,
      reason,
    } as const;
    expect(found(given)[0]?.message).toMatch(/2022-07期到2022-07-29为止，应有2次，只有1次。/);
    expect(found({ ...given, status: 'not-due' })).toEqual([]);
    expect(found({ ...given, requirement: within }).map(({ rule }) => rule)).toEqual(['overdue']);
  });
});

describe('the place of a duty', () => {
  const pointerOf = (given: Partial<Duty>) =>
    found({ status: 'overdue', due, remaining: -3, ...given })[0]?.location.pointer;

  it('is its record, else its row, else the list of rows', () => {
    expect(pointerOf({ record: record(), entry: entry() })).toBe('/台账/0/公开记录/0');
    expect(pointerOf({ entry: entry() })).toBe('/台账/0');
    expect(pointerOf({})).toBe('/台账#');
  });
});

describe('the basis of a duty', () => {
  const basisOf = (given: Partial<Duty>) =>
    found({ status: 'overdue', due, remaining: -3, ...given })[0]?.basis;
  const row = '《2022年高新区政务公开重点工作任务分解表》第1项';

  it('is the row of the plan, the statutory default and the clause of the requirement', () => {
    expect(basisOf({})).toBe(row);
    expect(basisOf({ byDefault: true })).toMatch(
      /第1项；方案未定期限，按.*第二十六条的20个工作日$/,
    );
    expect(basisOf({ requirement: { ...within, basis: '某规定第一条' } })).toBe(
      `${row}；某规定第一条`,
    );
    expect(basisOf({ task: null })).toBeUndefined();
    expect(basisOf({ task: null, requirement: { ...within, basis: '某规定' } })).toBe('某规定');
  });

  it('of annex 2 is a table of its own', () => {
    const task = taskOf('附2-1');
    expect(basisOf({ task })).toBe(`《${task.category}》序号附2-1`);
  });
});

describe('the name of a task', () => {
  const nameOf = (given: Partial<Duty>) =>
    found({ status: 'overdue', due, remaining: -3, ...given })[0]?.message.split('的到期日')[0];
  const task = { ...taskOf('1'), task: '某'.repeat(24) };

  it('is cut where it is long, and is the requirement where the plan leaves it blank', () => {
    expect(nameOf({ task })).toBe(`第1项“${task.task}”`);
    expect(nameOf({ task: { ...task, task: `${task.task}某` } })).toBe(`第1项“${task.task}…”`);
    expect(nameOf({ task: { ...task, task: '', requirement: '要求' } })).toBe('第1项“要求”');
    expect(nameOf({ task: { ...task, no: '附2-1', task: '“甲”乙' } })).toBe('序号附2-1“‘甲’乙”');
  });

  it('of the body’s own is what it says', () => {
    expect(nameOf({ task: null, entry: entry({ task: '本单位的事' }) })).toBe(
      '本单位任务“本单位的事”',
    );
    expect(nameOf({ task: null })).toBe('本单位任务“”');
  });
});

describe('link-missing', () => {
  const disclosed = day('2022-06-01');
  const links = (given: Partial<Duty>) =>
    found({ status: 'on-time', ...given }).map(({ rule }) => rule);

  it('is told of what was disclosed without a link', () => {
    expect(links({ record: record({ disclosed }) })).toEqual(['link-missing']);
    expect(links({ record: record({ disclosed, link: 'https://a.cn' }) })).toEqual([]);
    expect(links({ record: record() })).toEqual([]);
    expect(links({})).toEqual([]);
    const requirement: Requirement = { kind: 'at-least', count: 1, period: 'year' };
    expect(links({ record: record({ disclosed }), requirement })).toEqual([]);
  });
});

describe('renumbered', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      matched({
        entry: entry({ no: index === 0 ? null : `9${index}`, pointer: `/台账/${index}` }),
        task: taskOf(String(index + 4)),
        by: 'wording',
      }),
    );

  it('tells each of a few rows', () => {
    const findings = findingsIn({ matches: rows(3) });
    expect(findings.map(({ rule, taskNo }) => [rule, taskNo])).toEqual([
      ['renumbered', '4'],
      ['renumbered', '5'],
      ['renumbered', '6'],
    ]);
    expect(findings.map(({ location }) => location.pointer)).toEqual([
      '/台账/0',
      '/台账/1/序号',
      '/台账/2/序号',
    ]);
    expect(findings[0]?.message).toContain('没有写序号，按文字认定为方案第4项');
    expect(findings[1]?.message).toContain('序号91不是方案的编号，按文字认定为方案第5项');
  });

  it('tells many rows at once', () => {
    const [finding, ...more] = findingsIn({ matches: rows(4) });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'renumbered', location: { pointer: '/台账#' } });
    expect(finding?.message).toContain('（空）→4，91→5，92→6，93→7');
  });

  it('is not told of a row that bears the number of its task, or has none', () => {
    const none = rows(1).map((row) => ({ ...row, task: null }));
    expect(findingsIn({ matches: [matched(), ...none] }).map(({ rule }) => rule)).not.toContain(
      'renumbered',
    );
  });
});

describe('unknown-task', () => {
  const open = { task: null, by: 'none' } as const;
  const unknown = (given: Parameters<typeof matched>[0]) => {
    const [finding, ...more] = findingsIn({ matches: [matched({ ...open, ...given })] });
    expect(more).toEqual([]);
    return finding;
  };

  it('tells what the row says and which tasks it could be', () => {
    const candidates = [taskOf('1'), taskOf('附2-1')];
    const both = unknown({ entry: entry({ no: '9', task: '某事' }), candidates });
    expect(both?.message).toContain('认不出序号9、“某事”是哪一项任务');
    expect(both?.message).toMatch(/可能是：第1项（.+）；序号附2-1（.+）。请写方案里的序号/);
    expect(both?.location.pointer).toBe('/台账/0/序号');
  });

  it('tells that there is none', () => {
    const none = unknown({ entry: entry({ task: '某事' }) });
    expect(none?.message).toContain('认不出“某事”是哪一项任务');
    expect(none?.message).toContain('方案里没有哪一项任务与它明显相符');
    expect(none?.location.pointer).toBe('/台账/0/工作任务');
    expect(unknown({ entry: entry({ no: '9' }) })?.message).toContain('认不出序号9是哪一项任务');
  });

  it('is not told of a task of the body’s own', () => {
    expect(findingsIn({ matches: [matched({ task: null, by: 'own' })] })).toEqual([]);
  });
});

describe('duplicate-task', () => {
  it('names the first row, by its line where it has one', () => {
    const rows = [
      matched(),
      matched({ entry: entry({ pointer: '/台账/1' }) }),
      matched({ task: null }),
    ];
    const own = findingsIn({ matches: rows }).filter(({ rule }) => rule === 'duplicate-task');
    expect(own).toMatchObject([{ taskNo: '1', location: { pointer: '/台账/1' } }]);
    expect(own[0]?.message).toContain('在第7行已经写过');
    const { ledger } = comparison();
    const lineless = { ...ledger, locate: () => ({ file: 'a' }) };
    const [first] = findingsIn({ matches: rows, ledger: lineless });
    expect(first?.message).toContain('在前面已经写过');
  });
});

describe('provisional-calendar', () => {
  it('is told once a year, in the order of the years', () => {
    const later = { ...provisional, date: day('2028-02-01'), earliest: day('2028-01-28') };
    const duties = [later, provisional, due, later].map((item) => duty({ due: item }));
    const messages = findingsIn({ duties })
      .filter(({ rule }) => rule === 'provisional-calendar')
      .map(({ message }) => message.slice(0, 4));
    expect(messages).toEqual(['2027', '2028']);
    expect(findingsIn({ duties: [duty({ due })] })).toEqual([]);
  });
});

describe('submitted-late', () => {
  const { ledger } = comparison();
  const handedIn = (submitted: string | null, given = {}) =>
    findingsIn({
      ledger: { ...ledger, submitted: submitted === null ? null : day(submitted) },
      plan: { ...plan, ...given },
    });

  it('tells both days and where the plan asks for it', () => {
    const [finding] = handedIn('2022-06-01');
    expect(finding).toMatchObject({ rule: 'submitted-late', location: { pointer: '/报送日期' } });
    expect(finding?.message).toContain('报送日期是2022-06-01，方案要求2022-05-31');
    expect(finding?.basis).toBe(
      '《2022年高新区政务公开重点工作任务分解表》所附工作方案“七、工作落实”',
    );
  });

  it('cites nothing where the plan does not say', () => {
    const [finding] = handedIn('2022-06-01', { basis: null });
    expect(finding?.rule).toBe('submitted-late');
    expect(finding).not.toHaveProperty('basis');
  });

  it('is not told of what is in time or has no day', () => {
    expect(handedIn('2022-05-31')).toEqual([]);
    expect(handedIn(null)).toEqual([]);
    expect(handedIn('2022-06-01', { ledgerDue: [] })).toEqual([]);
  });

  it('of several rounds only the last can be missed: an earlier one is no accusation', () => {
    const ledgerDue = [day('2022-06-10'), day('2022-12-10')];
    expect(handedIn('2022-06-13', { ledgerDue })).toEqual([]);
    expect(handedIn('2022-12-10', { ledgerDue })).toEqual([]);
    const [finding] = handedIn('2022-12-11', { ledgerDue });
    expect(finding?.message).toContain('2022-06-10、2022-12-10前');
    expect(finding?.message).toContain('最后一次是2022-12-10（含当日）前');
  });

  it('of rounds without end that of the plan’s last period counts', () => {
    const ledgerDue = { kind: 'every', period: 'month', n: null, unit: null, month: null, day: 5 };
    expect(handedIn('2022-12-05', { ledgerDue })).toEqual([]);
    const [finding] = handedIn('2022-12-06', { ledgerDue });
    expect(finding?.message).toContain('每月5日前');
    expect(finding?.message).toContain('最后一次是2022-12-05');
  });

  it('leaves a year that the calendar has not, or before the plan, to date-order', () => {
    const told = (submitted: number) =>
      findingsIn({ ledger: { ...ledger, submitted }, plan }).map(({ rule }) => rule);
    expect(told(calendar.first - 1)).toEqual(['date-order']);
    expect(told(calendar.first)).toEqual(['date-order']);
    expect(told(plan.period.from - 1)).toEqual(['date-order']);
    expect(told(plan.period.from)).toEqual([]);
    expect(told(calendar.last)).toEqual(['submitted-late']);
    expect(told(calendar.last + 1)).toEqual(['date-order']);
    const [finding] = handedIn('1922-05-30', { ledgerDue: [] });
    expect(finding).toMatchObject({ rule: 'date-order', location: { pointer: '/报送日期' } });
    expect(finding?.message).toMatch(/报送日期写的是1922-05-30，工作日历只有2007年至\d+年/);
  });
});

describe('statutory-default', () => {
  it('is told of a row with records that it was applied to', () => {
    const told = (given: Partial<Duty>, defaults = {}) =>
      findingsIn({
        duties: [duty({ entry: entry(), ...given })],
        plan: { ...plan, statutoryDefault: { ...plan.statutoryDefault, ...defaults } },
      });
    expect(told({ byDefault: true })[0]).toMatchObject({
      rule: 'statutory-default',
      location: { pointer: '/台账/0' },
      message: expect.stringContaining('按法律规定判定：信息形成或者变更之日起20个工作日内公开，'),
    });
    expect(told({ byDefault: true }, { from: '某事', n: 9 })[0]?.message).toContain(
      '判定：某事之日起9个工作日内',
    );
    expect(told({ byDefault: true, entry: null })).toEqual([]);
    expect(told({})).toEqual([]);
  });
});

describe('unknown-body', () => {
  const { ledger } = comparison();
  const messageOf = (body: string) =>
    findingsIn({ body: null, ledger: { ...ledger, body } })[0]?.message;

  it('suggests a name that is near, else lists all', () => {
    expect(messageOf('建设居')).toMatch(/是不是“建设局”？$/);
    expect(messageOf('经发居')).toMatch(/是不是“经发局”？$/);
    const all = plan.bodies.map(({ name }) => name).join('、');
    expect(messageOf('完全不同的某个机构')).toContain(`方案里的单位有：${all}。`);
  });

  it('says of what the form has in the place of a name that it is none', () => {
    expect(messageOf('高新区××部门')).toContain('“××部门”不是单位的名称，请换成本部门的名称');
    expect(messageOf('部门')).toContain('“部门”不是单位的名称');
  });

  it('is not told of a body of the plan', () => {
    expect(findingsIn({})).toEqual([]);
  });
});

describe('consultation-too-long', () => {
  it('tells the workdays, the first day not counted', () => {
    const deductions = [{ from: day('2022-07-01'), to: day('2022-07-29'), reason: null }];
    const row = entry({
      records: [record({ title: '申请', received: day('2022-07-01'), deductions })],
    });
    const [finding] = findingsIn({ matches: [matched({ entry: row })] });
    // From Friday 07-01: 04-08, 11-15, 18-22, 25-29.
    expect(finding?.message).toContain('从2022-07-01到2022-07-29，起日不计有20个工作日');
  });

  it('says nothing of days that no calendar covers', () => {
    const deductions = [{ from: day('1922-07-01'), to: day('2022-07-29'), reason: null }];
    const row = entry({ records: [record({ deductions })] });
    expect(findingsIn({ matches: [matched({ entry: row })] })).toEqual([]);
  });
});
