import { wideSpaceMessage, widthOf } from '../../text/invisible.ts';
import type { Fault } from '../fault.ts';
import type { LineFault } from './line-fault.ts';

/** The fault for a slip in the line that begins at an offset. */
export function lineSlip({ at, end, message, repair, kind }: LineFault, lineStart: number): Fault {
  const span = { start: lineStart + at, end: lineStart + end };
  const guessed = kind === 'wide-space';
  return { ...span, message, repair: { ...span, text: repair, guessed } };
}

/** Characters at the head of a key that were meant as its indentation. */
export function wideIndentFault(start: number, spaces: string): Fault {
  const span = { start, end: start + spaces.length };
  const repair = { ...span, text: ' '.repeat(widthOf(spaces)), guessed: true };
  return { ...span, message: wideSpaceMessage(spaces), repair };
}

/** A full-width comma that stands between two entries of a flow collection. */
export function wideCommaFault(start: number, comma: string): Fault {
  const message = `括号里的各项之间是全角的“${comma}”。请改成半角逗号，后面空一格：“, ”；如果它是文字的一部分，请给那段文字加引号。`;
  return { start, end: start + 1, message, repair: { start, end: start + 1, text: ', ' } };
}
