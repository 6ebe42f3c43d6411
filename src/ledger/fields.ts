import type { CellKind } from '../input/table/cell-value.ts';

/** The object of a ledger's data that a field belongs to: the ledger itself, a row, a record of it … */
export type Part = 'ledger' | 'entry' | 'record' | 'extension' | 'deduction';

/**
 * Kinds of records, by what they prove: something that an event set off, that was due by a date or for a
 * period, a period with nothing to disclose, work that was done, an answer to a request, a consultation.
 */
export type RecordKind =
  | 'event'
  | 'dated'
  | 'periodic'
  | 'zero-report'
  | 'work'
  | 'request'
  | 'consultation';

export interface LedgerField {
  part: Part;
  /** The key in the data, and the name that people know it by. */
  key: string;
  /** How its value is written; a `list` holds objects of another part, as do `spans`, a `mapping` is one. */
  type: CellKind | 'plan-id' | 'name' | 'list' | 'mapping';
  /** That part. */
  of?: Part;
  /** Whether the object cannot do without it. */
  required?: boolean;
  /** What editors call it, where that is not the key. */
  title?: string;
  /** What it means and how it is written; editors and messages show it. */
  help: string;
  /** Values as they may be written, the likeliest first. */
  samples: readonly unknown[];
  /**
   * Headings of its column, folded, of two lines both together; for the ledger itself, labels beside the
   * table. The first one is written. None: no table has a place for it.
   */
  headings: readonly string[];
  /** Further words that people write instead of the key; no heading is taken for it by them. */
  words?: readonly string[];
  /** The kinds of records that have it; their samples show it. */
  records?: readonly RecordKind[];
  /** What a sample record says beside it. */
  note?: string;
  /** What a workbook says beside the cell. */
  hint?: string;
  /** Characters that its column in a workbook is wide. */
  width?: number;
  /** Whether every exported table has its column: those of the plan's annex 3, and what most records have. */
  always?: boolean;
}

const PERIODS =
  '年写作 2022，半年写作 2022-H1，季度写作 2022-Q3，月写作 2022-08，半月写作 2022-08-H1，周写作 2022-W23，日写作 2022-08-01。';

/** Words as people list them, parted by spaces. */
const words = (text: string): readonly string[] => text.split(' ');

/**
 * The one table of a ledger's fields, in the order in which the schema has them. Readers, writers, advice,
 * samples, schemas/ledger.schema.json and the columns in docs/formats.md are made of it.
 */
const FIELDS = [
  {
    part: 'ledger',
    key: '计划',
    type: 'plan-id',
    help: '对照的工作方案，写作“方案代号/年份”；不写的，已知的方案里只有一个有本部门时按它检查。',
    // Which plans there are depends on the run: messages that need one name it.
    samples: [],
    headings: words('对照方案 计划 工作方案'),
    words: words('方案'),
  },
  {
    part: 'ledger',
    key: '部门',
    type: 'name',
    required: true,
    help: '填报部门的名称，用方案里的全称或简称。',
    samples: ['建设局'],
    headings: words(
      '填报单位 部门 单位 填报部门 填表单位 报送部门 报送单位 部门名称 单位名称 责任单位',
    ),
  },
  {
    part: 'ledger',
    key: '报送日期',
    type: 'date',
    help: '台账报送的日期。',
    samples: ['2022-05-30'],
    headings: words('报送日期 报送时间 填报日期 填报时间 填表日期 填表时间 上报日期 上报时间'),
  },
  {
    part: 'ledger',
    key: '台账',
    type: 'list',
    of: 'entry',
    required: true,
    help: '各项任务，每项以“- ”开头。',
    samples: [],
    headings: [],
    words: words('任务清单 工作台账'),
  },

  {
    part: 'entry',
    key: '序号',
    type: 'number',
    help: '方案里的任务序号；本部门自定的任务不写。',
    samples: [1, '附2-1'],
    headings: words('序号 编号 任务序号 任务编号 项目序号'),
    width: 7,
    always: true,
  },
  {
    part: 'entry',
    key: '工作任务',
    type: 'text',
    help: '照抄方案的“工作任务”。',
    samples: ['加强推动高质量发展信息公开'],
    headings: words(
      '工作任务 任务 任务名称 重点任务 主要任务 重点工作任务 工作事项 事项名称 公开任务',
    ),
    width: 20,
    always: true,
  },
  {
    part: 'entry',
    key: '工作要求',
    type: 'text',
    help: '照抄方案的“工作要求”；几项任务的“工作任务”相同时靠它区分，其余可以不写。',
    samples: ['加强房地产市场监管信息公开'],
    headings: words('工作要求 任务要求 具体要求 任务内容 工作内容 具体任务'),
    words: words('要求'),
    width: 44,
    always: true,
  },
  {
    part: 'entry',
    key: '时限要求',
    type: 'text',
    help: '照抄方案的“时限要求”。',
    samples: ['信息形成或者变更之日起20个工作日内公开', '长期坚持'],
    headings: words('时限要求 时限 完成时限 公开时限 工作时限 办理时限 期限 完成期限'),
    width: 26,
    always: true,
  },
  {
    part: 'entry',
    key: '责任科室',
    type: 'text',
    help: '本部门承办这项任务的科室。',
    samples: ['综合科'],
    headings: words('责任科室 责任单位 责任股室 责任部门 责任处室 承办科室 承办单位 牵头科室 科室'),
    always: true,
    width: 11,
  },
  {
    part: 'entry',
    key: '分管领导',
    type: 'text',
    help: '分管这项任务的领导。台账要公开，不写电话和身份证号。',
    samples: ['王某'],
    headings: words('分管领导 责任领导 分管负责人 领导'),
    always: true,
    width: 10,
  },
  {
    part: 'entry',
    key: '完成情况',
    type: 'text',
    help: '这项任务做得怎样。完成了的，在记录里写明公开日期或者完成日期。',
    samples: ['已组织两次培训'],
    headings: words('完成情况 落实情况 进展情况 推进落实情况'),
    words: words('进展'),
    always: true,
    width: 18,
  },
  {
    part: 'entry',
    key: '备注',
    type: 'text',
    help: '需要说明的情况。',
    samples: ['与市局同步公开'],
    headings: words('备注 备注说明 情况说明'),
    words: words('说明'),
    always: true,
    width: 14,
  },
  {
    part: 'entry',
    key: '不涉及',
    type: 'text',
    help: '这项任务与本单位无关的理由。写了理由就不写公开记录。',
    samples: ['本单位无此项职责'],
    headings: words('不涉及 不涉及理由 不涉及原因 不涉及说明'),
    words: words('理由 原因'),
    hint: '本单位没有这项职责的，写理由；写了就不填公开记录。',
    always: true,
    width: 16,
  },
  {
    part: 'entry',
    key: '公开记录',
    type: 'list',
    of: 'record',
    help: '已经公开的每条信息，每条以“- ”开头。',
    samples: [],
    headings: [],
    words: words('公开情况 记录'),
  },

  {
    part: 'record',
    key: '事项',
    type: 'text',
    help: '任务有几项时限要求时，写明这条记录对应哪一项；只有一项的不写。',
    samples: ['行政处罚信息'],
    headings: words('事项 公开事项 对应事项'),
    hint: '任务有几种时限时，选这条记录对应的一种；列表里没有的不选。',
    width: 18,
  },
  {
    part: 'record',
    key: '标题',
    type: 'text',
    help: '所公开信息的标题，或申请的编号。',
    samples: ['关于某公司虚假宣传的行政处罚决定'],
    headings: words('标题 信息标题 公开标题 公开信息标题 信息名称 文件名称 公开内容 公开信息 名称'),
    records: ['event', 'dated', 'periodic', 'work', 'request', 'consultation'],
    hint: '所公开信息的标题，办理的事，或申请的编号。一条一行，多条的各写一行，序号相同。',
    width: 26,
    always: true,
  },
  {
    part: 'record',
    key: '期间',
    type: 'period',
    help: `按月、按季度等定期公开的，写明这条记录属于哪一期。${PERIODS}`,
    samples: ['2022', '2022-H1', '2022-Q3', '2022-08', '2022-W23', '2022-08-01'],
    headings: words('期间 所属期间 公开期间 所属期'),
    records: ['periodic'],
    hint: '定期公开的是哪一期：2022、2022-H1、2022-Q3、2022-08。',
    width: 10,
  },
  {
    part: 'record',
    key: '零报告',
    type: 'period',
    help: `这一期没有可公开的内容，写期间，不再写标题和日期。${PERIODS}`,
    samples: ['2022-06'],
    headings: words('零报告 零报告期间'),
    records: ['zero-report'],
    hint: '定期公开的，当期没有可公开的内容时写是哪一期，如 2022-06，不写标题和日期。',
    width: 10,
  },
  {
    part: 'record',
    key: '起算日期',
    type: 'date',
    help: '时限从哪天起算：信息形成、变更、作出决定、竣工等的日期。',
    samples: ['2022-06-01'],
    headings: words(
      '起算日期 起算时间 形成日期 形成时间 信息形成日期 信息形成时间 生成日期 成文日期 作出日期 变更日期 形成或变更日期',
    ),
    words: words('起始日期'),
    records: ['event'],
    note: '时限从哪天起算',
    hint: '时限从哪天起算：信息形成、变更、作出决定等的日期，如 2022-06-01。',
    always: true,
    width: 12,
  },
  {
    part: 'record',
    key: '公开日期',
    type: 'date',
    help: '信息公开的日期；还没有公开的不写。',
    samples: ['2022-06-13'],
    headings: words('公开日期 公开时间 发布日期 发布时间'),
    words: words('日期 时间'),
    records: ['event', 'dated', 'periodic'],
    hint: '公开的日期，如 2022-06-13；还没有公开的不写。',
    always: true,
    width: 12,
  },
  {
    part: 'record',
    key: '链接',
    type: 'link',
    help: '公开信息的网址，以 http:// 或 https:// 开头。',
    samples: ['https://www.example.gov.cn/art/1.html'],
    headings: words('链接 网址 公开链接 公开网址 链接地址 公开地址 信息链接'),
    words: words('地址'),
    records: ['event', 'dated', 'periodic'],
    hint: '以 http:// 或 https:// 开头。',
    width: 24,
    always: true,
  },
  {
    part: 'record',
    key: '完成日期',
    type: 'date',
    help: '培训、听取汇报、属性认定等工作完成的日期；公开信息的写“公开日期”。',
    samples: ['2022-06-20'],
    headings: words('完成日期 完成时间 办结日期 办结时间 落实日期'),
    records: ['work'],
    hint: '培训、听取汇报、属性认定等工作完成的日期，如 2022-06-20；公开信息的填“公开日期”。',
    width: 12,
  },
  {
    part: 'record',
    key: '佐证',
    type: 'text',
    help: '证明工作已经做了的材料，如签到表、会议纪要；有网址的也可以写“链接”。',
    samples: ['签到表'],
    headings: words('佐证 佐证材料'),
    records: ['work'],
    note: '签到表、会议纪要等',
    width: 14,
  },
  {
    part: 'record',
    key: '收到日期',
    type: 'date',
    help: '依申请公开：收到申请的日期（政府信息公开条例第三十一条）。',
    samples: ['2022-07-01'],
    headings: words('收到日期 收到申请日期 收件日期 受理日期'),
    records: ['request'],
    width: 12,
  },
  {
    part: 'record',
    key: '补正日期',
    type: 'date',
    help: '依申请公开：收到补正后申请的日期，答复期限从这天重新起算（第三十条）。',
    samples: ['2022-07-08'],
    headings: words('补正日期 收到补正日期'),
    records: ['request'],
    note: '收到补正材料的日期；没有补正的不写',
    width: 12,
  },
  {
    part: 'record',
    key: '答复日期',
    type: 'date',
    help: '依申请公开：答复申请人的日期；还没有答复的不写。',
    samples: ['2022-08-05'],
    headings: words('答复日期 答复时间 回复日期'),
    records: ['request'],
    width: 12,
  },
  {
    part: 'record',
    key: '延期',
    type: 'mapping',
    of: 'extension',
    help: '依申请公开：延长答复期限（第三十三条）。',
    samples: [{ 工作日: 10, 同意: true, 告知日期: '2022-07-20' }],
    headings: [],
    words: words('延长'),
    records: ['request'],
  },
  {
    part: 'record',
    key: '扣除期间',
    type: 'spans',
    of: 'deduction',
    help: '依申请公开：征求第三方或者其他机关意见的时间，不计算在答复期限内（第三十三、三十四条）。',
    samples: [[{ 起: '2022-07-05', 止: '2022-07-12', 事由: '征求第三方意见' }]],
    headings: words('扣除期间 扣除时间'),
    records: ['request'],
    note: '征求意见的时间',
  },
  {
    part: 'record',
    key: '开始日期',
    type: 'date',
    help: '征求意见、公示等开始的日期。',
    samples: ['2022-07-01'],
    headings: words('开始日期 开始时间 起始日期 征求意见开始日期'),
    words: words('开始'),
    records: ['consultation'],
    width: 12,
  },
  {
    part: 'record',
    key: '结束日期',
    type: 'date',
    help: '征求意见、公示等结束的日期。',
    samples: ['2022-08-02'],
    headings: words('结束日期 结束时间 截止日期 征求意见结束日期'),
    words: words('结束'),
    records: ['consultation'],
    width: 12,
  },
  {
    part: 'record',
    key: '备注',
    type: 'text',
    help: '需要说明的情况。',
    samples: ['因系统升级推迟'],
    headings: words('公开记录备注 公开情况备注 记录备注'),
    words: words('说明'),
    width: 16,
  },

  {
    part: 'extension',
    key: '工作日',
    type: 'count',
    required: true,
    title: '延长的工作日数',
    help: '延长几个工作日，只写数字；最长不得超过 20 个工作日。',
    samples: [10],
    headings: words('延期工作日 延期 延期天数 延长天数 延长工作日 延期工作日数'),
    words: words('天数'),
    hint: '延长答复期限几个工作日，只写数字，最多 20。',
    width: 9,
  },
  {
    part: 'extension',
    key: '同意',
    type: 'yes-no',
    required: true,
    title: '是否同意',
    help: '政府信息公开工作机构负责人是否同意：同意写 true，未同意写 false。',
    samples: [true],
    hint: '政府信息公开工作机构负责人是否同意延期：填“是”或“否”。',
    headings: words('延期同意 延期是否同意 是否同意延期 是否同意'),
    width: 9,
  },
  {
    part: 'extension',
    key: '告知日期',
    type: 'date',
    help: '告知申请人的日期。',
    samples: ['2022-07-20'],
    headings: words('告知日期 延期告知日期 延期告知'),
    words: words('通知日期'),
    width: 12,
  },

  {
    part: 'deduction',
    key: '起',
    type: 'date',
    required: true,
    help: '征求意见开始的日期。',
    samples: ['2022-07-05'],
    headings: words('扣除期间起 扣除起 扣除起始日期 扣除开始日期'),
    words: words('起始日期 开始'),
    width: 14,
  },
  {
    part: 'deduction',
    key: '止',
    type: 'date',
    help: '征求意见结束的日期；还没有结束的不写。',
    samples: ['2022-07-12'],
    headings: words('扣除期间止 扣除止 扣除终止日期 扣除结束日期'),
    words: words('截止日期 结束'),
    width: 14,
  },
  {
    part: 'deduction',
    key: '事由',
    type: 'text',
    help: '向谁征求意见。',
    samples: ['征求第三方意见'],
    headings: words('扣除期间事由 扣除事由 扣除原因'),
    words: words('原因 理由'),
    width: 18,
  },
] as const satisfies readonly LedgerField[];

export const LEDGER_FIELDS: readonly LedgerField[] = FIELDS;

/** One field of the table. */
export function ledgerField<P extends Part>(part: P, key: KeyOf<P>): LedgerField {
  const field = LEDGER_FIELDS.find((other) => other.part === part && other.key === key);
  if (!field) throw new Error(`The table has no field ${part}/${key}.`);
  return field;
}

/** The keys that the objects of a part may have. */
export type KeyOf<P extends Part> = Extract<(typeof FIELDS)[number], { part: P }>['key'];
