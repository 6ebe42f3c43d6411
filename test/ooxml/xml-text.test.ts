import { expect, it } from 'vitest';
import { withoutForbidden, xmlAttribute, xmlText } from '../../src/ooxml/xml-text.ts';

it('a workbook has a way to write what XML may not hold', () => {
  expect(xmlText('a\u0000<b>\r\n&_x000D_')).toBe('a_x0000_&#60;b&#62;_x000D_\n&#38;_x005F_x000D_');
});

it('a document has none: that is shown, and what XML may hold stays', () => {
  expect(withoutForbidden('a\u0000b\u001bc\ud800d\uffffe')).toBe('a�b�c�d�e');
  expect(withoutForbidden('甲\t乙\r\n丙\u0085😀<&')).toBe('甲\t乙\r\n丙\u0085😀<&');
});

it('an attribute ends where it should', () => {
  expect(xmlAttribute('a" b="c>\n')).toBe('a&#34; b=&#34;c&#62;&#10;');
});
