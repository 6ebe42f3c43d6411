import { describe, expect, it } from 'vitest';
import { gongkai } from './run.ts';

interface Read {
  requirement: { kind: string; period?: string };
}

const due = (...args: string[]) => gongkai(['due', ...args]);

describe('due', () => {
  // Counted by hand from 国办发明电〔2021〕11号.
  it.each([
    ['信息形成或者变更之日起20个工作日内公开', '2022-09-20', '2022-10-21'],
    ['信息形成之日起20个工作日内', '2022-04-15', '2022-05-16'],
    ['处罚决定作出后7个工作日内公开', '2022-09-28', '2022-10-12'],
    ['文件公开后3个工作日内公开', '2022-01-27', '2022-01-30'],
    ['每月后10个工作日内公开', '2022-04-15', '2022-05-17'],
    ['2022年8月底前', '2022-01-01', '2022-08-31'],
    ['年底前', '2022-03-01', '2022-12-31'],
    ['征求意见期限不少于30日', '2022-07-01', '2022-07-31'],
    ['会议召开前5个工作日', '2022-10-14', '2022-10-09'],
  ])('%s from %s → %s', async (text, from, expected) => {
    const { code, stdout } = await due(text, '--from', from, '--format', 'json');
    expect(code).toBe(0);
    const { requirements } = JSON.parse(stdout);
    expect(requirements.map((item: { due: string }) => item.due)).toEqual([expected]);
  });

  it('reads a wording as the kind of column has it that it stands in', async () => {
    const read = async (...args: string[]) => {
      const { stdout } = await due('1年', '--period', '2022', '--format', 'json', ...args);
      const { requirements } = JSON.parse(stdout);
      return requirements.map(({ requirement: { kind, period } }: Read) => [kind, period]);
    };
    expect(await read('--column', 'cycle')).toEqual([['every', 'year']]);
    expect(await read('--column', 'deadline')).not.toEqual([['every', 'year']]);
    expect(await read()).toEqual(await read('--column', 'deadline'));
    expect((await due('1年', '--column', '频次')).code).toBe(2);
  });

  it('says by which calendar it counted', async () => {
    const { stdout } = await due('年底前', '--from', '2022-03-01');
    expect(stdout).toMatch(/放假通知已公布到\d{4}-12-28/);
  });

  it('says what is missing instead of a date, with exit code 1', async () => {
    const { code, stdout } = await due('信息形成之日起20个工作日内公开');
    expect(code).toBe(1);
    expect(stdout).toContain('没有起算日期（信息形成的日期）');
  });

  it.each([
    [
      '处罚决定作出后7个工作日内公开',
      '没有起算日期（处罚决定作出的日期）。请用 --from 写明',
      '2022-09-20',
    ],
    ['征求意见期限不少于30日', '没有开始日期。请用 --from 写明', '2022-07-01'],
    ['会议召开前5个工作日', '没有起算日期（会议召开的日期）。请用 --from 写明', '2022-10-14'],
    ['每月数据发布后5个工作日内', '日期）。请用 --from 写明', '2022-10-14'],
    ['每月后10个工作日内公开', '没有说明是哪一个周期。请用 --period 写明', '2022-04-15'],
    ['每年至少听取1次', '没有说明是哪一个周期。请用 --period 写明', '2022-04-15'],
    ['年底前', '时限没有写明年份。请在时限里写明年份，或用 --from', '2022-01-01'],
  ])('%s: says what is needed and how to give it', async (text, said, from) => {
    const { code, stdout } = await due(text);
    expect(code).toBe(1);
    expect(stdout).toContain(said);
    const { requirements } = JSON.parse((await due(text, '--format', 'json')).stdout);
    expect(requirements[0].reason).toContain(said);
    const given = await due(text, '--from', from);
    expect(given.code).toBe(0);
    expect(given.stdout).not.toContain('--');
  });

  it('asks for no date that would not help', async () => {
    expect((await due('长期坚持')).stdout).not.toContain('--');
  });

  it('does not guess at damaged text', async () => {
    const { code, stdout } = await due('620日至720日', '--from', '2022-03-01');
    expect(code).toBe(1);
    expect(stdout).not.toContain('到期 ');
  });

  it('refuses a wrong date and a wrong period', async () => {
    expect((await due('年底前', '--from', '2022-02-30')).code).toBe(2);
    expect((await due('每月后5日内', '--period', '2022-13')).code).toBe(2);
    expect((await due('', '--from', '2022-02-03')).code).toBe(2);
  });

  it('counts for the period that is named', async () => {
    const { stdout } = await due('每季度后10个工作日内', '--period', '2022-Q3', '--format', 'json');
    // 10/8, 9, 10–14 are seven, 17–19 the last three.
    expect(JSON.parse(stdout).requirements[0].due).toBe('2022-10-19');
  });

  it('a provisional date says so, and before which day the true one does not fall', async () => {
    const { stdout } = await due('信息形成之日起20个工作日内', '--from', '2026-12-10');
    expect(stdout).toMatch(/2027-01-08（不早于2027-01-0\d）（暂定：2027年放假安排尚未公布/);
  });

  it('--explain numbers the days counted and names what interrupts them', async () => {
    const { stdout } = await due('信息形成之日起3个工作日内', '--from', '2022-01-27', '--explain');
    expect(stdout).toContain('上班（春节调休），国办发明电〔2021〕11号');
    expect(stdout).toContain('《民法典》第二百零一条');
    expect(stdout).not.toMatch(/上班（春节）/);
    const { stdout: json } = await due(
      '信息形成之日起3个工作日内',
      '--from',
      '2022-01-27',
      '--explain',
      '--format',
      'json',
    );
    const { days } = JSON.parse(json).requirements[0].counting;
    const told = days.map(({ date, ordinal, mark, kind }: Record<string, unknown>) =>
      [date, ordinal, mark, kind].join(' '),
    );
    expect(told).toEqual([
      '2022-01-27  start workday',
      '2022-01-28 1  workday',
      '2022-01-29 2  makeup-workday',
      '2022-01-30 3 due makeup-workday',
    ]);
  });

  // Before 2007 no notice says which days are off; these counts do not ask.
  it.each([
    ['信息形成之日起5日内公开', '2006-12-31', '2007-01-05'],
    ['信息形成之日起72小时内公开', '2006-12-27', '2006-12-30'],
    ['公示不少于7日', '2006-12-30', '2007-01-06'],
    ['会议召开前3日公开', '2006-12-31', '2006-12-28'],
    ['1999年12月31日前完成', '1999-01-01', '1999-12-31'],
  ])(
    '%s from %s: told and explained where the calendar does not reach',
    async (text, from, expected) => {
      const plain = await due(text, '--from', from);
      expect([plain.code, plain.stdout]).toEqual([0, expect.stringContaining(`到期 ${expected}`)]);
      const explained = await due(text, '--from', from, '--explain');
      expect([explained.code, explained.stdout]).toEqual([
        0,
        expect.stringContaining(`不在工作日历之内`),
      ]);
      for (const more of [[], ['--explain']]) {
        const { code, stdout } = await due(text, '--from', from, '--format', 'json', ...more);
        expect(code).toBe(0);
        const [{ due: date, counting }] = JSON.parse(stdout).requirements;
        expect(date).toBe(expected);
        const before = counting.days?.filter((day: { date: string }) => day.date < '2007');
        if (before) expect(before.map(({ kind }: { kind: unknown }) => kind)).toContain(null);
      }
    },
  );

  it('--explain shows a day off from which the due date moved', async () => {
    const { stdout } = await due(
      '散会后10日内',
      '--from',
      '2022-06-02',
      '--explain',
      '--format',
      'json',
    );
    const { days, movedFrom } = JSON.parse(stdout).requirements[0].counting;
    expect(movedFrom).toBe('2022-06-12');
    expect(days.at(-2)).toMatchObject({ date: '2022-06-12', ordinal: 10, mark: 'moved-from' });
    expect(days.at(-1)).toMatchObject({ date: '2022-06-13', ordinal: null, mark: 'due' });
  });
});

describe('due of the forms of a cycle', () => {
  it.each([
    ['每周五下班前报送', '2022-06-15', '2022-06-17'],
    ['次周四之前', '2022-06-15', '2022-06-23'],
    ['每周日公布', '2022-06-15', '2022-06-19'],
    ['每半月更新', '2022-06-15', '2022-06-15'],
    ['每半月更新', '2022-06-16', '2022-06-30'],
    ['收到来件的当日登记', '2022-06-18', '2022-06-18'],
    ['每年1、4、7、10月8日前', '2022-06-15', '2022-04-08'],
  ])('%s in the period of %s → %s', async (text, from, expected) => {
    const { stdout } = await due(text, '--from', from, '--format', 'json');
    const [{ due: date }] = JSON.parse(stdout).requirements;
    expect(date).toBe(expected);
  });

  it.each([
    '每年1、4、7、10月8日前',
    '每月5日、20日前公布',
    '每周一、三、五更新',
    '每年6月、12月的25日前报送',
    '政策解读与政策文件同步发布，最迟不得超过文件公开后3个工作日',
    '每月数据发布后5个工作日内',
    '动态、要闻类栏目每日更新',
    '一般村务每季度公开一次，其他及时公开',
    '变动即更；立行立改；适时；不定期；全年不少于12件；应从其规定',
  ])('%s has no blank heading', async (text) => {
    const { stdout } = await due(text, '--from', '2022-06-15');
    const lines = stdout.split('\n');
    const headings = lines.filter((_, index) => lines[index + 1]?.startsWith('  读作：'));
    expect(headings).not.toEqual([]);
    expect(headings.filter((line) => line.trim() === '')).toEqual([]);
  });

  it('--explain names the forms that led to a reading, and those that set no time', async () => {
    const args = ['截至8月底的数据于每月10日前公布', '--from', '2022-06-15', '--explain'];
    const { stdout } = await due(...args);
    expect(stdout).toContain('写法：day-of-each-month、figures、length');
    expect(stdout).toContain('不作时限的写法：date-of-the-past');
    const { stdout: json } = await due(...args, '--format', 'json');
    const { requirements, ruledOut } = JSON.parse(json);
    expect(requirements[0].forms).toContain('day-of-each-month');
    expect(ruledOut).toEqual(['date-of-the-past']);
    const { stdout: plain } = await due('每月10日前', '--from', '2022-06-15');
    expect(plain).not.toContain('写法');
  });

  it('--explain says where no form fits', async () => {
    const { stdout } = await due('阶段性', '--explain');
    expect(stdout).toContain('写法：没有一种写法合得上');
  });
});

describe('check --explain', () => {
  const check = (explained: string, ...more: string[]) =>
    gongkai([
      'check',
      'examples/建设局.yaml',
      '--as-of',
      '2022-09-05',
      '--explain',
      explained,
      ...more,
    ]);

  it('explains one record of a task', async () => {
    const { stdout, stderr } = await check('1.1', '--format', 'json');
    expect(stderr).toBe('');
    const { duties } = JSON.parse(stdout).ledgers[0];
    const explained = duties.filter(
      (duty: { counting: { days?: unknown } | null }) => duty.counting?.days,
    );
    expect(explained).toHaveLength(1);
    expect(explained[0]).toMatchObject({ taskNo: '1', record: { index: 1 } });
    const { counting, due: date } = explained[0];
    expect(counting.days.at(-1)).toMatchObject({ date, mark: 'due' });
    expect(Math.max(...counting.days.map((day: { ordinal: number }) => day.ordinal))).toBe(
      counting.n,
    );
  });

  it('explains a request with its consultation and extension', async () => {
    const { stdout } = await check('49', '--format', 'json');
    const [duty] = JSON.parse(stdout).ledgers[0].duties.filter(
      ({ taskNo }: { taskNo: string }) => taskNo === '49',
    );
    // 2022-07-01 + 20 + 10 workdays, without the six of 5–12 July.
    expect(duty.due).toBe('2022-08-22');
    const deducted = duty.counting.days.filter((day: { mark: string }) => day.mark === 'deducted');
    expect(deducted).toHaveLength(8);
    expect(deducted.every((day: { ordinal: null }) => day.ordinal === null)).toBe(true);
  });

  it('prints the grid in the terminal report', async () => {
    const { stdout } = await check('1.1');
    expect(stdout).toMatch(/│ 一 +│ 二 /);
  });

  it('says where there is nothing to explain', async () => {
    expect((await check('99')).stderr).toContain('第99项');
    expect((await check('1.x')).code).toBe(2);
  });
});
