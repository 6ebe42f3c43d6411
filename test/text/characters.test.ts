import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeOf,
  compact,
  compactWording,
  DASHES,
  halfWidth,
  lookalikeCodes,
  SPACE_LOOKALIKES,
  withoutSpaces,
} from '../../src/text/characters.ts';

const member = (of: string) => new RegExp(`^[${of}]$`);

describe('the table of characters', () => {
  it.each(['\u00a0', '\u2003', '\u3000', '\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff'])(
    'has %j for a character that looks like a space or like nothing',
    (char) => {
      expect(member(SPACE_LOOKALIKES).test(char)).toBe(true);
      expect(withoutSpaces(`公${char}开`)).toBe('公开');
      expect(lookalikeCodes(`公${char}开${char}`)).toBe(codeOf(char));
    },
  );

  it.each([...'‐‑‒–—―−﹣－─'])('has %s for a dash', (char) => {
    expect(member(DASHES).test(char)).toBe(true);
  });

  it.each([...' -~年|、'])('leaves %j alone', (char) => {
    expect(member(SPACE_LOOKALIKES + DASHES).test(char)).toBe(false);
    expect(lookalikeCodes(char)).toBe('');
  });

  it('names a character by its number', () => {
    expect(codeOf('\u3000 ')).toBe('U+3000');
    expect(codeOf('𠮷')).toBe('U+20BB7');
    expect(() => codeOf('')).toThrow(RangeError);
  });
});

describe('a text made plain', () => {
  it('as it was meant, whatever was typed', () => {
    expect(compact(' ２０２２．５\u00a0．１８\u200b\n')).toBe('2022.5.18');
    expect(compact('附件（１）：⽉')).toBe('附件(1):月');
    expect(withoutSpaces(' ２０ ２２ ')).toBe('２０２２');
    expect(compactWording('每月后 １０ 个工作日内，公开。')).toBe('每月后10个工作日内公开');
  });

  it('once and for all', () => {
    const text = fc.string({ unit: fc.constantFrom(...'公２0 ，。（）\n\u3000\u200b⽉①㎡') });
    fc.assert(
      fc.property(text, (written) => {
        for (const made of [withoutSpaces, compact, compactWording]) {
          expect(made(made(written))).toBe(made(written));
        }
      }),
    );
  });

  it('character by character, each in its place', () => {
    expect([...'～！０Ａ（公　'].map(halfWidth).join('')).toBe('~!0A(公　');
  });
});
