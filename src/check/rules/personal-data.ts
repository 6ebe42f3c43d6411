import type { Rule } from './rule.ts';

/** Reported by the readers in src/input, which mask the number before anything else sees it. */
export const personalData: Rule = {
  meta: {
    name: 'personal-data',
    severity: 'error',
    title: '含有个人信息',
    what: '台账里有身份证号码（校验码正确的）、手机号码或银行卡号，写在哪一栏、哪一行注释里都算。',
    why: '台账要报送、公开。涉及个人隐私、公开会损害第三方合法权益的政府信息不得公开，个人信息未经本人单独同意不得公开，平时也应去标识化。',
    fix: '删掉号码；确需保留的，中间各位用“*”代替。报告里的号码都已遮住，请按行和列查找。',
    basis: '《政府信息公开条例》第十五条；《个人信息保护法》第二十五条、第五十一条',
  },
};
