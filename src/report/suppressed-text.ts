import type { Summary } from './report.ts';

/** What is left out of the figures, and why; '' where nothing is. */
export function suppressedText({ suppressed }: Pick<Summary, 'suppressed'>): string {
  if (!suppressed) return '';
  const { baseline, waiver } = suppressed;
  if (baseline + waiver === 0) return '';
  const parts = [
    ...(baseline > 0 ? [`基线里已有的${baseline}处`] : []),
    ...(waiver > 0 ? [`豁免的${waiver}处`] : []),
  ];
  return `没有计入的问题：${parts.join('，')}。`;
}
