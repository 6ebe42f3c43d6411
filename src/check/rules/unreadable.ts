import type { Rule } from './rule.ts';

/** Reported by the readers in src/input. */
export const unreadable: Rule = {
  meta: {
    name: 'unreadable',
    severity: 'error',
    title: '文件读不出来',
    what: '文件打不开、不是 UTF-8、不是合格的 YAML，或者大得、深得不像台账。',
    why: '读不出来的台账无法检查；其他文件照常检查。',
    fix: '按提示的行和列改正，改好后重新检查。',
  },
};
