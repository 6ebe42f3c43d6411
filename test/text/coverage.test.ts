import { describe, expect, it } from 'vitest';
import { Coverage } from '../../src/text/coverage.ts';

describe('how much of a wording is found in texts', () => {
  const texts = ['组织政务公开通识培训', '政务公开专区建设', '政务公开工作汇报'];
  const shares = (wording: string) => new Coverage(texts).sharesOf(wording);

  it('is all of a piece, and nothing of what is not there', () => {
    expect(shares('通识培训')).toEqual([1, 0, 0]);
    expect(shares('政务公开')).toEqual([1, 1, 1]);
    expect(shares('安全生产')).toEqual([0, 0, 0]);
    expect(shares('训')).toEqual([0, 0, 0]);
    expect(shares('')).toEqual([0, 0, 0]);
  });

  it('counts a rare pair for more than a common one', () => {
    // 政务, 务公, 公开 stand in all three: ln(4/3.5). 通识 stands in one: ln(4/1.5); 开通 as well.
    const common = 3 * Math.log(4 / 3.5);
    const rare = 2 * Math.log(4 / 1.5);
    expect(shares('政务公开通识')[0]).toBeCloseTo(1);
    expect(shares('政务公开通识')[1]).toBeCloseTo(common / (common + rare));
    // What no text has counts most: ln(4/0.5).
    const unknown = Math.log(4 / 0.5);
    expect(shares('政务公开栏')[0]).toBeCloseTo(common / (common + unknown));
  });

  it('does not depend on width, spaces and punctuation, and counts each pair once', () => {
    expect(shares(' 通识，培训。')).toEqual([1, 0, 0]);
    expect(shares('培训培训')[0]).toBeCloseTo(
      Math.log(4 / 1.5) / (Math.log(4 / 1.5) + Math.log(4 / 0.5)),
    );
  });

  it('looks at no more than the beginning of a long one', () => {
    expect(shares(`${'通识培训'.repeat(100)}${'安全生产'.repeat(10_000)}`)[0]).toBeGreaterThan(0.5);
  });
});
