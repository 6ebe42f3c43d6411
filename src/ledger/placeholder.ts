import { compact } from '../text/characters.ts';

const BLANK = '[×xX〇○●□■*_…-]';
const PLACEHOLDER = new RegExp(
  `(?:${BLANK}+|某+|各|本|有关|相关)?(?:部门|单位)$|${BLANK}{2,}$`,
  'u',
);

/** What stands for the name of a body in a form that nobody filled in: `××部门`, whatever stands before it; else null. */
export function placeholderIn(name: string): string | null {
  return PLACEHOLDER.exec(compact(name))?.[0] ?? null;
}

/** A name that is masked (***, 某某) is one: a ledger gets published. */
const NOBODY = /^(?:暂?无|没有|待(?:定|填|补充?)|[×xX〇○●□■_?.。-]+(?:科室?)?|某+科室?)$/;

/** Whether a text under 责任科室 or 分管领导 names nobody: 无, 待定, ××, 某科. */
export function namesNobody(text: string): boolean {
  return NOBODY.test(compact(text));
}
