import { describe, expect, it } from 'vitest';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';

function read(text: string): string[] {
  return parseRequirement(text).map((requirement) =>
    'unit' in requirement && 'n' in requirement
      ? `${requirement.n} ${requirement.unit}`
      : requirement.kind,
  );
}

describe('days of which some do not count', () => {
  // 行政许可法 第八十二条 counts workdays so, others mean holidays alone: it cannot be told which days count.
  it.each([
    '20日内（不含节假日）',
    '20日内，不包括法定节假日',
    '20天以内，节假日除外',
    '30日内，扣除节假日',
    '20日内（双休日不计）',
    '除法定节假日外，20日内公开',
    '20日（工作日）内公开',
    '处罚决定作出之日起7日（工作日）内公示',
    '20天内（均指工作日）',
    '信息形成之日起20日内（按工作日计算）公开',
    '1周（工作日）内',
    '72小时（工作日）内',
    '7日内公示。以上时限均为工作日。',
    '每月后10日内（工作日）',
    '会议召开前5日（工作日）公开',
    '征求意见期限不少于30日（节假日除外）',
    '20日（工作日）内公开，遇节假日顺延',
  ])('%s is left unread', (text) => {
    expect(read(text)).toEqual(['unknown']);
  });

  it.each([
    ['信息形成之日起20个工作日内（不含节假日）公开', ['20 workday']],
    ['20日（自然日，非工作日）内', ['20 day']],
    ['20日（含节假日）内', ['20 day']],
    ['20日内公开，7个工作日内公示', ['20 day', '7 workday']],
    ['7个法定工作日内公示；三十日内备案', ['7 workday', '30 day']],
    ['2个工作日内公开，每月10日前汇总', ['2 workday', 'null null']],
  ])('%s says which days count', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('days to which the last one moves', () => {
  it.each([
    ['20日内（遇节假日顺延）', ['20 day']],
    ['20日内，遇节假日顺延至下一个工作日', ['20 day']],
    ['30日内，期满遇法定节假日的顺延至下一个工作日', ['30 day']],
    ['20个工作日内公开，最后一日为节假日的，顺延至节后第一个工作日', ['20 workday']],
    ['1个工作日内公开（遇节假日顺延）', ['1 workday']],
    ['下一个工作日公开', ['1 workday']],
  ])('%s sets no further time', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('parts of a whole', () => {
  it.each(['信息形成之日起二分之一年内', '三分之一个月内公开', '四分之三年内'])('%s', (text) => {
    expect(read(text)).toEqual(['unknown']);
  });
});
