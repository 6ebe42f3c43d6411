import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { displayPieces, displayWidth } from '../../src/text/display-width.ts';

describe('display width', () => {
  it.each([
    ['', 0],
    ['gongkai', 7],
    ['建设局', 6],
    ['“公开”……', 8],
    ['（１）', 6],
    ['│─·—', 4],
    ['\u001b[31m逾期\u001b[39m', 4],
    ['e\u0301', 1],
    ['\u200b\ufeff\u0007', 0],
    ['𠮷', 2],
    ['👍', 2],
    ['👍🏻', 2],
    ['👨‍👩‍👦', 2],
    ['🇨🇳', 2],
    ['❤', 1],
    ['❤️', 2],
    ['1️⃣', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['👍🏻 👨‍👩‍👦 关于', 10],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('is that of the package string-width', () => {
    // Emoji and marks as people write them; what has no meaning every terminal shows in its own way.
    const unit = fc.oneof(
      fc.constantFrom(
        ...'公开，“”（）…ａ１a1#* │\u3000\u00a0\t\n\u200b\u00ad',
        '𠮷',
        '①',
        'ｶﾞ',
        'é',
      ),
      fc.constantFrom(
        '👍',
        '👍🏻',
        '👨‍👩‍👦',
        '👩🏽‍💻',
        '🏳️‍🌈',
        '❤',
        '❤️',
        '✓',
        '✔️',
        '©',
        '©️',
        '☑',
        '☑️',
        '⚠️',
      ),
      fc.constantFrom('🇨🇳', '1️⃣', '#️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301', '\u001b[31m', '〇', '㎡', '●', '★', '→'),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(displayWidth(text)).toBe(stringWidth(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('is the sum over its pieces, which together are the text', () => {
    const text = '👍🏻 👨‍👩‍👦 e\u0301 关于 🇨🇳🇨🇳';
    const pieces = [...displayPieces(text)];
    expect(pieces).toEqual([
      '👍🏻',
      ' ',
      '👨‍👩‍👦',
      ' ',
      'e\u0301',
      ' ',
      '关',
      '于',
      ' ',
      '🇨🇳',
      '🇨🇳',
    ]);
    const widths = pieces.map(displayWidth);
    expect(widths.reduce((sum, width) => sum + width)).toBe(displayWidth(text));
  });

  it('takes a time that is linear in the text', () => {
    for (const unit of ['👨\u200d', '\u0301', '🇨', '👍🏻', '1\ufe0f', '\u001b[']) {
      expect(displayWidth(unit.repeat(100_000))).toBeGreaterThanOrEqual(0);
    }
  });
});
