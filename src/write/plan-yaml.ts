import type { DraftHead, Noted, PlanDraft, Remark } from '../plan/import/draft.ts';
import type { TaskRow } from '../plan/plan-file.ts';
import { commentYaml, fieldsYaml, inlineYaml } from './yaml-text.ts';

/** What every plan holds records to that have no date of their own. */
const STATUTORY_DEFAULT = {
  kind: 'within',
  n: 20,
  unit: 'workday',
  from: '信息形成或者变更',
  basis: '政府信息公开条例第二十六条',
};

/** A draft as a plan's YAML, with what is to be said as comments above the line that it is about. */
export function planYaml(draft: PlanDraft, schema: string | null): string {
  const { about, head, headRemarks, bodies, collectives, groups } = draft;
  const top = [
    ...(schema === null ? [] : [`yaml-language-server: $schema=${schema}`, '']).map(commentYaml),
    ...about.map(commentYaml),
    'schemaVersion: 1',
    ...Object.entries(head).flatMap(([key, value]) => [
      ...comments(headRemarks[key as keyof DraftHead] ?? [], ''),
      ...fieldLines(key, value),
    ]),
    `statutoryDefault: ${inlineYaml(STATUTORY_DEFAULT)}`,
  ];
  return [
    ...top,
    '',
    ...list('bodies', bodies),
    ...(collectives.length === 0
      ? []
      : [
          '',
          '# every：方案的每个单位都要做；concerned：与本单位有关的才做；members：列出的单位都要做。',
          ...list('collectives', collectives),
        ]),
    '',
    'tasks:',
    ...groups.flatMap(({ value, remarks }, index) => [
      ...(index > 0 ? [''] : []),
      ...comments(remarks, '  '),
      ...value.flatMap((task, at) => [...(at > 0 ? [''] : []), ...taskLines(task)]),
    ]),
    '',
  ].join('\n');
}

function list(key: string, items: readonly Noted<object>[]): string[] {
  return [
    `${key}:`,
    ...items.flatMap(({ value, remarks }) => [
      ...comments(remarks, '  '),
      `  - ${inlineYaml(value)}`,
    ]),
  ];
}

/** Requirements stand line by line, all else as its kind is. */
function taskLines({ value, remarks }: Noted<TaskRow>): string[] {
  const lines = Object.entries(value).flatMap(([key, field]) => {
    if (key === 'requirements') {
      const rows = value.requirements.map((row) => `  - ${inlineYaml(row)}`);
      return rows.length === 0 ? ['requirements: []'] : ['requirements:', ...rows];
    }
    return fieldLines(key, field);
  });
  return [
    ...comments(remarks, '  '),
    ...lines.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`),
  ];
}

/** A text, or a mapping of texts line by line whose lists stand in brackets. */
function fieldLines(key: string, value: unknown): string[] {
  if (
    typeof value !== 'object' ||
    value === null ||
    key === 'carriedFrom' ||
    key === 'period' ||
    key === 'ledgerDue' ||
    Array.isArray(value)
  ) {
    return [`${key}: ${inlineYaml(value)}`];
  }
  const fields = Object.entries(value).map(([name, field]) => {
    const text = fieldsYaml({ [name]: null }).slice(0, -1);
    return `  ${text} ${inlineYaml(field)}`;
  });
  return [`${key}:`, ...fields];
}

function comments(remarks: readonly Remark[], indent: string): string[] {
  return remarks.map(({ text, look }) => {
    const line = text.replace(/\s+/g, ' ');
    return `${indent}${commentYaml(`${look === null ? '' : '请核对：'}${line}`)}`;
  });
}
