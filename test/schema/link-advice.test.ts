import { expect, test } from 'vitest';
import { linkAdvice } from '../../src/schema/link-advice.ts';

test.each([
  ['http：//a.gov.cn', '“：”（U+FF1A）'],
  ['httрs://a.gov.cn', '“р”（U+0440）'],
  ['https://a.gov.cn/a b', '不能有空格'],
  ['https://a.gov.cn/1\nhttps://a.gov.cn/2', '只写一个网址'],
])('says what is wrong with %j', (text, said) => {
  expect(linkAdvice(text)).toContain(said);
});

test.each(['www.a.gov.cn/1.html', '见附件', 'ftp://a.gov.cn/甲'])(
  'leaves %s to the rule',
  (text) => {
    expect(linkAdvice(text)).toBe('');
  },
);
