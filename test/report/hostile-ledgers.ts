/** What a ledger may hold to be taken for markup, for an order or for a formula where it is shown. */
export const SLY = [
  '<script>alert(1)</script>',
  ']]>',
  '|a|b|',
  '第一行\\n::error::第二行',
  '左\\u2067右',
  '=cmd|calc!A1',
  '::error file=x::坏',
  '[点](http://a.b)',
  '`x` **y** <b>',
  '&lt;',
  `'><img src=x onerror=alert(2)>`,
  '</script><script>alert(3)</script><!--',
] as const;

/** Names of files of the same kind; line ends and control characters are no part of a name on Windows. */
export const SLY_NAMES = [
  'a<script>|b.yaml',
  '=cmd.yaml',
  '::error::x.yaml',
  'x\n::error::y.yaml',
  'z\u001b]8;;u\u0007.yaml',
] as const;

const ROWS = SLY.map(
  (text) =>
    `  - 工作任务: "${text}"\n    时限要求: "2022年6月底前"\n    责任科室: "${text}"\n    公开记录: []\n`,
);

/** A ledger of them, and one that cannot be checked under each of the names. */
export const HOSTILE_LEDGERS: Readonly<Record<string, string>> = {
  '建设局.yaml': `计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n${ROWS.join('')}  - 序号: 1\n    工作任务: 加强推动高质量发展信息公开\n    不涉及: "${SLY[0]}"\n`,
  ...Object.fromEntries(SLY_NAMES.map((name) => [name, `部门: "${SLY[6]}"\n台账: []\n`])),
};
