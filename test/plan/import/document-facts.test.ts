import { describe, expect, it } from 'vitest';
import { type DocumentFacts, readFacts } from '../../../src/plan/import/document-facts.ts';

const NONE: DocumentFacts = {
  title: null,
  issuer: null,
  number: null,
  issued: null,
  year: null,
  period: null,
  ledgerDue: null,
  ledgerSection: null,
};
const factsOf = (above: string[], below: string[] = [], titles: string[] = [], file = '方案') =>
  readFacts(above, below, titles, file);

describe('the head of a document', () => {
  it('says who issues it, under which number, and when', () => {
    const facts = factsOf([
      '甲县人民政府办公室',
      '关于印发2024年甲县政务公开工作要点的通知',
      '甲政办发〔2024〕8号',
      '各乡镇、县直各部门：',
      '现印发给你们，请认真落实。',
      '甲县人民政府办公室',
      '2024年4月9日',
      '2024年甲县政务公开工作要点',
    ]);
    expect(facts).toEqual({
      ...NONE,
      title: '2024年甲县政务公开工作要点',
      issuer: '甲县人民政府办公室',
      number: '甲政办发〔2024〕8号',
      issued: '2024-04-09',
      year: 2024,
    });
  });

  it('may break its lines', () => {
    const facts = factsOf([
      '甲省高新技术产业开发区',
      '管理委员会办公室',
      '关于印发《2024年甲区政务公开工作',
      '方案》的通知',
      '二〇二四年四月九日',
    ]);
    expect(facts).toMatchObject({
      title: '2024年甲区政务公开工作方案',
      issuer: '甲省高新技术产业开发区管理委员会办公室',
      issued: '2024-04-09',
    });
  });

  it('may stand behind the table', () => {
    const below = ['甲县民政局', '2024年2月1日'];
    const facts = factsOf(['甲县民政局2024年政务公开任务表'], below);
    expect(facts).toMatchObject({ issuer: '甲县民政局', issued: '2024-02-01' });
  });

  it('says nothing that does not stand there', () => {
    expect(factsOf(['工作任务如下。'])).toEqual(NONE);
    expect(factsOf(['2024年2月30日'])).toEqual(NONE);
  });

  it('takes the year from the name of the file where nothing else states one', () => {
    expect(factsOf([], [], ['任务表'], '2023年任务表').year).toBe(2023);
  });
});

describe('the time that a plan is for', () => {
  it.each([
    ['甲市政务公开三年行动计划（2023—2025年）', '2023-01-01', '2025-12-31'],
    ['甲市政务公开工作方案（2023年3月—2024年2月）', '2023-03-01', '2024-02-29'],
    ['甲市2024年第三季度政务公开工作安排', '2024-07-01', '2024-09-30'],
    ['甲市2024年上半年政务公开工作安排', '2024-01-01', '2024-06-30'],
    ['甲市2024年下半年政务公开工作安排', '2024-07-01', '2024-12-31'],
  ])('%s', (title, from, to) => {
    expect(factsOf([], [], [title]).period).toEqual({ from, to });
  });

  it('is the calendar year where it says no other', () => {
    expect(factsOf([], [], ['甲市2024年政务公开工作方案']).period).toBeNull();
  });
});

describe('when ledgers are due', () => {
  const due = (sentence: string) => factsOf(['2024年甲县政务公开工作方案', sentence]).ledgerDue;

  it.each([
    ['各单位要形成工作台账，于5月31日前报送县政府办公室。', '2024-05-31'],
    ['请于2025年1月10日前将落实情况报送县政府办公室。', '2025-01-10'],
    ['任务分解表于4月15日（星期一）前反馈。', '2024-04-15'],
    ['每季度结束后5日内报送台账。', { kind: 'every', period: 'quarter', n: 5, unit: 'day' }],
  ])('%s', (sentence, expected) => {
    expect(due(sentence)).toEqual(expected);
  });

  it.each([
    '公布名单于5月31日前完成。',
    '请按时报送台账。',
    '台账于2月30日前报送。',
    '台账于13月1日前报送。',
  ])('is not told by: %s', (sentence) => {
    expect(due(sentence)).toBeNull();
  });

  it('names the section that asks for them', () => {
    const facts = factsOf([
      '2024年甲县政务公开工作方案',
      '一、任务',
      '二、报送要求',
      '工作台账于5月31日前报送。',
    ]);
    expect(facts).toMatchObject({ ledgerDue: '2024-05-31', ledgerSection: '二、报送要求' });
  });
});
