import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cell,
  docx,
  docxParts,
  faultsOf,
  relations,
  sheetData,
  tableOf,
  xlsx,
  xlsxParts,
  type ZipPart,
  zip,
} from '../office.ts';
import { readLedgerFile } from '../read-ledger.ts';

/** In microseconds. */
const SECOND = 1_000_000;
const real = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../data/office/${name}`, import.meta.url)));

/** One finding `unreadable` that says this, within a second. */
function refused(file: string, bytes: Uint8Array, said: string): void {
  const start = process.cpuUsage();
  const faults = faultsOf(file, bytes);
  // The processor's time, since whatever else the machine does would lengthen the clock's.
  expect(process.cpuUsage(start).user).toBeLessThan(SECOND);
  expect(faults.map(({ rule, location }) => [rule, location.file])).toEqual([['unreadable', file]]);
  expect(faults[0]?.message).toContain(said);
}

const withPart = (parts: ZipPart[], name: string, change: Partial<ZipPart>) =>
  zip(parts.map((part) => (part.name === name ? { ...part, ...change } : part)));

describe('bombs', () => {
  it('a part that inflates without end, whatever size it declares', () => {
    const bomb = Buffer.alloc(100 * 1024 * 1024);
    const parts = xlsxParts([{ name: 'Sheet1', xml: '' }]);
    const honest = withPart(parts, 'xl/worksheets/sheet0.xml', { data: bomb });
    expect(honest.length).toBeLessThan(1024 * 1024);
    refused('x.xlsx', honest, '大得不像台账');
    const lying = withPart(parts, 'xl/worksheets/sheet0.xml', { data: bomb, declaredSize: 100 });
    refused('x.xlsx', lying, '大得不像台账');
  }, 20_000);

  it('a declared size of 1 GB costs nothing and changes nothing', () => {
    const parts = xlsxParts([
      {
        name: 'Sheet1',
        xml: sheetData([
          ['序号', '工作任务', '时限要求'],
          ['1', 'a', 'b'],
        ]),
      },
    ]);
    const bytes = withPart(parts, 'xl/worksheets/sheet0.xml', { declaredSize: 1 << 30 });
    expect(readLedgerFile('建设局.xlsx', bytes, { plan: () => 'a/2022' }).ok).toBe(true);
  });

  it('many parts that are large together', () => {
    const large = `<sheetData>${'<row/>'.repeat(9_000_000)}</sheetData>`;
    const bytes = zip(xlsxParts([1, 2, 3].map((index) => ({ name: `s${index}`, xml: large }))));
    const faults = faultsOf('x.xlsx', bytes);
    expect(faults[0]?.message).toContain('大得不像台账');
  }, 20_000);

  it('a merged cell over the whole sheet, and thousands of them', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [String(index + 1), 'a', 'b']);
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(5000);
    const more = `<mergeCells>${merges}</mergeCells>`;
    refused('x.xlsx', xlsx([['序号', '工作任务', '时限要求'], ...rows], more), '合并的单元格');
  });

  it('more cells than a ledger may have', () => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`;
    const xml = `<sheetData>${row.repeat(501)}</sheetData>`;
    refused('x.xlsx', zip(xlsxParts([{ name: 's', xml }])), '500000 格');
    const wide = tableOf(Array.from({ length: 300 }, () => cell('x')));
    refused('x.docx', docx(wide), '列多得不像台账');
    const far = '<sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData>';
    refused('x.xlsx', zip(xlsxParts([{ name: 's', xml: far }])), '列多得不像台账');
  });

  it('a long text that is stored once and shown by many cells', () => {
    const cells = '<c t="s"><v>0</v></c>';
    const xml = `<sheetData>${`<row>${cells}</row>`.repeat(200)}</sheetData>`;
    const strings = `<si><t>${'中'.repeat(30_000)}</t></si>`;
    refused('x.xlsx', zip(xlsxParts([{ name: 's', xml }], { strings })), '超过 5000000 个字');
  });

  const sheet = (xml: string, more: { styles?: string; strings?: string } = {}) =>
    zip(xlsxParts([{ name: 's', xml }], more));
  const rows = (cells: string, count: number) =>
    `<sheetData>${`<row>${cells}</row>`.repeat(count)}</sheetData>`;

  it('a number format or the name of a font that is long and used by many cells', () => {
    const cells = '<c s="1"><v>12</v></c>'.repeat(10);
    const format = (code: string) =>
      `<numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><fonts><font><name val="${'x'.repeat(400_000)}"/></font></fonts><cellXfs><xf/><xf numFmtId="200" fontId="0"/></cellXfs>`;
    refused('x.xlsx', sheet(rows(cells, 9000), { styles: format('_x'.repeat(9000)) }), '数字格式');
    const longest = sheet(rows(cells, 1000), { styles: format(`${'#,'.repeat(127)}0`) });
    refused('x.xlsx', longest, '表头');
  });

  it('columns that are hidden again and again', () => {
    const cols = `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(200_000)}</cols>`;
    refused('x.xlsx', sheet(cols + rows('<c><v>1</v></c>', 3)), '列多得不像台账');
  });

  it('thousands of sheets, and few in which all cells are covered', () => {
    const wide = '<c r="A1" t="str"><v>a</v></c><c r="XFD1" t="str"><v>b</v></c>';
    const merged = `<sheetData><row>${wide}</row>${'<row><c><v>1</v></c></row>'.repeat(20)}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    const times = (count: number) =>
      zip(xlsxParts(Array.from({ length: count }, () => ({ name: 's', xml: merged }))));
    refused('x.xlsx', times(2), '合并的单元格');
    refused('x.xlsx', times(1001), '工作表超过 1000 张');
    const far = `${cell('b', '<w:gridSpan w:val="255"/>')}${cell('c')}`;
    const across = Array.from({ length: 500 }, () => [cell('a', '<w:gridSpan w:val="256"/>')]);
    const spans = tableOf([far], ...across);
    refused('x.docx', docx(spans.repeat(5)), '合并的单元格');
  });

  it('a long formula, or a long address, that many cells have', () => {
    const formulas = (formula: string) => {
      const long = `<row><c t="str"><v>${'x'.repeat(30_000)}</v></c></row>`;
      const first = `<row><c><f t="shared" si="0">${formula}</f><v>1</v></c></row>`;
      const others = '<row><c><f t="shared" si="0"/><v>1</v></c></row>'.repeat(10_000);
      return sheet(`<sheetData>${long}${first}${others}</sheetData>`);
    };
    refused('x.xlsx', formulas(`${'1+'.repeat(100_000)}1`), '表头');
    const text = `HYPERLINK(${'$A$1&amp;'.repeat(1000)}$A$1)`;
    refused('x.xlsx', formulas(text), '链接的公式超过 5000000 个字');
    refused('x.xlsx', formulas('HYPERLINK($A$1)'), '表格的文字超过 5000000 个字');
  });

  it('a field of a document whose code ends many times', () => {
    const code = `<w:instrText>${'a '.repeat(100_000)}</w:instrText>`;
    const ends = '<w:fldChar w:fldCharType="separate"/>'.repeat(50_000);
    const field = `<w:fldChar w:fldCharType="begin"/>${code}${ends}`;
    refused('x.docx', docx(tableOf([`<w:tc><w:p><w:r>${field}</w:r></w:p></w:tc>`])), '表头');
  });

  it('more rows, longer cells or more merged cells than any ledger has', () => {
    const header = '序号,工作任务,时限要求\n';
    const csv = (rest: string) => new TextEncoder().encode(header + rest);
    refused('甲局.csv', csv('1,a,b\n'.repeat(20_001)), '20000 行');
    refused('甲局.csv', csv('\n'.repeat(1_100_000)), '大得不像台账');
    refused('甲局.csv', csv(`1,${'a'.repeat(32_768)},b`), '32767 个字');
    refused('甲局.csv', csv(`1,"${'""'.repeat(1_000_000)}`), '32767 个字');
    const merges = `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(100_001)}</mergeCells>`;
    refused('x.xlsx', xlsx([['序号', '工作任务', '时限要求']], merges), '合并的单元格');
    const long = '甲'.repeat(200_000);
    refused('x.xlsx', xlsx([[long]]), '大得不像台账');
  });
});

describe('XML', () => {
  const part = (data: string) =>
    zip(
      xlsxParts([{ name: 'Sheet1', xml: '' }]).map((item) =>
        item.name.endsWith('sheet0.xml') ? { ...item, data } : item,
      ),
    );

  it.each([
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>', 'DOCTYPE'],
    ['<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet/>', 'DOCTYPE'],
    [`${'<a>'.repeat(100_000)}`, 'XML'],
    [`<worksheet>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</worksheet>`, 'XML'],
    ['<worksheet><sheetData></worksheet></sheetData>', 'XML'],
    ['<worksheet><sheetData>', 'XML'],
    ['<worksheet/><worksheet/>', 'XML'],
    ['<worksheet a="<b>"', 'XML'],
    ['<worksheet a="', 'XML'],
    ['<worksheet><!-- ', 'XML'],
    ['<worksheet><![CDATA[ ', 'XML'],
    ['<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>', 'XML'],
    ['<worksheet><sheetData><row><c><v>&#0;</v></c></row></sheetData></worksheet>', 'XML'],
    ['<worksheet><sheetData><row><c><v>&#x110000;</v></c></row></sheetData></worksheet>', 'XML'],
    ['<?xml version="1.0" encoding="UTF-16"?><worksheet/>', 'XML'],
    ['\ufffe', 'XML'],
    ['', 'XML'],
  ])('%s', (data, said) => {
    refused('x.xlsx', part(data), said);
  });

  it('quotes without end and entities do not take long', () => {
    refused('x.xlsx', part(`<worksheet>${`<a b='"'/>`.repeat(500_000)}`), 'XML');
    refused(
      'x.xlsx',
      part(`<worksheet><v>${'&'.repeat(1_000_000)}</v></worksheet>`),
      '大得不像台账',
    );
    const value = '&'.repeat(1_000_000);
    refused(
      'x.xlsx',
      part(`<worksheet><row><c><v>${value}</v></c></row></worksheet>`),
      '大得不像台账',
    );
  });
});

describe('archives', () => {
  const good = xlsx([
    ['序号', '工作任务', '时限要求'],
    ['1', 'a', 'b'],
  ]);

  it.each([10, 100, 1000, good.length - 30, good.length - 1])('cut off at %i bytes', (length) => {
    refused('x.xlsx', good.subarray(0, length), '不完整或已损坏');
  });

  it('with a wrong checksum', () => {
    const parts = xlsxParts([{ name: 's', xml: '' }]);
    refused('x.xlsx', withPart(parts, 'xl/workbook.xml', { crc: 1 }), '不完整或已损坏');
  });

  it('with two parts of one name', () => {
    const parts = xlsxParts([{ name: 's', xml: '' }]);
    refused('x.xlsx', zip([...parts, { name: 'XL/workbook.xml', data: '' }]), '不完整或已损坏');
  });

  it('with a password on the archive', () => {
    const parts = xlsxParts([{ name: 's', xml: '' }]);
    refused('x.xlsx', withPart(parts, '_rels/.rels', { flags: 1 }), '密码');
  });

  it('with names that lead elsewhere: they are only looked up, macros not at all', () => {
    const parts = xlsxParts([
      {
        name: 'Sheet1',
        xml: sheetData([
          ['序号', '工作任务', '时限要求'],
          ['1', 'a', 'b'],
        ]),
      },
    ]);
    const bytes = zip([
      ...parts,
      { name: '../../../../tmp/gongkai-evil', data: 'x' },
      { name: 'xl/vbaProject.bin', data: 'x' },
    ]);
    expect(readLedgerFile('建设局.xlsm', bytes, { plan: () => 'a/2022' }).ok).toBe(true);
  });

  it('whose workbook or document stands in no folder, or another one', () => {
    const moved = (parts: ZipPart[], from: string, to: string) =>
      zip(
        parts.map(({ name, data }) => ({
          name: name.replace(from, to),
          data: String(data).replaceAll(from, to).replaceAll('/xl/', '/'),
        })),
      );
    const rows = [
      ['序号', '工作任务', '时限要求'],
      ['1', 'a', 'b'],
    ];
    const book = xlsxParts([{ name: 'Sheet1', xml: sheetData(rows) }]);
    const document = docxParts(tableOf(...rows.map((texts) => texts.map((text) => cell(text)))));
    for (const to of ['', 'content/']) {
      for (const bytes of [moved(book, 'xl/', to), moved(document, 'word/', to)]) {
        expect(faultsOf('建设局.xlsx', bytes)).toEqual([]);
      }
    }
  });

  it('that are something else', () => {
    const slides = { name: 'ppt/presentation.xml', data: '<?xml version="1.0"?><p:presentation/>' };
    const types = relations([{ id: 'r', type: 'officeDocument', target: slides.name }]);
    refused('x.docx', zip([{ name: '_rels/.rels', data: types }, slides]), '演示文稿');
    refused('x.zip', zip([{ name: 'a.txt', data: 'x' }]), '压缩包');
    const ods = (type: string) =>
      zip([{ name: 'mimetype', data: `application/vnd.oasis.opendocument.${type}` }]);
    refused('x.xlsx', ods('spreadsheet'), 'OpenDocument 表格');
    refused('x.docx', ods('text'), 'OpenDocument 文档');
    const binary = xlsxParts([]).map((part) =>
      part.name === '_rels/.rels'
        ? { ...part, data: String(part.data).replace('workbook.xml', 'workbook.bin') }
        : part,
    );
    refused('x.xlsb', zip(binary), '.xlsb');
    refused('x.xlsx', zip(xlsxParts([]).slice(0, 1)), '缺了必要的部分');
    refused('x.docx', zip(docxParts('').slice(0, 1)), '缺了必要的部分');
  });
});

describe('files under another name', () => {
  it('a workbook called .docx and a document called .xlsx are read as what they are', () => {
    for (const [name, as] of [
      ['建设局.xlsx', '建设局.docx'],
      ['建设局.docx', '建设局.xlsx'],
      ['建设局.xlsx', '建设局.yaml'],
    ] as const) {
      const read = readLedgerFile(as, real(`libreoffice/${name}`), { plan: () => 'a/2022' });
      expect(read.ok).toBe(true);
    }
  });

  const ole = (...streams: string[]) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1024),
      ...streams.map((stream) => Buffer.from(stream, 'utf16le')),
      Buffer.alloc(1024),
    ]);

  it.each([
    ['x.xls', ole('Workbook'), '.xls'],
    ['x.xlsx', ole('Workbook'), '.xls'],
    ['x.doc', ole('WordDocument'), '.doc'],
    ['x.et', ole('Workbook'), '.et'],
    ['x.wps', ole('WordDocument'), '.wps'],
    ['x.xlsx', ole('EncryptionInfo', 'EncryptedPackage'), '去掉密码'],
    ['x.docx', ole('EncryptedPackage'), '去掉密码'],
    ['x.xlsx', Buffer.from('%PDF-1.7'), 'PDF'],
    ['x.xlsx', Buffer.from('<html><table>'), '.xlsx'],
    ['x.xls', Buffer.from('序号\t任务'), '.xls'],
    ['x.docx', Buffer.from('{\\rtf1'), '.docx'],
    ['x.doc', Buffer.from('{\\rtf1\\ansi'), 'RTF 文件，文件名却是 .doc'],
    ['x.rtf', Buffer.from('{\\rtf1\\ansi'), '这是 RTF 文件，这里'],
    ['x.xls', Buffer.from('\ufeff<html xmlns:x="x"><table>'), '网页（HTML）文件，文件名却是 .xls'],
    ['x.xls', Buffer.from('\ufeff<html><table>', 'utf16le'), '网页（HTML）'],
    ['x.doc', Buffer.from('<!DOCTYPE html>\n<table>'), 'Word 文档'],
    ['x.xls', Buffer.from(' <table><tr><td>序号'), 'Excel 工作簿'],
    ['x.doc', Buffer.from('MIME-Version: 1.0\n'), '单个文件网页'],
    ['x.xls', Buffer.from('<?xml version="1.0"?><Workbook>'), 'XML 文件'],
    ['x.xlsx', Buffer.alloc(0), '.xlsx'],
  ])('%s', (file, bytes, said) => {
    refused(file, bytes, said);
  });
});

describe('damage at random', () => {
  it.each(['libreoffice/建设局.xlsx', 'libreoffice/建设局.docx', 'csv/建设局.csv'])(
    '%s: read or refused, nothing thrown',
    (name) => {
      const bytes = real(name);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 5 }),
          fc.integer({ min: 1, max: bytes.length }),
          (changes, length) => {
            const damaged = Buffer.from(bytes);
            for (const [at, value] of changes) damaged[at] = value;
            readLedgerFile(name, damaged.subarray(0, length), { plan: () => 'a/2022' });
            readLedgerFile(name, damaged, { plan: () => 'a/2022' });
          },
        ),
        { numRuns: 100 },
      );
    },
  );

  it('inside the XML of a sheet', () => {
    const xml = sheetData([
      ['序号', '工作任务', '时限要求', '标题'],
      ['1', 'a', 'b', 'c'],
    ]);
    fc.assert(
      fc.property(
        fc.nat(xml.length),
        fc.nat(8),
        fc.constantFrom('<', '>', '&', '"', '/', '', '<c>', '</c>', ']]>', '<![CDATA['),
        (at, length, inserted) => {
          const changed = xml.slice(0, at) + inserted + xml.slice(at + length);
          const bytes = zip(xlsxParts([{ name: 's', xml: changed }]));
          readLedgerFile('建设局.xlsx', bytes, { plan: () => 'a/2022' });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a stream that is no deflate', () => {
    const good = xlsx([['序号', '工作任务', '时限要求']]);
    const packed = deflateRawSync(Buffer.from('x'));
    expect(packed.length).toBeLessThan(20);
    const bytes = Buffer.from(good);
    bytes.fill(0xff, 30 + '_rels/.rels'.length, 60);
    refused('x.xlsx', bytes, '不完整或已损坏');
  });
});
