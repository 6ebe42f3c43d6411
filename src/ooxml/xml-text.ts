/** A line break that XML would change, and what it may not hold at all (XML 1.0, 2.2). */
const NOT_IN_XML = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;

/** Text as the content of an XML element of a workbook; `_x000D_` stands for what XML would not keep (ECMA-376, part 1, 22.9.2.19). */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      NOT_IN_XML,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** What XML may not hold at all (XML 1.0, 2.2). */
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Text for a Word document, where nothing can stand for what XML may not hold: that becomes `�`. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '�');
}

/** Text as the value of an XML attribute in double quotes. */
export function xmlAttribute(text: string): string {
  return text.replace(/[&<>"\r\n]/g, (char) => `&#${char.charCodeAt(0)};`);
}
