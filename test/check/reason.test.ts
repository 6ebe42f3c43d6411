import { describe, expect, it } from 'vitest';
import { isReason } from '../../src/check/reason.ts';

describe('isReason', () => {
  it.each([
    '√',
    '✔️',
    '☑',
    '×',
    'X',
    'ｘ',
    '/',
    '／',
    '—',
    '1',
    '１',
    '①',
    '○',
    '2022',
    '是',
    '无',
    '无。',
    '否',
    '有',
    '🈚',
    'yes',
    'ＹＥＳ',
    'N/A',
    'true',
    'xxx',
    '☑是 □否',
    '√（不涉及）',
    '不涉及',
    '不适用',
    '没有',
    '不 涉 及',
  ])('%s is none', (text) => {
    expect(isReason(text)).toBe(false);
  });

  it.each([
    '本单位无此项职责',
    '无此项职责',
    '√（本单位不承办会议）',
    '无房地产市场',
    '属于丙局',
    '职责已划转',
    'no such duty',
  ])('%s is one', (text) => {
    expect(isReason(text)).toBe(true);
  });
});
