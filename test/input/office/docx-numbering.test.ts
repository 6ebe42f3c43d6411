import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/input/read-document.ts';
import { docxParts, relations, tableOf, zip } from '../office.ts';

/** `numFmt lvlText` of each level. */
function abstract(id: number, ...levels: string[]): string {
  const written = levels.map((level, at) => {
    const [format, text, start = '1', style] = level.split(' ');
    const linked = style ? `<w:pStyle w:val="${style}"/>` : '';
    return `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${linked}<w:lvlText w:val="${text}"/></w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}">${written.join('')}</w:abstractNum>`;
}

const list = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
const item = (text: string, id: number, level: number | string = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cellOf = (inner: string) => `<w:tc><w:tcPr/>${inner}</w:tc>`;
const styled = (text: string, style: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

async function textsOf(body: string, numbering: string, styles = ''): Promise<string[]> {
  const parts = docxParts(body).filter(({ name }) => name !== 'word/_rels/document.xml.rels');
  const bytes = zip([
    ...parts,
    {
      name: 'word/_rels/document.xml.rels',
      data: relations([
        { id: 'n', type: 'numbering', target: 'numbering.xml' },
        { id: 's', type: 'styles', target: 'styles.xml' },
      ]),
    },
    { name: 'word/numbering.xml', data: `<w:numbering xmlns:w="w">${numbering}</w:numbering>` },
    { name: 'word/styles.xml', data: `<w:styles xmlns:w="w">${styles}</w:styles>` },
  ]);
  const read = await readDocument('plan.docx', bytes);
  if (!read.ok || !('blocks' in read.content)) throw new Error('It was not read.');
  return read.content.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.sheet.rows.map(({ cells }) => [...cells.values()].join('|')),
  );
}

const CHINESE = abstract(
  0,
  'chineseCountingThousand %1、',
  'chineseCounting （%2）',
  'decimal %3.',
);

describe('numbers that Word shows by itself', () => {
  it('are counted on each level, and anew below a new one above', async () => {
    const body = [0, 1, 2, 2, 1, 2, 0, 1].map((level) => item('项', 1, level)).join('');
    expect(await textsOf(body, CHINESE + list(1, 0))).toEqual([
      '一、项',
      '（一）项',
      '1.项',
      '2.项',
      '（二）项',
      '1.项',
      '二、项',
      '（一）项',
    ]);
  });

  it('go on where another list is of the same kind, unless it begins anew', async () => {
    const numbering = abstract(0, 'decimal 第%1条') + list(1, 0) + list(2, 0) + list(3, 0, RESTART);
    const body = item('甲', 1) + item('乙', 2) + item('丙', 3) + item('丁', 3);
    expect(await textsOf(body, numbering)).toEqual(['第1条甲', '第2条乙', '第1条丙', '第2条丁']);
  });

  it('name the levels above, and begin where the list says', async () => {
    const numbering = abstract(0, 'decimal %1.', 'decimal %1.%2') + list(1, 0);
    expect(await textsOf(item('甲', 1) + item('乙', 1, 1), numbering)).toEqual(['1.甲', '1.1乙']);
    const from = abstract(0, 'decimalEnclosedCircle %1 3') + list(1, 0);
    expect(await textsOf(item('甲', 1), from)).toEqual(['③甲']);
  });

  it('may be Roman', async () => {
    const from = (start: number) => abstract(0, `upperRoman %1. ${start}`) + list(1, 0);
    expect(await textsOf(item('甲', 1) + item('乙', 1), from(4))).toEqual(['IV.甲', 'V.乙']);
    expect(await textsOf(item('甲', 1), from(49))).toEqual(['XLIX.甲']);
    const small = abstract(0, 'lowerRoman %1) 8') + list(1, 0);
    expect(await textsOf(item('甲', 1) + item('乙', 1), small)).toEqual(['viii)甲', 'ix)乙']);
  });

  it('may come from a style, on the level that the list has for it', async () => {
    const styles =
      '<w:style w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="H2"/></w:style>';
    const numbering =
      abstract(0, 'chineseCounting %1、', 'chineseCounting （%2） 1 H2') + list(1, 0);
    const body = item('甲', 1) + styled('乙', 'H2') + styled('丙', 'H2');
    expect(await textsOf(body, numbering, styles)).toEqual(['一、甲', '（一）乙', '（二）丙']);
  });

  it('fill cells that hold nothing else', async () => {
    const row = (text: string) => [
      cellOf(item('', 1)),
      cellOf(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`),
    ];
    expect(
      await textsOf(tableOf(row('甲'), row('乙')), abstract(0, 'decimal %1') + list(1, 0)),
    ).toEqual(['1|甲', '2|乙']);
  });

  it('are none of bullets, of a list that is ended, and of what is not known', async () => {
    const numbering =
      abstract(0, 'bullet ·') + abstract(1, 'hebrew1 %1.') + list(1, 0) + list(2, 1);
    const body = item('甲', 1) + item('乙', 2) + item('丙', 0) + item('丁', 9) + item('戊', 1, 7);
    expect(await textsOf(body, numbering)).toEqual(['甲', '乙', '丙', '丁', '戊']);
  });
});

it('takes no level that is none, and no endless text around a number, for a number', async () => {
  for (const level of ['x', '-5', '0.5', '1e9'])
    expect(await textsOf(item('甲', 1, level), CHINESE + list(1, 0))).toEqual(['甲']);
  const long = abstract(0, `decimal %1${'x'.repeat(300)}`);
  expect(await textsOf(item('甲', 1), long + list(1, 0))).toEqual(['甲']);
});
