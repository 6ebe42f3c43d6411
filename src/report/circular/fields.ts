/** Where a field may stand: anywhere outside of repetitions, in a body's paragraphs, or in those of one duty of it. */
export type FieldScope = 'whole' | 'problem' | 'unjudged' | 'overdue' | 'late';

/** What may be written in braces, or behind `if` and `unless`; what each says stands in docs/reports.md. */
export const FIELDS: readonly { name: string; scopes: readonly FieldScope[] }[] = [
  ...fields(
    ['whole'],
    [
      ...['年度', '方案', '印发机关', '检查日', '报送期限', '排名要求'],
      ...[
        '应报送数',
        '已报送数',
        '报送问题数',
        '未报送数',
        '未报送单位',
        '尚未报送数',
        '尚未报送单位',
      ],
      ...['待核对数', '待核对单位', '读不出来数', '读不出来单位', '几份台账数', '几份台账单位'],
      ...['看不出文件数', '暂定件数', '表扬数', '表扬单位', '问题单位数'],
    ],
  ),
  ...fields(
    ['whole', 'problem', 'unjudged'],
    [
      ...['应办件数', '按期件数', '逾期已办件数', '逾期未办件数', '即将逾期件数', '无法判定件数'],
      ...['其余件数', '计入件数', '按期率'],
    ],
  ),
  ...fields(['problem', 'unjudged', 'overdue', 'late'], ['单位']),
  ...fields(['unjudged'], ['涉及任务']),
  ...fields(['overdue', 'late'], ['事项', '到期日', '逾期时间']),
  ...fields(['late'], ['办结日']),
];

/** What `for` may repeat, and where. */
export const LISTS = [
  { name: '问题单位', within: 'whole', scope: 'problem' },
  { name: '无法判定单位', within: 'whole', scope: 'unjudged' },
  { name: '逾期未办', within: 'problem', scope: 'overdue' },
  { name: '逾期已办', within: 'problem', scope: 'late' },
] as const satisfies { name: string; within: FieldScope; scope: FieldScope }[];

function fields(scopes: readonly FieldScope[], names: readonly string[]) {
  return names.map((name) => ({ name, scopes }));
}
