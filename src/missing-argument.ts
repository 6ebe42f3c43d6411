/** What callers of the public functions may leave out, and where they get it. */
const ARGUMENTS = {
  ledgers: '台账的列表，每份用 await loadLedger(文件) 读取',
  plan: '工作方案，用 loadPlan(代号或者文件) 读取',
  calendar: '工作日历，用 workCalendar() 取得',
  asOf: '检查日，写成 2022-06-20 的样子',
  requirement: '一项时限要求，用 parseRequirement(文字) 读取',
  idOrPath: '工作方案的代号或者文件',
  file: '台账文件',
  text: '通知的全文',
} as const;

type Argument = keyof typeof ARGUMENTS;

/** An argument that a public function cannot do without was left out. */
export class MissingArgumentError extends TypeError {
  override name = 'MissingArgumentError';
  /** The names of what is missing, as in the function's declaration. */
  readonly missing: readonly string[];

  constructor(caller: string, missing: readonly Argument[]) {
    const list = missing.map((name) => `${name}（${ARGUMENTS[name]}）`).join('、');
    super(`${caller} 缺少参数：${list}`);
    this.missing = missing;
  }
}

/**
 * Callers in JavaScript have no compiler to tell them what they left out.
 * @throws MissingArgumentError for what is undefined or null
 */
export function requireArguments(caller: string, given: { [name in Argument]?: unknown }): void {
  const missing = (Object.keys(given) as Argument[]).filter((name) => given[name] == null);
  if (missing.length > 0) throw new MissingArgumentError(caller, missing);
}
