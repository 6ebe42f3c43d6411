import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactWording } from '../../src/text/characters.ts';
import {
  closest,
  SIMILARITY_THRESHOLD,
  sameWording,
  WordingComparer,
} from '../../src/text/similarity.ts';

/** Few characters, so that wordings have something in common; some that are dropped or folded. */
const wording = fc.string({
  unit: fc.constantFrom(...'公开信息政策解读２0 ，。（）\n𠮷'),
  maxLength: 16,
});

describe('sameWording', () => {
  it('sees through width, spaces and punctuation', () => {
    expect(sameWording('每月后１０个工作日内公开。', '每月后 10 个工作日内公开')).toBe(true);
    expect(sameWording('保障性安居工程（规划）', '保障性安居工程(规划)')).toBe(true);
  });

  it('tells other words and figures apart', () => {
    expect(sameWording('20个工作日', '20日')).toBe(false);
    expect(sameWording('每月', '每季')).toBe(false);
  });

  it('folds once and for all', () => {
    fc.assert(
      fc.property(wording, (text) => {
        const folded = compactWording(text);
        expect(compactWording(folded)).toBe(folded);
        expect(sameWording(text, folded)).toBe(true);
      }),
    );
  });
});

describe('similarity', () => {
  const similarity = (a: string, b: string) => new WordingComparer().similarity(a, b);

  it('counts the pairs of neighbours in common', () => {
    // 做好 好政 政策 策解 解读 読… : 4 of 4 and 5 pairs in common, so 2 × 4 / (4 + 5).
    expect(similarity('做好政策解', '做好政策解读')).toBeCloseTo(8 / 9);
    // 公开 开公 公开 开公 公开 against 公开 开公 公开: a pair counts as often as both have it; 2 × 3 / (5 + 3).
    expect(similarity('公开公开', '公开公开公开')).toBeCloseTo(6 / 8);
    // 公开 against 公开 开公 公开, 2 × 1 / (1 + 3), is not alike enough to be told.
    expect(similarity('公开', '公开公开')).toBe(0);
    expect(similarity('公开', '信息')).toBe(0);
  });

  it('takes a piece of a wording for that wording, if it is long enough to say something', () => {
    const whole = '加强推动高质量发展信息公开，及时公开房地产行业违法违规行为查处情况';
    expect(similarity('推动高质量发展', whole)).toBe(0.9);
    expect(similarity('高质量发展', whole)).toBeLessThan(SIMILARITY_THRESHOLD);
  });

  it('is nothing where one side is empty', () => {
    expect(similarity('', '')).toBe(0);
    expect(similarity('，', '公开')).toBe(0);
    expect(similarity('。', '，')).toBe(0);
  });

  it('is symmetric, 0 to 1, and 1 for the same words only', () => {
    const comparer = new WordingComparer();
    fc.assert(
      fc.property(wording, wording, (a, b) => {
        const there = comparer.similarity(a, b);
        expect(comparer.similarity(b, a)).toBe(there);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        if (sameWording(a, b) && compactWording(a) !== '') expect(there).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on what was compared before', () => {
    const comparer = new WordingComparer();
    fc.assert(
      fc.property(wording, wording, (a, b) => {
        expect(comparer.similarity(a, b)).toBe(similarity(a, b));
      }),
    );
  });
});

const BODIES = [
  '建设局',
  '财政金融局',
  '经济发展局',
  '市场监管局',
  '行政审批服务局',
  '应急管理中心',
];

describe('closest', () => {
  it.each<[string, readonly string[], string | null]>([
    ['经济发展', BODIES, '经济发展局'],
    ['经济开展局', BODIES, '经济发展局'],
    ['经发济展局', BODIES, '经济发展局'],
    ['市场监督管理局', BODIES, '市场监管局'],
    ['建没局', BODIES, '建设局'],
    ['教育局', ['税务局'], null],
    ['气象台', BODIES, null],
    ['标提', ['事项', '标题'], '标题'],
    ['政财局', ['财政局'], '财政局'],
    ['甲乙丙丁', ['甲乙戊己'], null],
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

  it('a word in the list is its own closest', () => {
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
