import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonBlock } from '../../../src/report/html/json-block.ts';
import type { DutyReport, Report } from '../../../src/report/report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { HOSTILE_LEDGERS } from '../hostile-ledgers.ts';
import { AS_OF, ledgerOf, officeFolder, report } from '../office/runs.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  parent: Element | null;
}

/** All elements of a page with their own text and that of what they contain. */
function elementsOf(html: string): Element[] {
  const all: Element[] = [];
  let current: Element | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      current = { name, attributes, text: '', parent: current };
      all.push(current);
    },
    ontext(text) {
      for (let at = current; at !== null; at = at.parent) at.text += text;
    },
    onclosetag() {
      current = current?.parent ?? null;
    },
  });
  parser.end(html);
  return all;
}

const isWithin = (element: Element, name: string, className: string): boolean => {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    if (at.name === name && (at.attributes.class ?? '').split(' ').includes(className)) return true;
  }
  return false;
};

let html = '';
let elements: Element[] = [];
let checked: Report;

beforeAll(async () => {
  const folder = officeFolder();
  html = (await report(folder, ...AS_OF, '--format', 'html')).stdout;
  elements = elementsOf(html);
  checked = JSON.parse((await inProcess(['check', folder, ...AS_OF, '--format', 'json'])).stdout);
});

describe('the page', () => {
  it('lets nothing run and nothing style it but what it holds itself, and loads nothing', () => {
    const policy = elements.find(({ attributes }) => 'http-equiv' in attributes)?.attributes
      .content;
    const inline = (name: string) =>
      elements
        .filter((element) => element.name === name && !element.attributes.type)
        .map(({ text }) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
    expect(inline('script')).toHaveLength(1);
    expect(inline('style')).toHaveLength(1);
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `style-src '${inline('style')[0]}'`,
      `script-src '${inline('script')[0]}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    for (const { attributes } of elements) {
      expect(attributes.style).toBeUndefined();
      expect(attributes.src).toBeUndefined();
      if (attributes.href !== undefined)
        expect(attributes.href).toMatch(/^(#[\w-]+|https?:\/\/[^\s"<>]+)$/);
    }
    expect(html).not.toMatch(/@import|url\((?!#)/);
  });

  it('leads by its links to parts that it has', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = elements
      .flatMap(({ attributes }) => attributes.href ?? [])
      .filter((href) => href.startsWith('#'));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(ids).toContain(link.slice(1));
  });

  it('lists every duty and every finding of each ledger once', () => {
    const rows = elements.filter(({ name }) => name === 'tr');
    const statuses = rows.flatMap(({ attributes }) => attributes['data-status'] ?? []);
    const rules = rows.flatMap(({ attributes }) => attributes['data-rule'] ?? []);
    const duties = checked.ledgers.flatMap((ledger) => ledger.duties);
    expect(statuses.toSorted()).toEqual(duties.map(({ status }) => status).toSorted());
    expect(rules.toSorted()).toEqual(checked.findings.map(({ rule }) => rule).toSorted());
    expect(duties.length).toBeGreaterThan(100);
  });

  it('tells on the calendar what the duties say, without the body that handed in twice', () => {
    const open = new Map<string, number>();
    const isCounted = ({ body }: { body: string | null }) => body !== '经济发展局';
    const duties: DutyReport[] = checked.ledgers.filter(isCounted).flatMap(({ duties }) => duties);
    for (const { due, status } of duties) {
      if (due === null) continue;
      const isDone = status === 'on-time' || status === 'late';
      open.set(due, (open.get(due) ?? 0) + (isDone ? 0 : 1));
    }
    const told = new Map<string, number>();
    for (const cell of elements.filter(
      ({ name, attributes }) => name === 'td' && attributes.title,
    )) {
      const date = cell.attributes.title?.slice(0, 10) ?? '';
      const figure = /(\d+)(?:，有.*)?$|✓$/.exec(cell.text);
      if (figure) told.set(date, Number(figure[1] ?? 0));
    }
    expect(told.size).toBeGreaterThan(20);
    expect([...told].toSorted()).toEqual([...open].toSorted());
  });

  it('shades the days off and tells which days are worked for them', () => {
    const cell = (date: string) => {
      const [, month = '', day = ''] = date.split('-').map(Number);
      const row = elements.find(
        ({ name, text }) => name === 'tr' && text.startsWith(`2022年${month}月`),
      );
      return elements.filter(({ parent, name }) => parent === row && name === 'td')[
        Number(day) - 1
      ];
    };
    // 国办发明电〔2021〕11号: 1–7 October off, 8 and 9 October worked; the 15th is a Saturday.
    for (const date of ['2022-10-01', '2022-10-07', '2022-10-15', '2022-10-16']) {
      expect(cell(date)?.attributes.class?.split(' ')).toContain('off');
    }
    for (const date of ['2022-10-08', '2022-10-09']) {
      expect(cell(date)?.attributes.class).toBeUndefined();
      expect(cell(date)?.text).toContain('班');
      expect(cell(date)?.attributes.title).toContain('上班（国庆节调休）');
    }
    expect(cell('2022-10-10')?.attributes.class).toBeUndefined();
    expect(cell('2022-09-05')?.attributes.class).toBe('today');
  });

  it('draws of each body a bar that is as long as what it owes', () => {
    const bars = elements.filter(
      (element) => isWithin(element, 'svg', 'bar') && element.name === 'rect',
    );
    const parents = new Set(bars.map(({ parent }) => parent));
    // Four bodies and their sum.
    expect(parents.size).toBe(5);
    for (const svg of parents) {
      const rects = bars.filter(({ parent }) => parent === svg);
      let end = 0;
      for (const { attributes } of rects) {
        expect(Number.parseFloat(attributes.x ?? '')).toBeCloseTo(end, 1);
        end += Number.parseFloat(attributes.width ?? '');
      }
      expect(end).toBeCloseTo(100, 1);
    }
  });

  it.each(['body', 'task', 'category', 'office'])(
    'has a row heading and a bar by: %s',
    async (by) => {
      const { stdout } = await report(officeFolder(), ...AS_OF, '--format', 'html', '--by', by);
      const main = elementsOf(stdout).find(({ name }) => name === 'main');
      expect(main?.text).toContain(by === 'task' ? '单位和办理情况' : '办理情况');
    },
  );
});

describe('data in the page', () => {
  it('is read as it was, and holds nothing that a browser takes for markup', () => {
    const text = ['</script>', '<!--', '\u2028\u2029', '\u202e', '&amp;', '"\\'];
    const block = jsonBlock(text);
    expect(JSON.parse(block)).toEqual(text);
    expect(block).not.toMatch(/[<>&\u2028\u2029\u202e]/);
  });
});

it('links to the web alone, whatever a result of a check says', async () => {
  const links = ['https://www.example.gov.cn/1.html?a=1&b=2', 'https://www.example.gov.cn/2.html'];
  const records = links.map(
    (link) => `{标题: 甲, 起算日期: 2022-06-01, 公开日期: 2022-06-02, 链接: '${link}'}`,
  );
  const folder = folderOf({ '建设局.yaml': ledgerOf('建设局', records.join(', ')) });
  const { stdout } = await inProcess(['check', folder, ...AS_OF, '--format', 'ndjson']);
  const changed = folderOf({
    'run.ndjson': stdout.replaceAll(links[1] ?? '', 'javascript:alert(1)'),
  });
  const page = elementsOf(
    (await report('--from', join(changed, 'run.ndjson'), '--format', 'html')).stdout,
  );
  const hrefs = page.flatMap(({ attributes }) => attributes.href ?? []);
  expect(hrefs.filter((href) => !href.startsWith('#'))).toEqual([links[0]]);
  expect(page.some(({ text }) => text === '链接：javascript:alert(1)')).toBe(true);
});

it('a hostile ledger changes neither script nor style', async () => {
  const { stdout } = await report(folderOf(HOSTILE_LEDGERS), ...AS_OF, '--format', 'html');
  const inline = (page: Element[]) =>
    page.filter(({ name }) => name === 'script' || name === 'style').map(({ text }) => text);
  const hostile = inline(elementsOf(stdout));
  expect(hostile).toHaveLength(3);
  const plain = inline(elements);
  expect([hostile[0], hostile[2]]).toEqual([plain[0], plain[2]]);
});
