import { type ColumnField, foldHeading, HeaderFinder } from '../../input/table/header.ts';
import { phaseOf } from './phase.ts';

/** What a column of a plan's table may hold. */
export type ColumnKey =
  | 'no'
  | 'category'
  | 'level'
  | 'task'
  | 'requirement'
  | 'lead'
  | 'responsible'
  | 'support'
  | 'assignment'
  | 'office'
  | 'deadline'
  | 'cycle'
  | 'alignsWith'
  | 'phase'
  | 'body'
  | 'remark';

export interface PlanColumn extends ColumnField {
  key: ColumnKey;
  /** What a heading that is none of these ends with, or says as a whole. */
  like: RegExp | null;
}

/**
 * The one table of what plans call their columns, the usual name first; a heading in two lines is known by
 * both together or by its last. In what is told apart by its ending the earlier entry wins.
 */
const COLUMNS: readonly PlanColumn[] = [
  column('no', '序号 编号 项号 任务序号 任务编号 指标序号 事项序号 序列 No. 号', null),
  column(
    'category',
    '类别 任务类别 工作类别 事项类别 分类 任务分类 项目类别 大类 板块 领域 一级目录 一级事项 一级指标 一级分类 一级任务 公开类别 信息类别 类型 项目',
    /^一级|(?:类别|大类|板块|领域)$/,
  ),
  column(
    'level',
    '二级目录 三级目录 二级事项 三级事项 二级指标 三级指标 二级分类 三级分类 二级任务 三级任务 小类 子类 公开子类',
    /^[二三四]级/,
  ),
  column(
    'deadline',
    '时限要求 完成时限 完成时间 时间节点 时间要求 完成期限 办理时限 公开时限 公开时间 时限 期限 时间 完成节点 时间安排 时间进度 进度安排 进度要求 落实时限 完成日期 公布时限 更新时限 报送时限 计划完成时间 序时进度 月份 完成月份 结束时间 截止时间 截止日期 办结时限',
    /^(?:完成|公开|办理|落实)?(?:时限|期限)|(?:时限|期限|完成时间|时间节点|时间要求|时间进度|进度安排|进度要求|公开时间|截止时间)(?:要求|安排)?$/,
  ),
  column(
    'cycle',
    '更新周期 公开频次 更新频次 更新频率 公开周期 公开频率 周期 频次',
    /(?:周期|频[次率])$/,
  ),
  column(
    'support',
    '配合单位 配合部门 协办单位 协办部门 协同单位 协同部门 参与单位 参加单位 会办单位 协助单位 配合责任单位 责任单位配合 责任单位配合单位',
    /(?:配合|协办|协同|协助|参与|会办)(?:责任)?(?:单位|部门)$/,
  ),
  column(
    'lead',
    '牵头单位 牵头部门 主办单位 主办部门 主责单位 主责部门 牵头责任单位 第一责任单位 责任单位牵头单位',
    /(?:牵头|主办|主责)(?:责任)?(?:单位|部门|机构)$/,
  ),
  column(
    'office',
    '责任科室 责任处室 承办科室 承办处室 具体科室 牵头科室 责任股室 承办股室 科室 处室 股室 责任部室 责任办所 责任站所',
    /(?:科室|处室|股室|部室|办所|站所)$/,
  ),
  column(
    'alignsWith',
    '市直部门 市级部门 对口部门 上级部门 对口市直部门 对口单位 省直部门 省级部门 上级主管部门 对应上级部门 牵头市直部门',
    /^对口|(?:市直|省直|上级)(?:单位|部门)$/,
  ),
  column(
    'responsible',
    '责任单位 责任部门 责任主体 公开主体 落实单位 落实部门 承办单位 承办部门 实施单位 责任单位部门 公开责任主体 公开单位 公开部门 发布主体 信息发布主体 任务分工 责任分工 职责分工 分工 部门 单位 责任单位落实单位 实施主体 责任分解 责任落实 主管部门 负责部门 负责单位',
    /^(?:责任|落实|承办|实施)(?:单位|部门|主体)|(?:责任单位|责任部门|责任主体|公开主体|承办单位|承办部门|落实单位|实施单位)$/,
  ),
  column(
    'requirement',
    '工作要求 具体要求 任务要求 要求 任务内容 工作内容 具体内容 主要内容 具体任务 工作举措 工作措施 具体举措 具体措施 主要举措 主要措施 落实措施 推进措施 公开内容 内容标准 公开内容要素 公开标准 公开要素 内容 标准 目标要求 工作目标 评分标准 工作标准 任务目标 任务及要求 年度目标 绩效目标 工作任务及要求 内容要求 具体工作 具体事项 重点内容',
    /(?:要求|举措|措施|内容|标准|目标|具体任务|公开要素)$/,
  ),
  column(
    'task',
    '工作任务 重点任务 主要任务 任务名称 公开事项 任务 重点工作 重点工作任务 主要工作 事项 事项名称 公开事项名称 目录名称 工作事项 工作项目 任务事项 目标任务 年度任务 重点事项 牵头公开内容 信息名称 公开信息 公开项目 指标 指标名称 工作 任务清单 公开目录 任务及责任分工 任务和责任分工 任务及分工 任务分工及要求 项目名称 工作名称 名称 信息项 工作任务及分工 工作任务及责任单位 任务及责任单位',
    /(?:工作任务|重点任务|主要任务|任务名称|公开事项|重点工作|名称|事项|指标|任务)$/,
  ),
  column('remark', '备注 说明 注 其他 备注说明', null),
];

/** 一季度, 上半年, 6月: what the columns of a schedule are called. */
const PHASE = column('phase', '一季度', null);
/** 责任单位及完成时限: one column says both. */
const ASSIGNMENT = column('assignment', '责任单位及完成时限', null);
const WHO = '(?:责任|牵头|承办|落实|实施)(?:单位|部门|主体)';
const WHEN = '(?:(?:完成|办理|公开|落实)?(?:时限|时间|期限)|时间节点|时限要求|时间要求)';
const WHO_AND_WHEN = new RegExp(`^(?:${WHO}${WHEN}|${WHEN}${WHO})$`);

/** 责任单位（配合）: the brackets, which vary elsewhere, say in what role. */
function roleInBrackets(heading: string): PlanColumn | null {
  const role = /[(（](牵头|主办|主责|配合|协办|协同|协助|参与)(?:单位|部门)?[)）]/.exec(
    heading,
  )?.[1];
  if (role === undefined) return null;
  const key = /牵头|主办|主责/.test(role) ? 'lead' : 'support';
  return COLUMNS.find((known) => known.key === key) ?? null;
}

function column(key: ColumnKey, names: string, like: RegExp | null): PlanColumn {
  return { key, part: 'task', type: 'text', headings: names.split(' '), like };
}

/** Characters of a heading that is told by its ending. */
const MAX_HEADING = 14;
/** Fields that make a header: 任务 and 责任单位. */
const FEWEST = 2;

class PlanHeaders extends HeaderFinder<PlanColumn> {
  constructor() {
    super(COLUMNS, ['category', 'level', 'task', 'requirement'], FEWEST);
  }

  /** Whether a heading is in the table of names, not only like one of them. */
  isNamed(lines: readonly string[]): boolean {
    return super.fieldOf(lines) !== null;
  }

  override fieldOf(lines: readonly string[]): PlanColumn | null {
    const written = lines.at(-1) ?? '';
    const both = WHO_AND_WHEN.test(foldHeading(written).replace(/[及与和、/]/g, ''));
    if (both) return ASSIGNMENT;
    const known = super.fieldOf(lines);
    if (known?.key === 'responsible') return roleInBrackets(written) ?? known;
    if (known) return known;
    if (phaseOf(foldHeading(written))) return PHASE;
    // 参与 is a word.
    const last = foldHeading(written).replace(/[及和]|(?<!参)与/g, '');
    if (last.length > MAX_HEADING) return null;
    return COLUMNS.find(({ like }) => like?.test(last)) ?? null;
  }
}

export const planHeaders = new PlanHeaders();

/** Columns by which a table is one of tasks, not of anything else that has names and contents. */
export const DUTY_COLUMNS: readonly ColumnKey[] = [
  'lead',
  'responsible',
  'support',
  'assignment',
  'office',
  'deadline',
  'cycle',
  'phase',
  'body',
];
