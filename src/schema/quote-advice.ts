import { codeOf } from '../text/characters.ts';

const WRAPPED = /^[“”‘’＂＇「](.*)[“”‘’＂＇」]$/;

/** The text without the full-width quotes around it. */
export function withoutQuotes(text: string): string {
  return WRAPPED.exec(text.trim())?.[1] ?? text;
}

/** What to tell about such quotes, which to YAML are a part of the text; '' where there are none. */
export function quoteAdvice(text: string): string {
  const quote = text.trim().charAt(0);
  if (!WRAPPED.test(text.trim())) return '';
  return `两边的 ${quote}（${codeOf(quote)}）是全角引号，成了内容的一部分。请去掉。`;
}
