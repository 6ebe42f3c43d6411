import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commentYaml, fieldsYaml, inlineYaml } from '../../src/write/yaml-text.ts';

const TEXTS = [
  'a\u202eb',
  '\u0085',
  'a\u2028::error::b',
  '\u200f',
  'a\u007f\n##[error]b',
  '第\u2066一\\u202e',
];

describe('what a terminal would obey', () => {
  it.each(TEXTS)('is written as an escape, which is the same text: %j', (text) => {
    const value = { 备注: text, [text]: ['b', text], 序号: 1, 无: null };
    for (const yaml of [fieldsYaml(value), inlineYaml(value)]) {
      expect(yaml).not.toMatch(/[\u007f\u0085\u200f\u2028\u202e\u2066]/);
      expect(parse(yaml)).toEqual(value);
      expect(load(yaml)).toEqual(value);
    }
  });

  it('ends no remark', () => {
    expect(commentYaml('a\n台账: []\u0085\u202e')).toBe('# a 台账: []��');
  });
});

it('leaves other texts as people write them', () => {
  expect(fieldsYaml({ 备注: '某（2022）①' })).toBe('备注: 某（2022）①\n');
});
