import { Parser } from 'htmlparser2';
import ICAL from 'ical.js';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { formatDay } from '../../../src/calendar/day.ts';
import { type Schedule, scheduleOfPlan } from '../../../src/check/schedule/schedule.ts';
import { readXlsx } from '../../../src/input/office/read-xlsx.ts';
import { Zip } from '../../../src/input/office/zip.ts';
import { PLAIN } from '../../../src/report/paint.ts';
import { scheduleHtml } from '../../../src/report/schedule/schedule-html.ts';
import { scheduleIcs } from '../../../src/report/schedule/schedule-ics.ts';
import { scheduleText } from '../../../src/report/schedule/schedule-text.ts';
import { scheduleXlsx } from '../../../src/write/schedule-sheet.ts';
import { compared, plan, scheduled } from '../../check/schedule/schedules.ts';

const calendar = bundledCalendar();

/** Text that means something to one format or another. */
const EVIL = [
  '=HYPERLINK("http://a.cn")',
  '\u001b[31m\u001b]8;;http://a.cn\u0007',
  '<script>alert(1)</script>',
  '</style></title><img src=x onerror=alert(1)>',
  ']]>',
  'a\r\nEND:VEVENT\r\nBEGIN:VALARM',
  'a;b,c\\d:e',
  '\u202e\u2066turned',
  '|::error::',
  '😀'.repeat(60),
  '\ud800lone',
];

/** A plan of which each wording is such a text, and the ledger of such records. */
const hostilePlan = {
  ...plan,
  title: EVIL.join(''),
  tasks: plan.tasks.map((task, index) => ({
    ...task,
    task: EVIL[index % EVIL.length] ?? '',
    requirement: EVIL[(index + 1) % EVIL.length] ?? '',
    responsible: { ...task.responsible, text: EVIL[(index + 2) % EVIL.length] ?? '' },
    requirements: task.requirements.map((one) => ({ ...one, matter: EVIL[index % EVIL.length] })),
  })),
};
/** A ledger with a record of each such text: put there at last, since a file that holds some of them is refused. */
function hostileLedger(): Schedule {
  const records = EVIL.map(() => '      - {标题: 甲, 起算日期: 2022-08-11}\n').join('');
  const row = `  - 序号: 17\n    工作任务: 高质量公开民生保障信息\n    公开记录:\n${records}`;
  const comparison = compared(row);
  for (const { record } of comparison.duties) {
    if (record) record.title = EVIL[record.index - 1] ?? '';
  }
  return scheduled(comparison);
}

const schedules: [string, Schedule][] = [
  ['a plan', scheduleOfPlan(hostilePlan, null, calendar)],
  ['a ledger', hostileLedger()],
];

/** Text as it is shown: what shows nothing or moves the cursor is replaced. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe.each(schedules)('hostile text of %s', (_of, schedule) => {
  it('is text in the terminal, in lines of 80 columns', () => {
    const text = scheduleText(schedule, { paint: PLAIN, width: 80 });
    expect(text).not.toMatch(HARMFUL);
    for (const line of text.split('\n')) {
      if (!line.includes('://')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    }
  });

  it('is text in a calendar, which has its events and no more', () => {
    const ics = scheduleIcs(schedule, calendar);
    expect(ics.replaceAll('\r\n', '')).not.toMatch(HARMFUL);
    const parsed = new ICAL.Component(ICAL.parse(Buffer.from(ics).toString()));
    const events = parsed.getAllSubcomponents('vevent');
    expect(events).toHaveLength(schedule.dated.length);
    for (const [index, event] of events.entries()) {
      expect(event.getAllSubcomponents().map(({ name }) => name)).toEqual(['valarm']);
      // Commas, semicolons and backslashes come back as they were; no line gives an order to a CI.
      const [first] = String(event.getFirstPropertyValue('description')).split('\n');
      const { content = '' } = schedule.dated[index] ?? {};
      expect(first).toBe(
        Buffer.from(
          content
            .replace(/[\t\n]/g, ' ')
            .replace(new RegExp(HARMFUL, 'g'), '�')
            .replaceAll('::error', '：：error'),
        ).toString(),
      );
    }
    for (const line of Buffer.from(ics).toString('latin1').split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(75);
    }
  });

  it('is text on a page, on which nothing runs and nothing is loaded', () => {
    const html = scheduleHtml(schedule);
    const names = new Set<string>();
    const attributes = new Set<string>();
    let text = '';
    const parser = new Parser({
      onopentag(name, found) {
        names.add(name);
        for (const attribute of Object.keys(found)) attributes.add(attribute);
      },
      ontext(part) {
        text += part;
      },
    });
    parser.end(html);
    for (const name of ['script', 'img', 'link', 'iframe']) expect([...names]).not.toContain(name);
    expect([...attributes].sort()).toEqual(
      ['charset', 'class', 'content', 'datetime', 'http-equiv', 'lang', 'name', 'scope'].filter(
        (name) => attributes.has(name),
      ),
    );
    expect(html).not.toMatch(HARMFUL);
    expect(text).toContain('<script>alert(1)</script>');
    expect(html).toContain("default-src 'none'");
  });

  it('is text in a workbook, and dates are dates', () => {
    const sheets = readXlsx(new Zip(scheduleXlsx(schedule)), 'xl/workbook.xml');
    const cells = sheets.map(({ rows: read }) => read.map((row) => row.cells));
    const below = (cells[0] ?? []).slice(3);
    expect(below).toHaveLength(schedule.dated.length);
    for (const [index, row] of below.entries()) {
      expect(row.get(0)).toBe(formatDay(schedule.dated[index]?.due?.date ?? 0));
    }
    const texts = cells.flat().flatMap((row) => [...row.values()]);
    expect(texts.some((text) => text.includes('<script>alert(1)</script>'))).toBe(true);
    for (const text of texts) expect(text).not.toMatch(/^[=+@-]/);
  });
});
