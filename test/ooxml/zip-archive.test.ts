import { expect, it } from 'vitest';
import { Zip } from '../../src/input/office/zip.ts';
import { zipArchive } from '../../src/ooxml/zip-archive.ts';

/** More than is packed at once, of characters of one to four octets. */
const PIECES = Array.from({ length: 40_000 }, (_, at) => `<c r="A${at}">第${at}项 é 𠮷</c>`);

it('a part in pieces is read back whole between parts that are short', () => {
  let made = 0;
  function* pieces() {
    for (const piece of PIECES) {
      made++;
      yield piece;
    }
  }
  const archive = zipArchive([
    ['first.xml', '甲'],
    ['long.xml', pieces()],
    ['empty.xml', []],
    ['last.xml', '乙'],
  ]);
  expect(made).toBe(PIECES.length);
  // It compares sizes and check sums.
  const zip = new Zip(archive);
  const textOf = (name: string) => zip.read(name)?.toString();
  expect(['first.xml', 'empty.xml', 'last.xml'].map(textOf)).toEqual(['甲', '', '乙']);
  expect(textOf('long.xml') === PIECES.join('')).toBe(true);
});
