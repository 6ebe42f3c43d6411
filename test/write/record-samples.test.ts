import { expect, it } from 'vitest';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { Task } from '../../src/plan/work-plan.ts';
import { recordSamples } from '../../src/write/record-samples.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const [anyTask] = plan.tasks;

function samplesOf(requirements: Task['requirements']) {
  if (!anyTask) throw new Error('The plan has no task.');
  const samples = recordSamples({ ...anyTask, requirements }, plan);
  return samples.map((fields) =>
    fields.map(({ key, value, hint }) => [key, value ?? hint].filter(Boolean).join('：')),
  );
}

it('of something due after an event: the event, where the plan names it', () => {
  const within = { kind: 'within', n: 7, unit: 'workday', text: '' } as const;
  expect(samplesOf([{ ...within, from: null }])).toEqual([
    ['标题', '起算日期：时限从哪天起算', '公开日期：7个工作日内', '链接'],
  ]);
  const [[, event]] = samplesOf([{ ...within, from: '处罚结果作出' }]) as [string[]];
  expect(event).toBe('起算日期：处罚结果作出的日期');
});

it('of something periodic: a record, and one that says there was nothing', () => {
  const samples = samplesOf([
    {
      kind: 'every',
      period: 'quarter',
      n: null,
      unit: null,
      month: null,
      day: null,
      text: '每季度',
    },
  ]);
  expect(samples.map((fields) => fields.filter((field) => !field.startsWith('公开日期')))).toEqual([
    ['标题', '期间：如 2022-Q2', '链接'],
    ['零报告：当期没有可公开的，只写这一条，如 2022-Q2'],
  ]);
});

it('of one publication with days after each change and a cycle: one record, without 事项', () => {
  const cycle = {
    kind: 'every',
    period: 'month',
    n: null,
    unit: null,
    month: null,
    day: null,
  } as const;
  const change = { kind: 'within', n: 20, unit: 'workday', from: '信息形成' } as const;
  const samples = [
    ['标题', '起算日期：信息形成的日期', '公开日期：自信息形成之日起20个工作日内；每月', '链接'],
    ['零报告：当期没有可公开的，只写这一条，如 2022-06'],
  ];
  expect(samplesOf([cycle, change])).toEqual(samples);
  // What is undated asks for no record of its own beside a date, and for one where there is none.
  expect(samplesOf([{ kind: 'prompt' }, cycle, change])).toEqual(samples);
  const undated = samplesOf([{ kind: 'prompt' }, { kind: 'on-change' }]);
  expect(undated.map((fields) => fields[0])).toEqual(['标题']);
});

it('of several publications: each with what 事项 may say', () => {
  const change = { kind: 'within', n: 20, unit: 'workday', from: '信息形成' } as const;
  const samples = samplesOf([change, { ...change, n: 7, from: '合同签订' }]);
  expect(samples.map(([matter]) => matter)).toEqual(['事项：信息形成', '事项：合同签订']);
});
