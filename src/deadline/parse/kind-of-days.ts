import type { Requirement } from '../requirement.ts';

/** 20日（工作日）内, 以工作日计: workdays named as such, and not counted (20个工作日) or ruled out. */
const BARE_WORKDAYS =
  /(?<![\d〇一二两三四五六七八九十百首末每后半]个?(?:法定|国家)?)(?<!非|不是)工作[日天]/;

/** 不含节假日, 扣除法定节假日, 节假日除外 */
const LEFT_OUT =
  /(?:不[含包计算]|除|扣).{0,8}(?:假日|假期|休息日|休日|周末|双休)|(?:假日|假期|休息日|休日|周末|双休).{0,4}(?:除外|不[计算含])/;

/** 遇节假日顺延 tells what moves the last day, and not which days count. */
const MOVED = /顺延|延至|延后|推迟/;

/** Whether a wording (folded) says somewhere that its days are not all of the calendar's. */
export function countsCertainDays(folded: string): boolean {
  return folded
    .split(/[,。;()]/)
    .some((part) => !MOVED.test(part) && (BARE_WORKDAYS.test(part) || LEFT_OUT.test(part)));
}

/** Without 遇节假日顺延至下一个工作日: the day that the last one moves to is no requirement of its own. */
export function withoutMove(requirements: Requirement[]): Requirement[] {
  const kept = requirements.filter(({ kind, text = '' }) => {
    const moved = kind === 'within' ? text.search(MOVED) : -1;
    return moved < 0 || !/工作[日天]/.test(text.slice(moved));
  });
  return kept.length > 0 ? kept : requirements;
}

/** 20日（不含节假日）内: which days are meant is said, but not so that they can be counted for certain. */
export function withoutCertainDays(requirement: Requirement): Requirement {
  const counts = 'unit' in requirement && requirement.unit !== null;
  if (!counts || requirement.unit === 'workday') return requirement;
  return { kind: 'unknown', text: requirement.text ?? '' };
}
