import { expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { readYaml } from '../../../src/input/yaml/read-yaml.ts';
import { inProcess } from '../../cli/in-process.ts';
import { faultsOf, readFile, relations, sheetData, xlsxParts, zip } from '../office.ts';

/** 154 is allotted to nobody. */
const MOBILE = '15498765432';
const SHOWN = '154******32';
const HEADER = ['序号', '工作任务', '时限要求', '公开记录标题', '链接', '备注'];

function personal(diagnostics: Diagnostic[]): [message: string, cell: string | undefined][] {
  return diagnostics
    .filter(({ rule }) => rule === 'personal-data')
    .map(({ message, location }) => [message.replace(/。.*/s, ''), location.cell]);
}

/** A workbook with these rows below the header, and with what a cell links to. */
function workbook(rows: (string | null)[][], name = 'Sheet1', link?: { cell: string; to: string }) {
  const links = link ? `<hyperlinks><hyperlink ref="${link.cell}" r:id="h"/></hyperlinks>` : '';
  const xml = sheetData([HEADER, ...rows]) + links;
  const more = link && {
    name: 'xl/worksheets/_rels/sheet0.xml.rels',
    data: relations([{ id: 'h', type: 'hyperlink', target: link.to, mode: 'External' }]),
  };
  return zip(xlsxParts([{ name, xml }], more && { more: [more] }));
}

const ROW = ['1', '加强推动高质量发展信息公开', null, '某', null, null];

it('the name of a worksheet', () => {
  const { document, diagnostics } = readFile('建设局.xlsx', workbook([ROW], `电话${MOBILE}`));
  expect(personal(diagnostics)).toEqual([[`工作表的名称里有手机号码（${SHOWN}）`, undefined]]);
  expect(document.locate('/台账/0/序号').cell).toBe(`电话${SHOWN}!A2`);
});

it('the name of a worksheet that holds no table, too', () => {
  const faults = faultsOf(
    '建设局.xlsx',
    zip(xlsxParts([{ name: MOBILE, xml: sheetData([['某']]) }])),
  );
  expect(personal(faults)).toHaveLength(1);
  expect(JSON.stringify(faults)).not.toContain(MOBILE);
});

it.each([
  `mailto:${MOBILE}@example.cn`,
  `https://example.gov.cn/q?tel=${MOBILE}`,
  `tel:+86${MOBILE}`,
])('what a cell links to: %s', (to) => {
  const row = ROW.with(4, '在线咨询');
  const bytes = workbook([row], 'Sheet1', { cell: 'E2', to });
  const { document, diagnostics } = readFile('建设局.xlsx', bytes);
  const told = personal(diagnostics);
  expect(told).toEqual([[expect.stringContaining('这一格的链接里有手机号码'), 'Sheet1!E2']]);
  expect(JSON.stringify([document.data, diagnostics])).not.toContain(MOBILE.slice(3, 9));
});

it('a link that its cell repeats is told of once', () => {
  const address = `mailto:${MOBILE}@example.cn`;
  const bytes = workbook([ROW.with(4, address)], 'Sheet1', { cell: 'E2', to: address });
  expect(personal(readFile('建设局.xlsx', bytes).diagnostics)).toHaveLength(1);
});

it('a cell in whose row another number stands, without showing that', () => {
  const row = ROW.with(3, `王某${MOBILE}`).with(5, '张某16412345678');
  const { diagnostics } = readFile('建设局.xlsx', workbook([row]));
  expect(personal(diagnostics)).toHaveLength(2);
  expect(JSON.stringify(diagnostics)).not.toMatch(/15498|16412/);
});

it('an identity number that was typed as a number has lost its last digits, which is said', () => {
  // 379999 is no place; Excel stores 15 digits of 18.
  const row = ROW.with(5, '<c r="F2"><v>3.7999918500101E+17</v></c>');
  const { diagnostics } = readFile('建设局.xlsx', workbook([row]));
  expect(personal(diagnostics)).toEqual([
    [
      '这里有身份证号码（379*************00，Excel 按数字存，末尾几位已变成0、找不回来）',
      'Sheet1!F2',
    ],
  ]);
});

it('a number that a line end breaks in a cell of a table in CSV', () => {
  const broken = `${MOBILE.slice(0, 5)}\n${MOBILE.slice(5)}`;
  const text = `序号,工作任务,时限要求,备注\n1,加强推动高质量发展信息公开,,"电话${broken}"\n`;
  const { document, diagnostics } = readFile('建设局.csv', Buffer.from(text));
  expect(personal(diagnostics)).toHaveLength(1);
  expect(JSON.stringify([document.data, diagnostics])).not.toMatch(/15498|765432/);
});

it('rows of a table are no broken number', () => {
  const text = '序号,工作任务,时限要求,备注\n1,某,,15498\n765432,某,,1\n';
  expect(personal(readFile('建设局.csv', Buffer.from(text)).diagnostics)).toEqual([]);
});

it.each([
  ['escapes', '"\\u0031\\x354\\u00398765432"'],
  ['a line that ends in a stroke', '"15498\\\n    765432"'],
  ['lines that are joined', '电话15498\n    765432'],
  ['a float', '1.5498765432e10'],
  ['hexadecimal', '0x39bcc6478'],
  ['a whole float', '15498765432.0'],
])('a number that YAML makes of %s', (_name, written) => {
  const text = `备注: ${written}\n`;
  const read = readYaml('x.yaml', Buffer.from(text));
  expect(personal(read.diagnostics)).toHaveLength(1);
  const output = JSON.stringify([read.ok && read.document.data, read.diagnostics]);
  expect(output).not.toMatch(/15498765432|98765|u0031|9bcc6/);
});

it('what `due` is asked', async () => {
  for (const format of ['text', 'json']) {
    const { stdout, stderr } = await inProcess([
      'due',
      `收到${MOBILE}的申请之日起20个工作日内`,
      '--from',
      '2022-06-01',
      '--format',
      format,
    ]);
    expect(stdout).toContain(SHOWN);
    expect(stdout + stderr).not.toContain(MOBILE);
  }
});
