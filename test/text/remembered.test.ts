import { expect, it } from 'vitest';
import { remembered } from '../../src/text/remembered.ts';

function counted() {
  const asked: string[] = [];
  const answer = remembered((text) => {
    asked.push(text);
    return { text };
  });
  return { asked, answer };
}

it('answers the same text once', () => {
  const { asked, answer } = counted();
  expect(answer('年底前')).toEqual({ text: '年底前' });
  expect(answer('年底前')).toBe(answer('年底前'));
  expect(answer('6月底前')).toEqual({ text: '6月底前' });
  expect(asked).toEqual(['年底前', '6月底前']);
});

it('hands on a text to the letter, half a pair of surrogates too', () => {
  const { answer } = counted();
  for (const text of ['', '𠮷\ud842年', 'e\u0301 \u0000']) expect(answer(text).text).toBe(text);
});

it('keeps a bounded number of answers, and none for long texts', () => {
  const { asked, answer } = counted();
  for (let i = 0; i < 2000; i++) answer(`第${i}项`);
  answer('第0项');
  expect(asked.length).toBe(2001);
  answer('长'.repeat(1001));
  answer('长'.repeat(1001));
  expect(asked.length).toBe(2003);
});
