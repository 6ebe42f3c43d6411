import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closest } from '../../src/text/closest.ts';

const BODIES = [
  '建设局',
  '财政金融局',
  '经济发展局',
  '市场监管局',
  '行政审批服务局',
  '应急管理中心',
];

describe('closest', () => {
  test.each<[string, readonly string[], string | null]>([
    ['经济发展', BODIES, '经济发展局'],
    ['经济开展局', BODIES, '经济发展局'],
    ['经发济展局', BODIES, '经济发展局'],
    ['市场监督管理局', BODIES, '市场监管局'],
    ['建没局', BODIES, '建设局'],
    ['教育局', ['税务局'], null],
    ['气象台', BODIES, null],
    ['标提', ['事项', '标题'], '标题'],
    ['甲', ['乙'], null],
    ['within', ['within'], 'within'],
    ['wihtin', ['by', 'within'], 'within'],
    ['Ｗithin', ['within'], 'within'],
    ['workday ', ['workday', 'day'], 'workday'],
    ['', BODIES, null],
    ['某', [], null],
    // The earlier of equals.
    ['甲乙丁', ['甲乙丙', '甲乙戊'], '甲乙丙'],
  ])('%j of %j', (word, candidates, expected) => {
    expect(closest(word, candidates)).toBe(expected);
  });

  test('a word in the list is its own closest', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 }).filter((w) => w.trim() === w);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, {
          minLength: 1,
          selector: (w) => w.normalize('NFKC').trim().toLowerCase(),
        }),
        (words) => {
          for (const own of words) expect(closest(own, words)).toBe(own);
        },
      ),
    );
  });
});
