import { compareText, SEVERITY_NAMES } from '../diagnostic.ts';
import { ruleName } from './finding-text.ts';
import type { RunHead } from './report.ts';

export type Levels = Pick<RunHead, 'severity'>;

/** Which rules tell otherwise than they would by themselves; what is not told is said. */
export function severityLines({ severity }: Levels): string[] {
  const changed = Object.entries(severity)
    .sort(([a], [b]) => compareText(a, b))
    .map(([rule, level]) => {
      const name = level === 'off' ? '不报告' : `作${SEVERITY_NAMES[level]}`;
      return `${ruleName(rule)} ${name}`;
    });
  return changed.length === 0 ? [] : [`按配置：${changed.join('；')}`];
}
