import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakLines,
  fitWidth,
  hanging,
  hangingList,
  outdented,
  wrapLines,
} from '../../src/report/wrap.ts';
import { displayWidth } from '../../src/text/display-width.ts';

describe('a text in lines', () => {
  it.each([
    ['', 10, ['']],
    ['公开', 10, ['公开']],
    ['主动公开信息', 4, ['主动', '公开', '信息']],
    // No sign stands where a line begins or ends that may not: 。 takes its character along, （ the next one.
    ['主动公开。', 8, ['主动公', '开。']],
    ['主动公（开）', 8, ['主动公', '（开）']],
    ['写“零报告”', 6, ['写“零', '报告”']],
    ['“（公开）”。', 8, ['“（公', '开）”。']],
    // What belongs together stays together.
    ['到期日是2022-07-14', 14, ['到期日是', '2022-07-14']],
    ['应在2022年6月30日前', 16, ['应在', '2022年6月30日前']],
    ['已经37个', 5, ['已经', '37个']],
    ['缺少 [task-missing]', 16, ['缺少', '[task-missing]']],
    ['一 二 三', 5, ['一 二', '三']],
    ['见https://a.gov.cn/art/1.html', 12, ['见', 'https://a.gov.cn/art/1.html']],
    // A word that no line holds is broken where the line ends.
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['。。。。', 4, ['。。', '。。']],
  ])('%j in %i columns', (text, columns, lines) => {
    expect(wrapLines(text, columns)).toEqual(lines);
  });

  const unit = fc.constantFrom(
    ...'公开期限。，、（）“”《》…—:a1-9[] \u3000',
    '2022-07-14',
    '6月',
    '👍🏻',
    'e\u0301',
    '[task-missing]',
  );

  it('is the text, in lines that fit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 60 }),
        fc.integer({ min: 4, max: 40 }),
        (text, columns) => {
          const lines = breakLines(text, columns);
          expect(lines.join('')).toBe(text);
          for (const line of lines)
            expect(displayWidth(line.replace(/ +$/, ''))).toBeLessThanOrEqual(columns);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('breaks no date, number or rule id where a line holds it, and minds the signs', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        // Single letters and digits would make longer words.
        const text = units.filter((each) => !/^[a19[\]:-]$/.test(each)).join('公');
        for (const line of wrapLines(`公${text}公`, 30)) {
          expect(line).not.toMatch(/^[。，、）”》…—]/);
          expect(line).not.toMatch(/[（“《]$/);
        }
        const whole = (each: string) => ['2022-07-14', '[task-missing]'].includes(each);
        const lines = wrapLines(text, 30).join('\n');
        const count = (piece: string) => lines.split(piece).length - 1;
        for (const piece of new Set(units.filter(whole))) {
          expect(count(piece)).toBe(units.filter((each) => each === piece).length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes a time that is linear in the text', () => {
    for (const each of ['公', 'a', '。', '（', ' ', '👍🏻', '\u0301', '🇨', '1年']) {
      expect(breakLines(each.repeat(100_000), 40).join('')).toHaveLength(each.length * 100_000);
    }
  });
});

describe('a hanging text', () => {
  it('stands behind its head', () => {
    expect(hanging('依据：', '条例第二十六条', 14)).toEqual(['依据：条例第二', '      十六条']);
  });

  it('ends in … where it is longer than it may be', () => {
    expect(hanging('· ', '台账缺少第29项', 10, 1)).toEqual(['· 台账缺…']);
    expect(hanging('', '一二三四五六七八九', 6, 2)).toEqual(['一二三', '四五…']);
    expect(hanging('', '一二三四五六', 6, 2)).toEqual(['一二三', '四五六']);
  });

  it('of a list breaks between its items', () => {
    expect(hangingList('有：', ['未到期25', '按期完成48', '不涉及2'], 24)).toEqual([
      '有：未到期25、',
      '    按期完成48、不涉及2',
    ]);
    expect(hangingList('', [], 24)).toEqual(['']);
  });
});

describe('a text cut', () => {
  it.each([
    ['公开信息', 8, '公开信息'],
    ['公开信息', 7, '公开信…'],
    ['公开信息', 6, '公开…'],
    ['公开信息', 2, '…'],
    ['abc', 2, 'a…'],
    ['👍🏻👍🏻', 3, '👍🏻…'],
  ])('%j to %i columns', (text, columns, cut) => {
    expect(fitWidth(text, columns)).toBe(cut);
  });
});

it('sets the further lines of a line of its own further in', () => {
  expect(outdented('7:3 主动公开政府信息', 12)).toEqual(['7:3 主动公', '  开政府信息']);
  expect(outdented('  7:3 请补上', 10)).toEqual(['  7:3 请', '    补上']);
  expect(outdented('请补上', 80)).toEqual(['请补上']);
  expect(outdented('  请补上', 8)).toEqual(['  请补上']);
  expect(outdented('请补上'.repeat(100), Infinity)).toHaveLength(1);
});
