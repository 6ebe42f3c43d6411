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
