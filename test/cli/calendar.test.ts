import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/calendar/day.ts';
import { expandYear, type HolidayYear } from '../../src/calendar/holiday-notice.ts';
import { day, naiveIsWorkday, noticedYears } from '../calendar/naive.ts';
import { inProcess } from './in-process.ts';
import { folderOf } from './ledgers.ts';
import { NEXT_AMENDMENT, NEXT_EXTENSION, NEXT_NOTICE, THIS_AMENDMENT } from './notices.ts';
import { gongkai, ROOT } from './run.ts';

const NOTICES = `${ROOT}/test/data/notices`;
const bundledText = (year: number) => readFileSync(`${ROOT}/data/holidays/${year}.yaml`, 'utf8');

describe('calendar show', () => {
  const json = async (...args: string[]) =>
    JSON.parse((await inProcess(['calendar', 'show', ...args, '--format', 'json'])).stdout);

  it.each(noticedYears.map(({ year }) => year))('%i has the days of the notices', async (year) => {
    const { days, workdays, notices } = await json(String(year));
    expect(days[0].date).toBe(`${year}-01-01`);
    expect(days.at(-1).date).toBe(`${year}-12-31`);
    const worked = days.filter(({ date }: { date: string }) => naiveIsWorkday(day(date)));
    expect(workdays).toBe(worked.length);
    const special = noticedYears
      .flatMap((entry) => entry.days)
      .filter(({ date }) => date.startsWith(`${year}-`))
      .map(({ date, name, off }) => `${date} ${off ? 'off' : 'worked'} ${name}`);
    const shown = days
      .filter(({ notice }: { notice: string | null }) => notice !== null)
      .map((shown: { date: string; kind: string; name: string | null }) => {
        const off = shown.kind === 'holiday';
        return `${shown.date} ${off ? 'off' : 'worked'} ${shown.name}`;
      });
    // An amendment may name a workday that is worked anyway (2020-02-03): no festival decides it.
    const expected = special.filter((line) => !line.startsWith('2020-02-03'));
    expect(shown.filter((line: string) => !line.startsWith('2020-02-03'))).toEqual(
      [...new Map(expected.map((line) => [line.slice(0, 10), line])).values()].sort(),
    );
    const numbers = notices.map(({ number }: { number: string }) => number);
    for (const { number } of noticedYears.find((entry) => entry.year === year)?.notices ?? []) {
      expect(numbers).toContain(number);
    }
  });

  it('the built program measures cells as they are shown, combining marks too', async () => {
    const reason = 'か\u3099'.repeat(4); // four of two columns each
    const folder = folderOf({
      'gongkai.yaml': `localDays:\n  - {date: 2022-02-16, off: true, reason: ${reason}}\n`,
    });
    const config = join(folder, 'gongkai.yaml');
    const { stdout } = await gongkai(['calendar', 'show', '2022', '2', '--config', config]);
    expect(stdout).toContain(`│ ${reason.normalize()} │`);
  });

  it('a month by the built program: festivals, made-up workdays, the sum, the notice', async () => {
    const { code, stdout } = await gongkai(['calendar', 'show', '2022', '10']);
    expect(code).toBe(0);
    const rows = stdout
      .split('\n')
      .filter((line) => line.startsWith('│'))
      .map((line) => line.split('│').map((cell) => cell.trim()));
    const below = (date: string) => {
      const row = rows.findIndex((cells) => cells.includes(date));
      const column = rows[row]?.indexOf(date) ?? -1;
      const end = rows.findIndex((cells, i) => i > row && cells.some((cell) => /^\d/.test(cell)));
      return rows
        .slice(row + 1, end < 0 ? undefined : end)
        .map((cells) => cells[column])
        .filter((cell) => cell !== '');
    };
    expect(below('7')).toEqual(['国庆节']);
    expect(below('8')).toEqual(['上班', '国庆节', '调休']);
    expect(below('9')).toEqual(['上班', '国庆节', '调休']);
    expect(below('10')).toEqual([]);
    expect(below('15')).toEqual(['休']);
    // 21 Mondays to Fridays, less 3–7 October, and 8 and 9 October.
    expect(stdout).toContain('10月18天');
    expect(stdout).toContain(
      '国办发明电〔2021〕11号（2021-10-25） http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
    );
    expect(stdout).not.toContain('*');
  });

  it('a year: twelve months and its sum', async () => {
    const { stdout } = await inProcess(['calendar', 'show', '2023']);
    expect(stdout.match(/^2023年\d+月$/gm)).toHaveLength(12);
    // 260 Mondays to Fridays, less the 11 days of 国务院令第644号.
    expect(stdout).toContain('全年249天');
  });

  it('a month that a neighbour’s notice reaches into names both notices', async () => {
    const { notices } = await json('2018', '12');
    expect(notices.map(({ year }: { year: number }) => year)).toEqual([2018, 2019]);
  });

  it('provisional days are starred, and one line says so', async () => {
    const { stdout } = await inProcess(['calendar', 'show', '2027', '2']);
    expect(stdout).toContain('春节*');
    expect(stdout.match(/2026-12-29起的放假安排尚未公布/g)).toHaveLength(1);
    expect(stdout).not.toContain('依据');
    const december = await json('2026', '12');
    const provisional = december.days.filter(
      (shown: { provisional: boolean }) => shown.provisional,
    );
    expect(provisional.map(({ date }: { date: string }) => date)).toEqual([
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
    ]);
  });

  it('with a further notice nothing is provisional any more', async () => {
    const folder = folderOf({ '2027.txt': NEXT_NOTICE });
    const { stdout } = await inProcess([
      ...['calendar', 'show', '2027', '2', '--notice', join(folder, '2027.txt')],
    ]);
    expect(stdout).not.toContain('*');
    expect(stdout).toContain('春节调休');
    // 20 Mondays to Fridays, less 5 and 8–12 February, and the 13th.
    expect(stdout).toContain('2月15天');
  });

  it.each([['2006'], ['2032'], ['22'], ['明年'], ['2022', '0'], ['2022', '13'], ['2022', '二']])(
    '%s %s is wrong usage',
    async (...args) => {
      const { code, stdout, stderr } = await inProcess(['calendar', 'show', ...args]);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      if (args.length === 1) expect(stderr).toMatch(/2007至2026.*2027至2031/);
      else expect(stderr).toContain('1 至 12');
    },
  );
});

describe('calendar import', () => {
  const run = (args: string[], input?: string) => inProcess(['calendar', 'import', ...args], input);
  const daysIn = (text: string) =>
    expandYear(load(text) as HolidayYear).days.map(({ date, name, off }) => ({
      date: formatDay(date),
      name,
      off,
    }));

  const texts = readdirSync(NOTICES).sort();
  it.each([...new Set(texts.map((file) => file.slice(0, 4)))])(
    'gives the days of %s as the notices have them',
    async (year) => {
      const output = join(folderOf({}), `${year}.yaml`);
      for (const file of texts.filter((name) => name.startsWith(year))) {
        const { code, stdout } = await run([join(NOTICES, file), '--output', output]);
        expect(code).toBe(0);
        expect(stdout).toBe('');
      }
      const expected = noticedYears.find((entry) => String(entry.year) === year);
      const text = readFileSync(output, 'utf8');
      expect(daysIn(text)).toEqual(expected?.days);
      const { notices } = load(text) as HolidayYear;
      expect(notices.map(({ number, issued, kind }) => ({ number, issued, kind }))).toEqual(
        expected?.notices.map(({ number, issued, kind }) => ({ number, issued, kind })),
      );
    },
  );

  it('writes the very form of data/holidays', async () => {
    const { url = '' } = noticedYears.find(({ year }) => year === 2022)?.notices[0] ?? {};
    const { code, stdout } = await gongkai([
      ...['calendar', 'import', 'test/data/notices/2022.txt', '--url', url],
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(bundledText(2022));
  });

  it('reads standard input', async () => {
    const { code, stdout } = await gongkai(['calendar', 'import', '-', '--output', '-'], {
      input: NEXT_NOTICE,
    });
    expect(code).toBe(0);
    expect(daysIn(stdout)).toContainEqual({ date: '2027-02-13', name: '春节', off: false });
  });

  it('puts an amendment behind what the file has, its comments kept', async () => {
    const folder = folderOf({ '2027.txt': NEXT_NOTICE, 'change.txt': NEXT_AMENDMENT });
    const output = join(folder, '2027.yaml');
    await run([join(folder, '2027.txt'), '--output', output]);
    const commented = readFileSync(output, 'utf8')
      .replace('year: 2027', 'year: 2027 # 已核对')
      .replace('    holidays:', '    # 七个节日\n    holidays:');
    writeFileSync(output, commented);
    const { code, stderr } = await run([join(folder, 'change.txt'), '--output', output]);
    expect(code).toBe(0);
    expect(stderr).toContain('国办发明电〔2027〕998号');
    const text = readFileSync(output, 'utf8');
    expect(text.startsWith(commented)).toBe(true);
    const days = daysIn(text);
    const status = (date: string) => days.find((item) => item.date === date)?.off;
    expect(['2027-10-08', '2027-10-09', '2027-10-10', '2027-10-16'].map(status)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(readdirSync(folder).sort()).toEqual(['2027.txt', '2027.yaml', 'change.txt']);
  });

  it('an extended holiday begins where the file has it', async () => {
    const folder = folderOf({ '2027.txt': NEXT_NOTICE });
    const output = join(folder, '2027.yaml');
    await run([join(folder, '2027.txt'), '--output', output]);
    const { code } = await run(['-', '--output', output], NEXT_EXTENSION);
    expect(code).toBe(0);
    const [, extension] = (load(readFileSync(output, 'utf8')) as HolidayYear).notices;
    expect(extension?.holidays).toEqual([
      { name: '春节', off: ['2027-02-05/2027-02-14'], work: ['2027-02-15'] },
    ]);
  });

  it('puts an amendment of a bundled year behind the bundled notices', async () => {
    const { code, stdout } = await run(['-'], THIS_AMENDMENT);
    expect(code).toBe(0);
    expect(stdout.startsWith(bundledText(2026))).toBe(true);
    expect(daysIn(stdout)).toContainEqual({ date: '2026-10-08', name: '国庆节', off: true });
  });

  it('points at what is damaged and writes nothing', async () => {
    const line = '1月31日（周日）、2月13日（周日）上班。';
    const damaged = NEXT_NOTICE.replace('2月13日（周六）', '2月13日（周日）');
    const output = join(folderOf({}), '2027.yaml');
    const { code, stdout, stderr } = await run(['-', '--output', output], damaged);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(existsSync(output)).toBe(false);
    const number = damaged.split('\n').indexOf(line) + 1;
    const column = line.lastIndexOf('周日') + 1;
    const [place, source = '', caret = ''] = stderr.split('\n');
    expect(place).toContain(`<stdin>:${number}:${column} `);
    expect(source).toContain(line);
    // Every character of the line but the digits takes two columns of the terminal.
    const width = (text: string) => text.replace(/[^\x20-\x7e│]/g, '..').length;
    expect(caret.indexOf('^')).toBe(width(source.slice(0, source.lastIndexOf('周日'))));
  });

  it.each([
    ['a lost sentence', (text: string) => text.replace('9月26日（周日）、', ''), '14天'],
    ['a lost festival', (text: string) => text.replace(/\n　　六、.*\n/, '\n'), '中秋节'],
    ['another text', () => '关于召开会议的通知', '1:1'],
    ['an empty text', () => '', '1:1'],
    ['a text that is too long', (text: string) => text + '　'.repeat(400_000), '1 MB'],
  ])('refuses %s', async (_, damage, said) => {
    const output = join(folderOf({}), '2027.yaml');
    const { code, stdout, stderr } = await run(['-', '--output', output], damage(NEXT_NOTICE));
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(existsSync(output)).toBe(false);
  });

  describe('particulars', () => {
    const bare = NEXT_NOTICE.replace(/国办发明电.*\n/, '').replace(/国务院办公厅\n2026.*\n/, '');

    it('that are missing are asked for', async () => {
      const { code, stderr } = await run(['-'], bare);
      expect(code).toBe(2);
      expect(stderr).toMatch(/发文字号和成文日期.*--number.*--issued/);
    });

    it('may be given', async () => {
      const { code, stdout } = await run(
        ['-', '--number', '国办发明电〔2026〕1号', '--issued', '2026-11-05'],
        bare,
      );
      expect(code).toBe(0);
      expect((load(stdout) as HolidayYear).notices[0]).toMatchObject({
        number: '国办发明电〔2026〕1号',
        issued: '2026-11-05',
      });
    });

    it('must be possible', async () => {
      const args = ['--number', '国办发明电〔2026〕1号', '--issued', '2026-11-31'];
      const { code, stderr } = await run(['-', ...args], bare);
      expect(code).toBe(2);
      expect(stderr).toContain('--issued “2026-11-31”');
    });

    it.each([
      [['--number', '国办发明电〔2026〕1号'], 2, '999号'],
      [['--issued', '2026-11-06'], 2, '2026-11-05'],
      [['--url', 'gov.cn'], 1, 'gov.cn'],
    ])('%j does not go with the text', async (args, expected, said) => {
      const { code, stdout, stderr } = await run(['-', ...args], NEXT_NOTICE);
      expect(code).toBe(expected);
      expect(stdout).toBe('');
      expect(stderr).toContain(said);
    });
  });

  it.each([
    ['an annual notice over a file', NEXT_NOTICE, '2026.yaml', '不覆盖'],
    ['an amendment into another year’s file', NEXT_AMENDMENT, '2026.yaml', '2027年'],
    ['an amendment twice', THIS_AMENDMENT, 'amended.yaml', '已有'],
    ['an amendment into a file of another kind', THIS_AMENDMENT, 'other.yaml', '1:1'],
    ['an amendment of a year without a notice', NEXT_AMENDMENT, 'new.yaml', '先导入年度通知'],
  ])('never puts %s', async (_, text, name, said) => {
    const files = {
      '2026.yaml': bundledText(2026),
      'amended.yaml': (await run(['-'], THIS_AMENDMENT)).stdout,
      'other.yaml': '部门: 建设局\n',
    };
    const folder = folderOf(files);
    const { code, stderr } = await run(['-', '--output', join(folder, name)], text);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    for (const [file, content] of Object.entries(files)) {
      expect(readFileSync(join(folder, file), 'utf8')).toBe(content);
    }
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
  });

  it('tells a file that is not there', async () => {
    const { code, stderr } = await run(['missing.txt']);
    expect(code).toBe(2);
    expect(stderr).toContain('读不了“missing.txt”：没有这个文件');
  });
});

describe('calendar verify', () => {
  it('passes the bundled years', async () => {
    const { code, stdout } = await gongkai(['calendar', 'verify']);
    expect(code).toBe(0);
    for (const { year } of noticedYears) expect(stdout).toContain(`${year}年 正确`);
    expect(stdout).toContain('20个文件，全部正确');
  });

  const good = bundledText(2022);
  it.each([
    ['an unknown key', good.replace('kind: annual', 'knid: annual'), '8:5'],
    ['a day that does not exist', good.replace('2022-04-24', '2022-04-31'), '20:16'],
    ['a span that runs backwards', good.replace('01-31/2022-02-06', '02-06/2022-01-31'), '13:15'],
    ['a date of issue that does not exist', good.replace('2021-10-25\n', '2021-13-25\n'), '6:13'],
    ['a festival left out', good.replace(/ {6}- name: 端午节\n.*\n/, ''), '2022-06-03'],
    ['a made-up workday left out', good.replace(', 2022-10-09', ''), '3:7'],
    ['no YAML', 'notices: [', ':1:'],
  ])('tells %s', async (_, text, said) => {
    expect(text).not.toBe(good);
    const folder = folderOf({ 'good.yaml': good, 'bad.yaml': text });
    const { code, stdout } = await inProcess([
      ...['calendar', 'verify', join(folder, 'good.yaml'), join(folder, 'bad.yaml')],
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('2022年 正确（国办发明电〔2021〕11号）');
    expect(stdout).toContain(said);
    expect(stdout).toContain('2个文件，1个有问题');
  });

  it('checks the others where one is missing', async () => {
    const folder = folderOf({ 'good.yaml': good });
    const { code, stdout, stderr } = await inProcess([
      ...['calendar', 'verify', 'missing.yaml', join(folder, 'good.yaml')],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('missing.yaml');
    expect(stdout).toContain('全部正确');
  });
});
