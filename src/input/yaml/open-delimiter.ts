const VALUE_QUOTE = /(?:^ *(?:- +)*|[:-] +|[[{,] *)(["'])/gm;

/**
 * Offset of the quote that was never closed, or null. js-yaml reports such a quote where the text
 * ends or where the next quote closes it by mistake; people want to see where it was opened.
 */
export function findOpenQuote(text: string, before: number): number | null {
  VALUE_QUOTE.lastIndex = 0;
  let [searched, isComment] = [0, false];
  for (let match = VALUE_QUOTE.exec(text); match; match = VALUE_QUOTE.exec(text)) {
    const open = VALUE_QUOTE.lastIndex - 1;
    if (open >= before) return null;
    // Only what is new: a line of thousands of quotes is not searched again for each of them.
    const between = text.slice(searched, open);
    const line = between.lastIndexOf('\n') + 1;
    isComment = (line === 0 && isComment) || /(?:^|\s)#/.test(between.slice(line));
    searched = open;
    if (isComment) continue;
    const close = closingQuote(text, open);
    if (close === -1) return open;
    const spansLines = text.slice(open, close).includes('\n');
    if (spansLines && !/^[ \t]*(?:[\r\n#,:\]}]|$)/.test(text.slice(close + 1, close + 100)))
      return open;
    searched = close;
    VALUE_QUOTE.lastIndex = close + 1;
  }
  return null;
}

/** Offset of the innermost bracket still open at the given place, or null. */
export function findOpenBracket(text: string, before: number): number | null {
  let closed = 0;
  for (let at = before - 1; at >= 0; at--) {
    const character = text[at];
    if (character === ']' || character === '}') closed++;
    else if ((character === '[' || character === '{') && closed-- === 0) return at;
  }
  return null;
}

function closingQuote(text: string, open: number): number {
  const quote = text[open];
  for (let at = open + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return -1;
}
