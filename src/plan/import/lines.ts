const LIST_ITEM = /^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）.、．]|[①-⑳])/;

/** A cell's text in one line: Chinese goes on where its line was broken, other words keep a space. */
export function joinLines(text: string): string {
  return text.trim().replace(/[ \t]*\n\s*/g, (_break, at: number, whole: string) => {
    if (LIST_ITEM.test(whole.slice(at).trimStart())) return ' ';
    const before = whole.slice(0, at).trimEnd().at(-1) ?? '';
    return /[!-~]/.test(before) ? ' ' : '';
  });
}
