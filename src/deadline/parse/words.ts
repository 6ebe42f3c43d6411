import type { Period } from '../requirement.ts';

/**
 * What a word does in a deadline. A word has one type; a word that is not here is text. `plain` holds words
 * that only look as if they had a type: 目前 is no 前, 关于 no 于, 长期护理 is not 长期.
 */
const WORDS = {
  plain:
    '目前 当前 此前 前期 前款 前述 前置 前端 前景 前提 前列 前沿 前往 前瞻 前来 空前 前三季度 前年 前条 前项 前段 ' +
    '后续 后期 落后 今后 背后 事后 后台 后果 后者 后勤 后备 后方 ' +
    '时候 时效 时代 时段 时刻 平时 临时 准时 定时 届时 当时 时政 ' +
    '关于 对于 由于 属于 基于 至于 位于 鉴于 便于 用于 等于 限于 利于 在于 处于 适用于 大于 高于 低于 小于 善于 有关于 应用于 ' +
    '自然 自行 自主 自愿 自己 自治 各自 来自 亲自 自查 自评 自动 自身 自律 自贸 自建 自筹 自我 自觉 自由 自来水 ' +
    '起草 发起 起诉 一起 引起 提起 起止 起重 起点 ' +
    '可持续 持续时间 持续性 中长期 长期以来 长期护理 及时性 及时率 工作动态 动态信息 不定期存款 ' +
    '一律 一并 一旦 一致 一体 一些 一定 一同 一道 统一 逐一 万一 唯一 十分 第三方 百姓 一线 一网 ' +
    '上月 上季度 上季 上年 上年度 上一年度 上一年 上一季度 上个月 上周 上一个月 去年 本周 ' +
    '重要 主要 需要 必要 要点 要闻 要素 摘要 概要 纪要 要件 应急 对应 响应 供应 应用 反应 适应 相应 应对 必需 急需 须知 ' +
    '涉及 普及 来及 及其 以至 甚至 冬至 参与 公示栏 公告栏 公示牌 公开栏 公开课 公开信 公开日 发布会 检查站 检查组 公开招标 公开招聘 更新换代 ' +
    '变更登记 变更情况 变化情况 调整情况 执行情况 落实情况 完成情况 进行 国内 境内 因公 因私 若干 网上',

  // Units and the calendar.
  workday: '工作日 工作天',
  'calendar-day': '天 自然日 日历日 自然天 日历天 公历日',
  week: '周 星期 礼拜',
  'month-name': '月份',
  quarter: '季度 季',
  hour: '小时',
  minute: '分钟 刻钟',
  'half-year': '半年 半年度',
  'month-end': '月底 月末',
  'quarter-end': '季末 季度末 季底 季度底',
  end: '底 末',
  start: '初',
  'month-start': '月初',
  'quarter-start': '季初',
  'week-start': '周初',
  'this-year': '今年 本年 当年 本年度 当年度',
  'next-year': '次年 翌年 明年 来年 第二年 下一年 下年 次年度 下一年度 下年度',
  'year-end': '年底 年末 年终 年度末 岁末',
  'in-year': '年内 年度内',
  'mid-year': '年中',
  'first-half': '上半年',
  'second-half': '下半年',
  'first-ten-days': '上旬',
  'middle-ten-days': '中旬',
  'last-ten-days': '下旬',
  'first-month': '首月 首个月',
  'last-month': '末月 尾月 最后一个月 最后一月',
  'last-day': '最后一天 最后一日',
  last: '最后 首周 首个星期 首个工作日 末周',
  daypart: '上午 下午 中午 晚上 下班',

  // How a number binds.
  inside: '内 以内 之内 之日内',
  ahead: '前 之前 以前',
  after: '后 之后 以后 之日后',
  since:
    '起 以来 之日起 日起 之时起 之日 当日起 当天起 次日起 之日的次日起 之次日起 后次日起 起算 起计算 起计 之日起算 之日起计算 之日起计',
  around: '前后',
  about: '左右 上下',
  roughly: '约 大约 大概',
  'or-more': '以上 之上 及以上 或以上',
  'or-less': '以下 之下 及以下 或以下',
  min: '不少于 不低于 不得少于 不得低于 不短于 不得短于 不应少于 不应低于 不能少于 不能低于 不小于 至少 最少 最短 ≥',
  max:
    '不超过 不得超过 不能超过 不应超过 不可超过 不多于 不得多于 不晚于 不迟于 不得晚于 不得迟于 不能迟于 不能晚于 不应晚于 不应迟于 不长于 ' +
    '不大于 ≤ 最迟 至迟 最晚 最多 最长 最迟不超过',
  over: '不计算在 不计入 不包括在 不包含在 超过 超出 逾 逾期 不足 未满 不满 满 近 最近 过去 累计 历时 为期',
  consecutive: '连续',
  ordinal: '第',
  extend: '延长 延期 顺延 延迟 展期',
  'extend-to': '延至',
  former: '原 原定 原计划 原来 原来的 原为 原来为 原法定',
  reduce: '压缩 缩短 压减 缩减 精简',
  early: '提前',
  keep: '保留 保存 留存 存档 保管 有效期 任期 展示 持续至 延续至 执行至 实施至',
  interval: '间隔 更新间隔 更新周期 更新频率 周期 相差 相隔',
  distance: '距 距离',
  term: '期限 时间 期 日期',
  limit: '时限',
  lasting: '时长',
  is: '为 是 系 定为',
  altogether: '共',
  notice: '公示 公告 征求意见 征集意见 意见征集 意见征求 征询意见 听取意见',
  'notice-period': '公示期 公告期 公示期限 公告期限 征求意见期限 征求意见期 公开期',
  'as-of': '截至 截至到',
  'closing-date': '截止日期 截止时间',
  closing: '截止',
  'closed-by': '止 为止',
  done: '已 已于 已经 业已',
  range: '至 到 直至 直到',

  // Small words.
  modal:
    '应 应当 应该 须 必须 需 要 可 可以 也 均 都 请 并 将 宜 原则 原则上 尽量 力争 争取 务必 确保 保证 再 就 予以 给予 如实 集中 全面 全部 主动 分别 基本',
  general: '一般',
  at: '在',
  prep: '于 自 从 应自 应于 应在 须在 须于 须自 需在 需于 要在 要于 应当在 应当于 应当自 必须在 必须于 并在 并于 可在 可于',
  agent: '由 向 经 对 以',
  through: '通过',
  of: '的',
  conjunction: '其中 且 以及 而 另 此外 另外 但 但是 则',
  meanwhile: '同时',
  or: '或 或者',
  and: '和 及',
  with: '与',
  along: '随 同 跟',
  without: '无法 不能 不得 未 未能 避免 无需 不再 不需 难以 不必 不用 不 没有 不予',
  if: '如 若 如果 倘 倘若 如遇 遇 遇有 除 因 如有 若有',

  // When, without a number.
  together: '同步',
  'same-day': '当日 当天 同日 当日内 当天内',
  'next-day': '次日 次日内',
  'next-workday': '次工作日 次一工作日 下一个工作日 下一工作日',
  during: '期间 过程中',
  moment: '时',
  prompt: '及时 当场 随时 立即 第一时间 尽快 即刻 马上 尽早 立行立改',
  instant: '即时 实时',
  standing: '长期 长期任务 长期工作 永久 常态化 常年 长年 始终',
  continuous: '持续 不间断',
  'whole-year': '全年',
  periodic: '定期',
  'one-off': '一次性',
  'on-change': '动态',
  vague: '限时 限期 年初 不定期 不定时 择期 择机 年前',
  timely: '适时',
  refer: '按 按照 依 依照 依据 遵照 根据',
  'refer-end': '规定 要求 部署 条例 办法 安排 程序 标准 节点 计划',
  'refer-whole':
    '按规定 按要求 依法 依规 依法依规 法定时限 法定期限 规定时限 规定时间 规定期限 按时 按期 按时限 如期 规定的时限 规定的时间 规定的期限',
  'its-own-rule': '从其规定',

  // Verbs: what starts a count, and what is done.
  // 行成 is a slip for it.
  formed: '形成 行成',
  event:
    '作出 做出 制定 制作 批准 出版 确定 生成 产生 受理 收到 接到 获取 获得 下发 下达 审议 签订 签署 批复 备案 成立 发生 开始 ' +
    '送达 收件 来件 接件 收文 来文 验收 立案 结案 审批 核准 出台 终了 期满 届满 接收 认定 签发 签收 终结 审定 中标 开标 交付 拨付 竣工 完工 开工 成文 散会 编印 印制 刊发 录入 采集 审结 签批 移送 发证 结项 表决 上会',
  change: '变化 变动 变更 有变',
  update: '更新 调整 修订 修改 即更',
  finish: '完成 办结 结束 完毕 启动 到位 建成',
  effective: '施行 实施 生效 执行 启用 印发 发文',
  publish: '公开 公布 发布 披露',
  act:
    '答复 报送 上报 召开 举行 举办 开展 落实 通报 抽查 检查 交账 回复 办理 转发 递交 提交 反馈 告知 维护 填报 汇总 ' +
    '总结 移交 归档 整改 推送 组织 听取 更换 编制 审核 审查 清理 写出 发出 交办 结算 上传 张贴 完善 建立 做好 抓好 推进 推动 坚持 ' +
    '保持 有效 管理 发放 出具 报备 上线 开通 实现 基本完成 全面完成 评估 考核 测评 培训 研究 解读 宣传 梳理 核查 报告 报请 申报 ' +
    '登记 送交 报 明确 收集 召集 邀请 回应 督促 优化 加强 深化',
} as const;

/** 每 and its like open a period: 每月, 逐月, 按月. */
const OPENERS = ['每', '每一', '逐', '按', '每个'];

/** 一月一公开 is every month, 季度更新 every quarter; 一月一日 is neither. */
const ONCE_DONE = '次 公开 公布 公示 更新 通报 报';
const ADJECTIVE_DONE = '公开 公布 公示 发布 更新 通报 报送';

/** Of each period its names behind 每, its name in 一月一次, as an adjective, without 每, and that of the next one. */
const PERIODS: Record<
  Period,
  [opened: string, once: string, adjective: string, bare: string, next: string]
> = {
  day: ['日 天', '一天', '', '天天', ''],
  week: ['周 星期 礼拜', '一周', '', '', '次周 下周 下星期'],
  'half-month': ['半月 半个月', '半月', '', '', ''],
  month: ['月 个月 月度 月份', '一月', '月度', '月月 当月', '次月 下月 下个月 下一个月 翌月'],
  quarter: [
    '季 季度 个季度',
    '一季',
    '季度',
    '季季 当季 当季度',
    '次季 次季度 下季 下季度 下一季度 下一个季度',
  ],
  'half-year': ['半年 半年度 个半年', '半年', '半年度', '', '次半年 下一个半年'],
  year: ['年 年度', '一年', '年度', '年年', ''],
};

/** Every two weeks, a school term: no requirement says it. */
const ODD_PERIODS =
  '每旬 每学期 每学年 每届 每小时 每分钟 每工作日 每个工作日 每节假日 按旬 按学期 ' +
  '隔日 隔天 隔周 隔月 隔季度 隔年 双月 双周 单月 单周';

/** The period that runs when the wording was written, which is not known; 本月数据 only names data. */
const RUNNING_PERIODS = '本月 本季 本季度';

/** Characters that stand for themselves in the forms of numbers and dates, and signs. */
const LITERALS = '个日号月年半次回场篇条点每隔各,;。:()!?、/.-"①';

export type WordType = keyof typeof WORDS | 'odd-period' | 'running-period' | 'text';
export type PeriodType = 'period' | 'bare-period' | 'next-period';

export interface Word {
  type: WordType | PeriodType;
  /** Of a word for a period. */
  period?: Period;
}

let memo: { words: Map<string, Word>; longest: number } | undefined;

/** Made when the first wording is read: a ledger that copies the plan's needs none. */
function vocabulary() {
  memo ??= makeVocabulary();
  return memo;
}

function makeVocabulary() {
  const words = new Map<string, Word>();
  const add = (list: string, word: Word, prefix = '') => {
    for (const name of list.split(' ')) if (name !== '') words.set(prefix + name, word);
  };
  for (const type of Object.keys(WORDS) as (keyof typeof WORDS)[]) add(WORDS[type], { type });
  for (const period of Object.keys(PERIODS) as Period[]) {
    const [opened, once, adjective, bare, next] = PERIODS[period];
    for (const opener of OPENERS) add(opened, { type: 'period', period }, opener);
    add(ONCE_DONE, { type: 'period', period }, `${once}一`);
    if (adjective) add(ADJECTIVE_DONE, { type: 'bare-period', period }, adjective);
    add(bare, { type: 'bare-period', period });
    add(next, { type: 'next-period', period });
  }
  add(ODD_PERIODS, { type: 'odd-period' });
  add(RUNNING_PERIODS, { type: 'running-period' });
  return { words, longest: Math.max(...[...words.keys()].map((word) => word.length)) };
}

/** One word of each type that the reader knows, the shortest, and each sign. */
export function wordOfEachType(): string[] {
  const shortest = new Map<string, string>();
  for (const [word, { type, period = '' }] of vocabulary().words) {
    const known = shortest.get(type + period);
    if (known === undefined || word.length < known.length) shortest.set(type + period, word);
  }
  return [...shortest.values(), ...LITERALS];
}

export function isLiteral(char: string): boolean {
  return LITERALS.includes(char);
}

/** The longest known word that starts there and that may, or null. */
export function wordAt(
  text: string,
  index: number,
  may: (word: string) => boolean,
): { word: string; entry: Word } | null {
  const { words, longest } = vocabulary();
  for (let end = Math.min(index + longest, text.length); end > index; end--) {
    const word = text.slice(index, end);
    const entry = words.get(word);
    if (entry && may(word)) return { word, entry };
  }
  return null;
}
