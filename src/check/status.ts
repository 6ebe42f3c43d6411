/** The state of a duty, in the words that offices use, most urgent first. */
export const STATUS_NAMES = {
  overdue: '逾期未办',
  'due-soon': '即将逾期',
  late: '逾期已办',
  unknown: '无法判定',
  'no-record': '暂无记录',
  'not-due': '未到期',
  'on-time': '按期完成',
  ongoing: '长期坚持',
  'not-applicable': '不涉及',
} as const;

export type Status = keyof typeof STATUS_NAMES;

export const STATUSES = Object.keys(STATUS_NAMES) as Status[];
