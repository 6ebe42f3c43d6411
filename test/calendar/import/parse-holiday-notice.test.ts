import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkHolidayYear } from '../../../src/calendar/check-holiday-year.ts';
import { NoticeError } from '../../../src/calendar/import/notice-text.ts';
import { parseHolidayNotice } from '../../../src/calendar/import/parse-holiday-notice.ts';
import { noticedYears } from '../naive.ts';
import { calendarBefore } from '../trials.ts';

const FOLDER = new URL('../../data/notices/', import.meta.url);
const texts = readdirSync(FOLDER)
  .sort()
  .map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') }));
const textOf = (name: string) => texts.find(({ file }) => file === `${name}.txt`)?.text ?? '';

describe('the notices of the State Council', () => {
  const parsed = texts.map(({ text }) => parseHolidayNotice(text));
  const years = [...new Set(parsed.map(({ year }) => year))];

  it('are at hand for these years', () => {
    expect(years).toEqual([
      2007, 2008, 2009, 2010, 2012, 2014, 2015, 2019, 2020, 2022, 2023, 2024, 2025, 2026,
    ]);
  });

  it.each(years)('give exactly the days of %i', (year) => {
    const days = new Map(
      parsed
        .filter((notice) => notice.year === year)
        .flatMap((notice) => notice.days)
        .map((day) => [day.date, day]),
    );
    const expected = noticedYears.find((entry) => entry.year === year)?.days;
    expect([...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))).toEqual(expected);
  });

  it.each(years)('give number, date and kind of those of %i', (year) => {
    const head = parsed
      .filter((notice) => notice.year === year)
      .map(({ number, issued, kind }) => ({ number, issued, kind }));
    const expected = noticedYears.find((entry) => entry.year === year)?.notices;
    expect(head).toEqual(expected?.map(({ number, issued, kind }) => ({ number, issued, kind })));
  });

  it('read the same however the copy breaks lines, spaces and writes its signs', () => {
    const text = textOf('2026');
    const expected = parseHolidayNotice(text);
    const spaced = text.replace(/(\d)/g, '$1 ').replace(/至/g, '至\r\n　');
    const fullWidth = text.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    const halfWidth = text
      .replace(/（/g, '(')
      .replace(/）/g, ')')
      .replace(/：/g, ':')
      .replace(/，/g, ',');
    const otherDays = text.replace(/周([一二三四五六])/g, '星期$1').replace(/周日/g, '星期天');
    const dashes = text.replace(/）至/g, '）—').replace(/日至/g, '日～');
    for (const copy of [spaced, fullWidth, halfWidth, otherDays, dashes, `\uFEFF${text}`]) {
      expect(copy).not.toBe(text);
      expect(parseHolidayNotice(copy)).toEqual(expected);
    }
  });
});

describe('an extended holiday', () => {
  it('begins where the annual notice has it', () => {
    const before = parseHolidayNotice(textOf('2020-1'));
    const after = parseHolidayNotice(textOf('2020-2'));
    expect(before.days).toContainEqual({ date: '2020-02-01', name: '春节', off: false });
    expect(after.holidays).toEqual([
      { name: '春节', off: ['2020-01-24/2020-02-02'], work: ['2020-02-03'] },
    ]);
  });

  it('is refused while the year has no notice', () => {
    expect(() => parseHolidayNotice(textOf('2020-2'), calendarBefore(2020))).toThrow(
      /不知道2020年春节假期从哪天起/,
    );
  });
});

describe('wordings', () => {
  const daysOf = (item: string, year = 2026) =>
    parseHolidayNotice(`关于${year}年部分节假日安排的通知\n一、${item}`).days.map(
      ({ date, off }) => `${date} ${off ? '休' : '班'}`,
    );

  it.each([
    [
      '元旦：12月30日至1月1日放假，共3天。12月29日(星期六)上班。',
      2019,
      ['2018-12-29 班', '2018-12-30 休', '2018-12-31 休', '2019-01-01 休'],
    ],
    ['清明节：4月5日放假，4月7日（星期二）补休。', 2026, ['2026-04-05 休', '2026-04-07 休']],
    ['清明节：4月5日放假1天，不调休。', 2026, ['2026-04-05 休']],
    ['中秋节：9月25日放假，与周末连休。', 2026, ['2026-09-25 休']],
    [
      // A rest day that is moved away is worked, even where no sentence says so.
      '劳动节：5月1日至4日放假，共4天。其中，5月9日（星期六）公休日调至5月4日（星期一）。',
      2026,
      ['2026-05-01 休', '2026-05-02 休', '2026-05-03 休', '2026-05-04 休', '2026-05-09 班'],
    ],
    [
      '劳动节：5月1日放假。4月25日、26日（星期六、星期日）上班。',
      2026,
      ['2026-04-25 班', '2026-04-26 班', '2026-05-01 休'],
    ],
    [
      '春节：2月17日放假。鼓励各单位安排职工在除夕（2月16日）休息，2月18日也可休息。2月14日上班。',
      2026,
      ['2026-02-14 班', '2026-02-17 休'],
    ],
  ])('%s', (item, year, expected) => {
    expect(daysOf(item, year)).toEqual(expected);
  });
});

describe('damaged or contradictory text', () => {
  const TITLE = '国务院办公厅关于2026年部分节假日安排的通知';
  const read = (body: string) => () => parseHolidayNotice(`${TITLE}\n\n　　${body}\n`);
  const errorOf = (body: string): NoticeError => {
    try {
      read(body)();
    } catch (error) {
      if (error instanceof NoticeError) return error;
      throw error;
    }
    throw new Error('nothing thrown');
  };

  // The bar marks the place.
  it.each([
    ['a wrong weekday', '一、元旦：1月1日（|周五）放假。', /“周五”与日期不符，这一天是星期四/],
    ['a wrong number of days', '一、元旦：1月1日至3日放假，|共4天。', /写明4天，所列日期却是3天/],
    ['a wrong number of days at once', '一、元旦：1月1日|放假2天。', /写明2天，所列日期却是1天/],
    ['a day that does not exist', '一、春节：|2月30日放假。', /没有2月30日/],
    ['a month that does not exist', '一、春节：|13月1日放假。', /没有13月1日/],
    ['a range backwards', '一、元旦：1月3日至|1日放假。', /止日不晚于起日/],
    ['a range of one day', '一、元旦：1月1日至|1日放假。', /止日不晚于起日/],
    ['a range without an end', '一、元旦：1月1日至|放假。', /区间缺少止日/],
    ['no month', '一、元旦：|1日放假。', /没有写明月份/],
    ['another year', '一、元旦：|2025年1月1日放假。', /不在2026年的安排之内/],
    ['a day off and worked', '一、元旦：1月1日至3日放假。|1月3日上班。', /既放假又上班/],
    ['a rest day on a weekday', '一、元旦：1月1日至3日放假。|1月2日照常公休。', /不是周末/],
    [
      'a holiday outside the holiday',
      '一、元旦：1月1日放假，|1月3日为公休日。',
      /不在元旦放假的日期之内/,
    ],
    [
      'more days moved than given',
      '一、元旦：1月1日至2日放假。1月4日、10日|公休日调至1月2日。',
      /天数不等/,
    ],
    [
      'a wrong number of rest days',
      '一、元旦：1月1日至2日放假。1月4日|两个公休日调至1月2日。',
      /写明两个公休日/,
    ],
    ['a date half lost', '一、元旦：1月1日放假。|1月日上班。', /看不懂“1月日上班”/],
    ['a date wholly lost', '一、元旦：1月1日放假。|（周日）上班。', /看不懂“\(周日\)上班”/],
    ['an unknown statement', '一、元旦：1月1日放假。|1月4日开会。', /看不懂“1月4日开会”/],
    ['a bracket left open', '一、元旦：1月1日（周四放假|。', /括号不配对/],
    ['no day off', '一、元旦：|1月4日（周日）上班。', /没有写明哪几天放假/],
    ['an item left out', '一、元旦：1月1日放假。|三、清明节：4月5日放假。', /应有第二项/],
    ['a day in two holidays', '一、元旦：1月1日放假。二、春节：|1月1日、2月17日放假。', /都有安排/],
    ['a worked weekday', '一、元旦：1月1日放假。|1月5日上班。', /不是周末/],
    ['a workday far away', '一、元旦：1月1日放假。|3月14日上班。', /超过14天/],
    ['a festival that is not off', '一、清明节：|4月4日放假。', /2026-04-05）当天没有放假/],
    ['a text that breaks off', '一、元旦：1月1日放假，共|', /没有写完/],
    [
      'a festival announced and not arranged',
      '|现将2026年元旦和春节放假调休日期通知如下。一、元旦：1月1日放假。',
      /没有春节的安排/,
    ],
    ['two years', '一、元旦：1月1日放假。|现将2027年安排通知如下。', /年份前后不一/],
  ])('is refused: %s', (_, marked, message) => {
    const error = errorOf(marked.replace('|', ''));
    expect(error.message).toMatch(message);
    expect({ line: error.line, column: error.column, excerpt: error.excerpt }).toEqual({
      line: 3,
      column: 3 + marked.indexOf('|'),
      excerpt: `　　${marked.replace('|', '')}`,
    });
    expect(error.offset).toBe(TITLE.length + 2 + 2 + marked.indexOf('|'));
  });

  it('is refused: no year, no festival, nothing at all', () => {
    expect(() => parseHolidayNotice('一、元旦：1月1日放假。')).toThrow(/哪一年/);
    expect(() => parseHolidayNotice('')).toThrow(NoticeError);
    expect(() => parseHolidayNotice('现将2026年安排通知如下：1月1日放假。')).toThrow(/哪个节日/);
  });

  it.each(['2022', '2026'])('is never read as something else: a digit wrong in %s', (name) => {
    const text = textOf(name);
    const days = parseHolidayNotice(text).days;
    const accepted: string[] = [];
    for (let i = text.indexOf('一、'); i < text.indexOf('节假日期间'); i++) {
      if (!/\d/.test(text.charAt(i))) continue;
      for (const digit of '0123456789') {
        const copy = `${text.slice(0, i)}${digit}${text.slice(i + 1)}`;
        try {
          const read = parseHolidayNotice(copy).days;
          if (JSON.stringify(read) !== JSON.stringify(days))
            accepted.push(copy.slice(i - 4, i + 7));
        } catch (error) {
          if (!(error instanceof NoticeError)) throw error;
        }
      }
    }
    // Saturdays as near to the holiday as the right one: no text can tell.
    expect(accepted).toEqual(
      name === '2022' ? ['。1月22日（星期六）', '天。4月9日（星期六）'] : ['10月17日（周六）上'],
    );
  });

  it.each(['2022', '2026'])('is never read as something else: %s breaking off', (name) => {
    const text = textOf(name).replace(/\s+$/, '');
    const days = parseHolidayNotice(text).days;
    const accepted: string[] = [];
    for (let end = 0; end < text.length; end++) {
      try {
        const read = parseHolidayNotice(text.slice(0, end)).days;
        if (JSON.stringify(read) !== JSON.stringify(days)) accepted.push(text.slice(end - 4, end));
      } catch (error) {
        if (!(error instanceof NoticeError)) throw error;
      }
    }
    // Only where the last sentence is missing as a whole: the law's sum shows that.
    expect(accepted).toEqual(['共7天。']);
    const cut = parseHolidayNotice(
      text.slice(0, text.indexOf('共7天。', text.indexOf('国庆节：')) + 4),
    );
    const { year, kind, holidays } = cut;
    const notice = { number: '测试〔2026〕1号', issued: '2026-01-01', kind, holidays };
    const problems = checkHolidayYear({ schemaVersion: 1, year, notices: [notice] });
    expect(problems.map(({ rule }) => rule)).toEqual(['net-days']);
  });
});
