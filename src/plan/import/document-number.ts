import { withoutSpaces } from '../../text/characters.ts';

/** 鲁政办字〔2022〕20号 */
const NUMBER = /^[\p{Script=Han}]{1,12}[〔[(（【［]20\d{2}[〕\])）】］]第?\d{1,4}号$/u;

/** Whether a line is nothing but a 文号. */
export function isDocumentNumber(line: string): boolean {
  return NUMBER.test(withoutSpaces(line));
}
