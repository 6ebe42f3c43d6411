import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/report/excerpt.ts';
import { displayPieces, displayWidth } from '../../src/text/display-width.ts';

/** Of `前文[标记]后文` the part in brackets is marked. */
function shown(text: string, width: number): string[] {
  const [from, to] = [text.indexOf('['), text.indexOf(']')];
  const source = text.replace(/[[\]]/g, '');
  return excerpt({ file: 'x', line: 7, column: from + 1, endColumn: to, excerpt: source }, width);
}

describe('an excerpt', () => {
  it('marks the place', () => {
    expect(shown('  - 事项: [行政处罚]信息', 40)).toEqual([
      '7 │   - 事项: 行政处罚信息',
      '  │           ^^^^^^^^',
    ]);
  });

  it('has a caret where nothing stands', () => {
    expect(shown('责任科室: []', 40)).toEqual(['7 │ 责任科室:', '  │           ^']);
  });

  it('is cut behind what is marked', () => {
    expect(shown('[序号]: 一二三四五六七八九十', 20)).toEqual(['7 │ 序号: 一二三四…', '  │ ^^^^']);
  });

  it('goes over several lines where more is marked than one holds', () => {
    expect(shown('时限: [信息形成之日起二十个工作日]内公开', 20)).toEqual([
      '7 │ 时限: 信息形成之',
      '  │       ^^^^^^^^^^',
      '  │ 日起二十个工作…',
      '  │ ^^^^^^^^^^^^^^^^',
    ]);
  });

  it('shows the end of what stands before', () => {
    const before = '前'.repeat(60);
    expect(shown(`${before}[错]`, 60)).toEqual([
      `7 │ …${'前'.repeat(26)}错`,
      `  │ ${' '.repeat(53)}^^`,
    ]);
  });

  it('is nothing where there is no line', () => {
    expect(excerpt({ file: 'x' }, 80)).toEqual([]);
    expect(excerpt({ file: 'x', line: 1, cell: 'A1' }, 80)).toEqual([]);
  });

  it('fits, and its carets stand under the marked text', () => {
    const unit = fc.constantFrom(...'公开，。（）“”abc1- |', '2022-07-14', '👍🏻', 'e\u0301');
    const text = (maxLength: number) => fc.string({ unit, maxLength });
    fc.assert(
      fc.property(
        text(80),
        text(60).filter((marked) => marked.trim() !== ''),
        text(30),
        fc.integer({ min: 45, max: 100 }),
        (before, marked, after, width) => {
          const column = before.length + 1;
          const location = { file: 'x', line: 12, column, endColumn: column + marked.length };
          const rows = excerpt({ ...location, excerpt: before + marked + after }, width);
          for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(width);
          const under = underCarets(rows).replaceAll(' ', '');
          expect(marked.replaceAll(' ', '').startsWith(under.replace(/…$/, ''))).toBe(true);
          if (!under.endsWith('…')) expect(under).toBe(marked.replaceAll(' ', ''));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of a hostile line is short', () => {
    for (const each of ['公', 'a', '。', '\u0301', '🇨']) {
      const long = each.repeat(100_000);
      const location = { file: 'x', line: 1, column: 50_000, endColumn: 90_000, excerpt: long };
      expect(excerpt(location, 80).length).toBeLessThan(9);
    }
  });
});

/** The text above the carets of each pair of lines. */
function underCarets(rows: string[]): string {
  let found = '';
  for (const [index, row] of rows.entries()) {
    const carets = rows[index + 1];
    if (!carets || /\^/.test(row) || !/^ +│ +\^+$|^ +│ \^+$/.test(carets)) continue;
    let at = 0;
    for (const piece of displayPieces(row)) {
      if (carets[at] === '^') found += piece;
      at += displayWidth(piece);
    }
  }
  return found;
}
