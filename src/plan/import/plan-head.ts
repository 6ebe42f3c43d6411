import { parseDay } from '../../calendar/day.ts';
import type { DocumentFacts } from './document-facts.ts';
import { type DraftHead, lookAt, note, type PlanDraft } from './draft.ts';

/** What an import calls a plan until a person does. */
const DEFAULT_CODE = 'local';
export const NO_ISSUER = '（请填写）';

/**
 * The head of a plan, as far as the document states it, and what of it must be looked at.
 * @param owner the body whose own plan it is
 */
export function headOf(
  facts: DocumentFacts,
  year: number,
  owner: string | null,
  prefixes: string[],
): { head: DraftHead; headRemarks: PlanDraft['headRemarks'] } {
  const headRemarks: PlanDraft['headRemarks'] = {
    plan: [
      lookAt('head', '方案代号由你定：小写字母、数字和连字符，同一地区各年用同一个，例如 qinghe'),
    ],
  };
  if (facts.title === null) headRemarks.title = [lookAt('head', '文件里没有找到标题')];
  if (facts.issuer === null) {
    const instead = owner === null ? '' : '，这里写的是标题里的单位';
    headRemarks.issuer = [lookAt('head', `文件里没有找到印发机关${instead}`)];
  }
  if (facts.issued === null || parseDay(facts.issued) === null) {
    headRemarks.issued = [lookAt('head', '文件里没有找到印发日期，这里写的是年初')];
  }
  if (facts.year === null) headRemarks.year = [note('年份是导入时写明的')];
  if (facts.period !== null) headRemarks.period = [lookAt('head', '实施时间按标题或正文读出')];
  if (facts.ledgerDue !== null) {
    headRemarks.ledgerDue = [lookAt('head', '报送台账的期限按正文读出')];
  }
  if (prefixes.length > 0) {
    headRemarks.namePrefixes = [note('单位名称前可写可不写的地名，按标题和单位的名称拟定')];
  }
  const head: DraftHead = {
    plan: DEFAULT_CODE,
    year,
    title: facts.title ?? `${year}年政务公开工作方案`,
    issuer: facts.issuer ?? owner ?? NO_ISSUER,
    ...(facts.number !== null && { documentNumber: facts.number }),
    issued: facts.issued ?? `${year}-01-01`,
    ...(facts.period !== null && { period: facts.period }),
    ...(facts.ledgerDue !== null && { ledgerDue: facts.ledgerDue }),
    ...(facts.ledgerSection !== null && { basis: `工作方案“${facts.ledgerSection}”` }),
    ...(prefixes.length > 0 && { namePrefixes: prefixes }),
  };
  return { head, headRemarks };
}

/** What stands at the top of the file. */
export function aboutOf({ title }: DocumentFacts, fileTitle: string, count: number): string[] {
  return [
    `由“${fileTitle}”导入：${title ?? '没有标题'}，共${count}项任务。`,
    '文字与原文一字不差；requirements 是时限的结构化写法，判定时以它为准。',
    '写有“请核对”的地方请对照原文看一遍，看过就删去那一行；性质（nature）是按字面拟定的。',
  ];
}
