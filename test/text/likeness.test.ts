import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIKE, normalizeWording, sameWording, WordingComparer } from '../../src/text/likeness.ts';

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
        const folded = normalizeWording(text);
        expect(normalizeWording(folded)).toBe(folded);
        expect(sameWording(text, folded)).toBe(true);
      }),
    );
  });
});

describe('likeness', () => {
  const likeness = (a: string, b: string) => new WordingComparer().likeness(a, b);

  it('counts the pairs of neighbours in common', () => {
    // 做好 好政 政策 策解 解读 読… : 4 of 4 and 5 pairs in common, so 2 × 4 / (4 + 5).
    expect(likeness('做好政策解', '做好政策解读')).toBeCloseTo(8 / 9);
    // 公开 开公 公开 开公 公开 against 公开 开公 公开: a pair counts as often as both have it; 2 × 3 / (5 + 3).
    expect(likeness('公开公开', '公开公开公开')).toBeCloseTo(6 / 8);
    // 公开 against 公开 开公 公开, 2 × 1 / (1 + 3), is not alike enough to be told.
    expect(likeness('公开', '公开公开')).toBe(0);
    expect(likeness('公开', '信息')).toBe(0);
  });

  it('takes a piece of a wording for that wording, if it is long enough to say something', () => {
    const whole = '加强推动高质量发展信息公开，及时公开房地产行业违法违规行为查处情况';
    expect(likeness('推动高质量发展', whole)).toBe(0.9);
    expect(likeness('高质量发展', whole)).toBeLessThan(LIKE);
  });

  it('is nothing where one side is empty', () => {
    expect(likeness('', '')).toBe(0);
    expect(likeness('，', '公开')).toBe(0);
    expect(likeness('。', '，')).toBe(0);
  });

  it('is symmetric, 0 to 1, and 1 for the same words only', () => {
    const comparer = new WordingComparer();
    fc.assert(
      fc.property(wording, wording, (a, b) => {
        const there = comparer.likeness(a, b);
        expect(comparer.likeness(b, a)).toBe(there);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        if (sameWording(a, b) && normalizeWording(a) !== '') expect(there).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on what was compared before', () => {
    const comparer = new WordingComparer();
    fc.assert(
      fc.property(wording, wording, (a, b) => {
        expect(comparer.likeness(a, b)).toBe(likeness(a, b));
      }),
    );
  });
});
