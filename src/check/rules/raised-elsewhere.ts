import type { Rule } from './rule.ts';

// What other stages report before a ledger is compared with its plan: these rules have nothing to find in one.

/** Also reported of a ledger with more to judge than can be (src/check/compare.ts). */
export const unreadable: Rule = {
  raisedBy: ['input', 'check'],
  meta: {
    name: 'unreadable',
    severity: 'error',
    title: '文件读不出来',
    what: '文件打不开、不是 UTF-8、不是合格的 YAML，或者大得、深得不像台账。',
    why: '读不出来的台账无法检查；其他文件照常检查。',
    fix: '按提示的行和列改正，改好后重新检查。',
  },
};

export const schema: Rule = {
  raisedBy: ['schema', 'ledger'],
  meta: {
    name: 'schema',
    severity: 'error',
    title: '填写不合格式',
    what: '缺少必填的字段、写了不认识的字段、日期或数字的写法不对。',
    why: '字段写错，日期就会算错或漏算；读不出来的那一栏不猜，也不当作没有填，用到它的不作判定，其余照常检查。',
    fix: '按提示改正字段名或写法；字段的含义见 schemas/ledger.schema.json，编辑器可据此提示。',
  },
};

export const unknownPlan: Rule = {
  raisedBy: ['ledger', 'check'],
  meta: {
    name: 'unknown-plan',
    severity: 'error',
    title: '计划不存在',
    what: '台账的“计划”不是本次检查所用的工作方案，或者没有这一份方案；没有写计划，又看不出该是哪一份。',
    why: '不知道按哪一年的工作方案检查，任务和时限都无从对照。',
    fix: '“计划”写成“方案代号/年份”；已有的方案用 gongkai plan list 查看。',
  },
};

export const planAssumed: Rule = {
  raisedBy: ['check'],
  meta: {
    name: 'plan-assumed',
    severity: 'info',
    title: '没有写明计划',
    what: '台账没有写明计划，已有的方案里只有一份有这个部门，就按它检查。',
    why: '方案附的台账样式里没有这一栏；按哪一份检查的，应当知道。',
    fix: '不是这一份的，写明“计划”，或者用 --plan 指定；是的，不必理会。',
  },
};

/** The readers mask the number before anything else sees it. */
export const personalData: Rule = {
  raisedBy: ['input'],
  meta: {
    name: 'personal-data',
    severity: 'error',
    title: '含有个人信息',
    what: '台账里有身份证号码、手机号码或银行卡号，写在哪一栏、哪一行注释、哪个链接、工作表的名称里都算，隔开、断行、写成汉字的也算。找什么、不找什么见 docs/personal-data.md。',
    why: '台账要报送、公开。涉及个人隐私、公开会损害第三方合法权益的政府信息不得公开，个人信息未经本人单独同意不得公开，平时也应去标识化。',
    fix: '删掉号码；确需保留的，中间各位用“*”代替。报告里的号码都已遮住，请按行和列查找。',
    basis: '《政府信息公开条例》第十五条；《个人信息保护法》第二十五条、第五十一条',
  },
};

export const cellUnreadable: Rule = {
  raisedBy: ['ledger'],
  meta: {
    name: 'cell-unreadable',
    severity: 'error',
    title: '看不到单元格的内容',
    what: '单元格是没有存下计算结果的公式、“#N/A”一类的错误值，或者是看不出月份的数字“2022.1”。',
    why: '文件里没有的内容不能猜，也不能当作空格子；用到它的不作判定，其余照常检查。',
    fix: '在这一格直接填写内容，或者用 Excel、WPS 打开文件，让公式算出结果后保存。',
  },
};

export const textCut: Rule = {
  raisedBy: ['input'],
  meta: {
    name: 'text-cut',
    severity: 'warning',
    title: '文字被“#”截断',
    what: 'YAML 里没有加引号的文字，在空格和“#”处断开，后面的成了注释。',
    why: '报告里只有前半截，标题、理由等就不完整。',
    fix: '“#”是内容的，给整段文字加上引号；确是注释的，在“#”后面加一个空格。',
  },
};

export const tableReading: Rule = {
  raisedBy: ['input'],
  meta: {
    name: 'table-reading',
    severity: 'info',
    title: '文件是怎样读的',
    what: '表格里没有读的工作表、表格或栏目；不是 UTF-8 的 CSV 文件按什么编码读的。',
    why: '没有读到的内容不参加检查，应当知道是哪些。',
    fix: '确实不是台账内容的不必理会；应当读的，把表头改成台账的栏目名（docs/formats.md）。',
  },
};

export const ledgerMissing: Rule = {
  raisedBy: ['report'],
  meta: {
    name: 'ledger-missing',
    severity: 'error',
    title: '没有报送台账',
    what: '汇总（gongkai report）时，方案要求承担任务的单位没有台账。报送期限没有过的，只提示；有一份文件的文件名是它、写的是别的单位的，作警告。文件读不出来的不算没有报送。',
    why: '方案要求各单位形成台账并按期报送；没有台账，它的任务办没办就无从知道。',
    fix: '催报；已经报送的，核对文件有没有放进来、“部门”写得对不对。',
  },
};

export const duplicateLedger: Rule = {
  raisedBy: ['report'],
  meta: {
    name: 'duplicate-ledger',
    severity: 'error',
    title: '一个单位有几份台账',
    what: '汇总时，同一方案、同一单位有两份以上能检查的台账。',
    why: '不知道以哪一份为准；都算就算重了，任选一份可能选错，所以都不计入汇总。',
    fix: '与单位核对，留下一份，其余的移走。',
  },
};

export const ledgerMisnamed: Rule = {
  raisedBy: ['report'],
  meta: {
    name: 'ledger-misnamed',
    severity: 'warning',
    title: '文件名是别的单位',
    what: '汇总时，台账的“部门”是一个单位，文件名写的是另一个单位。',
    why: '可能交错了文件，或者套用别的单位的台账时忘了改“部门”。',
    fix: '与单位核对，改文件名或者改“部门”。',
  },
};

export const waiverExpired: Rule = {
  raisedBy: ['report'],
  meta: {
    name: 'waiver-expired',
    severity: 'warning',
    title: '豁免过期',
    what: '配置（gongkai.config.yaml）里的豁免，检查日已经过了它的“until”。',
    why: '豁免是暂时的；过期的不再起作用，它原来盖住的问题照常报告。',
    fix: '还需要的，重新批准，改“until”；不需要的，从配置里去掉。',
  },
};

export const waiverUnused: Rule = {
  raisedBy: ['report'],
  meta: {
    name: 'waiver-unused',
    severity: 'warning',
    title: '豁免没有用到',
    what: '配置里的豁免，它的单位的台账检查了，没有它要盖住的问题。',
    why: '问题已经改正，或者规则、单位、任务写错了；留着它，以后同样的问题会被盖住。',
    fix: '问题已经改正的，去掉；写错的，改正。',
  },
};
