import { findLineFault } from '../input/yaml/line-fault.ts';
import { closest } from '../text/closest.ts';
import { codeOf, invisibleCodes } from '../text/invisible.ts';

/** Words that offices use for the columns of the ledger. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  任务: ['工作任务'],
  任务名称: ['工作任务'],
  要求: ['工作要求'],
  时限: ['时限要求'],
  完成时限: ['时限要求'],
  期限: ['时限要求'],
  单位: ['部门'],
  责任单位: ['部门'],
  填报单位: ['部门'],
  编号: ['序号'],
  任务序号: ['序号'],
  科室: ['责任科室'],
  承办科室: ['责任科室'],
  领导: ['分管领导'],
  方案: ['计划'],
  工作方案: ['计划'],
  任务清单: ['台账'],
  工作台账: ['台账'],
  上报日期: ['报送日期'],
  填报日期: ['报送日期'],
  公开情况: ['公开记录'],
  记录: ['公开记录'],
  公开事项: ['事项'],
  名称: ['标题'],
  信息名称: ['标题'],
  时间: ['公开日期'],
  日期: ['公开日期'],
  公开时间: ['公开日期'],
  发布日期: ['公开日期'],
  发布时间: ['公开日期'],
  形成日期: ['起算日期'],
  起始日期: ['起算日期', '起'],
  截止日期: ['结束日期', '止'],
  网址: ['链接'],
  地址: ['链接'],
  受理日期: ['收到日期'],
  回复日期: ['答复日期'],
  延长: ['延期'],
  天数: ['工作日'],
  通知日期: ['告知日期'],
  开始: ['起', '开始日期'],
  结束: ['止', '结束日期'],
  原因: ['事由', '不涉及'],
  理由: ['不涉及', '事由'],
  说明: ['备注'],
};
/** Quotes and brackets that mean nothing to YAML. */
const WRAPPING = /^[“”‘’＂＇「」【［（｛]+|[“”‘’＂＇「」】］）｝]+$/g;
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** What to tell about a key that does not belong where it stands. */
export function unknownKeyMessage(key: string, allowed: readonly string[]): string {
  const slip = findLineFault(key);
  if (slip) return slip.message;
  const visible = key.replace(INVISIBLE, '');
  if (allowed.includes(visible)) {
    const codes = invisibleCodes(key);
    const what = codes ? `看不见的字符（${codes}）` : '空格';
    return `“${visible}”的字里混有${what}，不能识别。请删掉重新输入“${visible}”。`;
  }
  const bare = visible.replace(WRAPPING, '');
  if (allowed.includes(bare)) {
    const wrong = (visible.startsWith(bare) ? visible.at(-1) : visible[0]) ?? '';
    return `“${bare}”外面的 ${wrong}（${codeOf(wrong)}）成了键名的一部分。请去掉，直接写“${bare}: ”。`;
  }
  const meant =
    (Object.hasOwn(SYNONYMS, visible) &&
      SYNONYMS[visible]?.find((name) => allowed.includes(name))) ||
    closest(visible, allowed);
  const hint = meant ? `，是不是“${meant}”？` : '。';
  return `不认识“${key}”这一栏${hint}这里可写：${allowed.join('、')}。`;
}
