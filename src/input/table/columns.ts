/** How the text of a cell becomes a value: see cell-value.ts. */
export type Kind =
  | 'number'
  | 'text'
  | 'date'
  | 'period'
  | 'link'
  | 'count'
  | 'yes-no'
  | 'deductions';

/** To what of a row a column belongs. */
export type Part = 'entry' | 'record' | 'extension' | 'deduction';

/** A field of the ledger that a column may hold. */
export interface Field {
  part: Part;
  /** The key in the ledger's data (schemas/ledger.schema.json). */
  key: string;
  kind: Kind;
  /** What tables call it, the ledger's own name first; of a heading in two lines, both together. */
  names: readonly string[];
}

/** The one table of what columns are called. */
export const FIELDS: readonly Field[] = [
  field('entry', '序号', 'number', '编号 任务序号 任务编号 项目序号'),
  field(
    'entry',
    '工作任务',
    'text',
    '任务 任务名称 重点任务 主要任务 重点工作任务 工作事项 事项名称 公开任务',
  ),
  field('entry', '工作要求', 'text', '任务要求 具体要求 任务内容 工作内容 具体任务'),
  field('entry', '时限要求', 'text', '时限 完成时限 公开时限 工作时限 办理时限 期限 完成期限'),
  field(
    'entry',
    '责任科室',
    'text',
    '责任单位 责任股室 责任部门 责任处室 承办科室 承办单位 牵头科室 科室',
  ),
  field('entry', '分管领导', 'text', '责任领导 分管负责人 领导'),
  field('entry', '不涉及', 'text', '不涉及理由 不涉及原因 不涉及说明'),
  field('entry', '备注', 'text', '备注说明'),
  field('record', '事项', 'text', '公开事项 对应事项'),
  field(
    'record',
    '标题',
    'text',
    '信息标题 公开标题 公开信息标题 信息名称 文件名称 公开内容 公开信息 名称',
  ),
  field('record', '期间', 'period', '所属期间 公开期间 所属期'),
  field('record', '零报告', 'period', '零报告期间'),
  field(
    'record',
    '起算日期',
    'date',
    '起算时间 形成日期 形成时间 信息形成日期 信息形成时间 生成日期 成文日期 作出日期 变更日期 形成或变更日期',
  ),
  field('record', '公开日期', 'date', '公开时间 发布日期 发布时间'),
  field('record', '链接', 'link', '网址 公开链接 公开网址 链接地址 公开地址 信息链接'),
  field('record', '收到日期', 'date', '收到申请日期 收件日期 受理日期'),
  field('record', '补正日期', 'date', '收到补正日期'),
  field('record', '答复日期', 'date', '答复时间 回复日期'),
  field('record', '开始日期', 'date', '开始时间 起始日期 征求意见开始日期'),
  field('record', '结束日期', 'date', '结束时间 截止日期 征求意见结束日期'),
  field('record', '备注', 'text', '公开记录备注 公开情况备注 记录备注', false),
  field(
    'extension',
    '工作日',
    'count',
    '延期 延期天数 延长天数 延期工作日 延长工作日 延期工作日数',
    false,
  ),
  field('extension', '同意', 'yes-no', '延期同意 延期是否同意 是否同意延期 是否同意', false),
  field('extension', '告知日期', 'date', '延期告知日期 延期告知'),
  field('record', '扣除期间', 'deductions', '扣除时间'),
  field('deduction', '起', 'date', '扣除期间起 扣除起 扣除起始日期 扣除开始日期', false),
  field('deduction', '止', 'date', '扣除期间止 扣除止 扣除终止日期 扣除结束日期', false),
  field('deduction', '事由', 'text', '扣除期间事由 扣除事由 扣除原因', false),
];

const BY_NAME: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap((item) => item.names.map((name) => [name, item] as const)),
);

function field(part: Part, key: string, kind: Kind, others: string, named = true): Field {
  const names = others.split(' ');
  return { part, key, kind, names: named ? [key, ...names] : names };
}

/** What a heading means, of one line or of several from top to bottom. */
export function fieldOf(lines: readonly string[]): Field | null {
  const folded = lines.map(foldHeading);
  const last = folded.at(-1) ?? '';
  return BY_NAME.get(folded.join('')) ?? BY_NAME.get(last) ?? null;
}

/** A heading without what varies: width, spaces and line breaks, remarks in brackets, marks for required. */
export function foldHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^()]*\)|[\s*:]/g, '')
    .replace(/^[一二三四五六七八九十]+、/, '');
}

/** Fields by which a table is known to be a ledger. */
export const WORDINGS: ReadonlySet<string> = new Set(['工作任务', '工作要求', '时限要求']);
