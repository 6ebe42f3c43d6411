import { expect, it } from 'vitest';
import { webAddress } from '../../src/text/web-address.ts';

it.each([
  ['https://www.example.gov.cn/art/1.html', 'https://www.example.gov.cn/art/1.html'],
  [' HTTP://例子.政务/a b?x=<&>" ', 'http://xn--fsqu00a.xn--zfr164b/a%20b?x=%3C&%3E%22'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['https://www.example.gov.cn@elsewhere.example/', null],
  ['https://', null],
  ['www.example.gov.cn', null],
  ['见 https://www.example.gov.cn', null],
  ['', null],
])('%j is the address %j', (text, address) => {
  expect(webAddress(text)).toBe(address);
});
