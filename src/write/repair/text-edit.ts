/** Replaces `[start, end)` of a text. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** The text with all edits made; they may not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return parts.join('') + text.slice(from);
}
