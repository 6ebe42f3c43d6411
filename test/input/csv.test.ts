import { describe, expect, it } from 'vitest';
import { faultsOf, readFile, rowsOf } from './office.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const HEADER = '序号,工作任务,时限要求,标题,起算日期';
const entry = (text: string, file = '建设局.csv') => rowsOf(readFile(file, utf8(text)).document)[0];
const EXPECTED = {
  序号: 1,
  工作任务: 'a',
  时限要求: 'b',
  公开记录: [{ 标题: 'c', 起算日期: '2022-05-18' }],
};

describe('separators', () => {
  it.each([
    ['commas', `${HEADER}\r\n1,a,b,c,2022/5/18\r\n`],
    ['semicolons', `${HEADER}\n1,a,b,c,2022/5/18`.replaceAll(',', ';')],
    ['tabs', `${HEADER}\r1,a,b,c,2022/5/18`.replaceAll(',', '\t')],
    ['a line that names it', `sep=|\n${HEADER}\n1,a,b,c,2022/5/18`.replaceAll(',', '|')],
    ['a byte order mark', `\ufeff${HEADER}\n1,a,b,c,2022/5/18`],
    ['quotes', `${HEADER}\n"1","a","b","c","2022/5/18"\n`],
  ])('%s', (_name, text) => {
    expect(entry(text)).toEqual(EXPECTED);
  });

  it.each([
    ['bars', `${HEADER}\n1,a,b,c,2022/5/18`.replaceAll(',', '|')],
    [
      'tabs, though most cells hold commas',
      `${HEADER}\n1,a,b,c,2022/5/18`
        .replaceAll(',', '\t')
        .replace('\tc\t', '\tc,c,c,c,c,c,c\t')
        .concat('\n2\td\te\tf,f,f,f,f\t'.repeat(5)),
    ],
    [
      'commas, though each row below the header holds a semicolon',
      `${HEADER}\n1,a;a,b,c,2022/5/18`,
    ],
    ['commas below a title without any', `2022年台账\n${HEADER}\n1,a,b,c,2022/5/18`],
    [
      'commas, though each row has a semicolon',
      `${HEADER.replace('标题', '标题;')}\n1,a;a,b,c,2022/5/18`,
    ],
    [
      'commas, though doubled quotes stand in quotes',
      `${HEADER}\n"1","a"";;;;;;;""",b,c,2022/5/18\n"2","a"";;;;;;;""",b,c,2022/5/18`,
    ],
    ['commas, though quotes hold bars', `${HEADER}\n"1",a,"b|b|b|b|b|b","c",2022/5/18`],
  ])('%s', (_name, text) => {
    expect(entry(text)).toMatchObject({
      序号: 1,
      公开记录: [{ 起算日期: '2022-05-18' }],
    });
  });

  it('a name that ends in .tsv means tabs', () => {
    expect(entry(`${HEADER}\n1,a,b,c,2022/5/18`.replaceAll(',', '\t'), '建设局.tsv')).toEqual(
      EXPECTED,
    );
  });

  it('commas, quotes and line breaks inside quotes belong to the text', () => {
    const text = `${HEADER}\n1,"a,""b""\r\nc",d,e,\n2,x,y,z,\n`;
    const { document } = readFile('建设局.csv', utf8(text));
    expect(rowsOf(document)[0]).toMatchObject({ 工作任务: 'a,"b"\r\nc', 时限要求: 'd' });
    expect(document.locate('/台账/0/时限要求')).toMatchObject({
      cell: 'C2',
      line: 3,
      column: 4,
      endColumn: 5,
      excerpt: 'c",d,e,',
    });
    expect(document.locate('/台账/1')).toMatchObject({ cell: 'A3', line: 4, column: 1 });
  });

  it('blank lines are rows, as in a spreadsheet', () => {
    const { document } = readFile('建设局.csv', utf8(`${HEADER}\n\n,,,,\n1,a,b,c,\n`));
    expect(document.locate('/台账/0').cell).toBe('A4');
    expect(rowsOf(document)).toHaveLength(1);
  });

  it('text that begins like a formula stays text', () => {
    expect(entry(`${HEADER}\n1,=1+1,@b,+c,-2022`)).toMatchObject({
      工作任务: '=1+1',
      时限要求: '@b',
      公开记录: [{ 标题: '+c', 起算日期: '-2022' }],
    });
  });

  it('what keeps a text from being taken for a number is no part of it', () => {
    expect(entry(`${HEADER}\n="1","=""a""",b,="c ""d""",="2022-05-18"`)).toEqual({
      ...EXPECTED,
      公开记录: [{ 标题: 'c "d"', 起算日期: '2022-05-18' }],
    });
    expect(entry(`${HEADER}\n1,=A1&"x",b,c,`)).toMatchObject({ 工作任务: '=A1&"x"' });
  });

  it('a link is the address in its formula', () => {
    const text = `${HEADER.replace('起算日期', '链接')}\n1,a,b,c,"=HYPERLINK(""https://a.gov.cn/"",""查看"")"`;
    expect(entry(text)).toMatchObject({ 公开记录: [{ 链接: 'https://a.gov.cn/' }] });
  });

  it.each(['#REF!', '#N/A', '########'])('nobody can know what %s is', (value) => {
    const text = `${HEADER}\n1,a,b,c,${value}`;
    const { diagnostics } = readFile('建设局.csv', utf8(text));
    expect(diagnostics).toMatchObject([
      { rule: 'cell-unreadable', location: { cell: 'E2', line: 2 } },
    ]);
  });

  it('a period that may have lost a zero is not taken for January', () => {
    const header = HEADER.replace('起算日期', '期间');
    const rules = (period: string) =>
      readFile('建设局.csv', utf8(`${header}\n1,a,b,c,${period}`)).diagnostics.map(
        ({ rule }) => rule,
      );
    expect(['2022.1', '2022.2', '2022-1', '2022.10'].map(rules)).toEqual([
      ['cell-unreadable'],
      [],
      [],
      [],
    ]);
  });

  it.each([
    ['goes on behind the next quote', '2,"x,y,z,\n3,"a",b,c,', 3],
    ['ends in a cell further down', '2,x,"y,z,\n3,a,b,c,\n4,a,b",c,', 3],
    ['goes on behind the next quote of a narrow row', '2,x,y,"z\n3"b,c', 3],
    ['is closed in a cell further right', '2,"x,y,z,\n3,a,b",c,', 3],
    ['is closed where rows lack their last cells', '2,"x,y,\n3,a,b,c\n4,a",b,c', 3],
    ['is closed at the end of another cell', '2,x,y,"z,2022-05-18\n3,a,b,c",2022-05-18', 3],
  ])('a stray quote that %s is told where it opens', (_name, text, line) => {
    const [fault] = faultsOf('建设局.csv', utf8(`${HEADER}\n1,a,b,c,\n${text}\n`));
    expect(fault?.rule).toBe('unreadable');
    expect(fault?.message).toContain(`第 ${line} 行的引号没有收尾`);
  });

  it.each([
    ['a list', '1,"a, b,\nc, d, e",f,g,', 'a, b,\nc, d, e'],
    ['a list of many lines', '1,"a,b\n\n,\nc,d,e,\nf,g\n",h,i,', 'a,b\n\n,\nc,d,e,\nf,g'],
    ['two cells of several lines', '1,"a,b,\nc,d,e","f,g,h,\ni,j",l,', 'a,b,\nc,d,e'],
  ])('a text with as many separators as a row is read: %s', (_name, row, task) => {
    expect(entry(`${HEADER}\n${row}\n2,x,y,z,\n`)).toMatchObject({ 工作任务: task });
  });

  it('lines within a cell are no rows', () => {
    expect(entry(`${HEADER}\n1,"a, b\nc, d",e,f,`)).toMatchObject({ 工作任务: 'a, b\nc, d' });
    expect(entry(`${HEADER}\n1,"a"b,e,f,`)).toMatchObject({ 工作任务: 'ab' });
  });

  it('a quote without its end is told with its line', () => {
    const [fault] = faultsOf('建设局.csv', utf8(`${HEADER}\n1,a,b,c,\n2,"x,y,z,\n3,a,b,c,\n`));
    expect(fault?.message).toContain('第 3 行');
  });
});

describe('encodings', () => {
  /** 序号,工作任务,时限要求 / 1,公开,每年 in GB 18030 (序 D0F2, 号 BAC5, 工 B9A4, …). */
  const GB = 'd0f2bac52cb9a4d7f7c8cecef12ccab1cfded2aac7f30a312cb9abbfaa2cc3bfc4ea0a';

  it('GB 18030 is read and said', () => {
    const { document, diagnostics } = readFile('建设局.csv', Buffer.from(GB, 'hex'));
    expect(rowsOf(document)).toEqual([{ 序号: 1, 工作任务: '公开', 时限要求: '每年' }]);
    expect(diagnostics).toMatchObject([{ rule: 'table-reading', severity: 'info' }]);
    expect(diagnostics[0]?.message).toContain('GB18030');
  });

  it('UTF-16 with a byte order mark is read and said', () => {
    const text = `\ufeff${HEADER}\n1,a,b,c,2022-05-18\n`;
    const little = Buffer.from(text, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      const { document, diagnostics } = readFile('建设局.csv', bytes);
      expect(rowsOf(document)[0]).toEqual(EXPECTED);
      expect(diagnostics[0]?.message).toContain('UTF-16');
    }
  });

  it.each([
    ['neither', Buffer.from([0x61, 0xff, 0xff, 0x0a])],
    ['UTF-16 cut off', Buffer.from([0xff, 0xfe, 0x61])],
    ['a binary file', Buffer.from('a\0b')],
  ])('%s is refused', (_name, bytes) => {
    expect(faultsOf('建设局.csv', bytes)).toMatchObject([{ rule: 'unreadable' }]);
  });

  it('UTF-8 is nothing to be told', () => {
    expect(readFile('建设局.csv', utf8(`${HEADER}\n1,a,b,c,`)).diagnostics).toEqual([]);
  });
});

it('personal data are masked and told with line and column', () => {
  const text = `${HEADER},分管领导\n1,a,b,c,,王某13805331234\n`;
  const { document, diagnostics } = readFile('建设局.csv', utf8(text));
  expect(diagnostics).toMatchObject([{ rule: 'personal-data', location: { line: 2, column: 12 } }]);
  expect(document.locate('/台账/0').excerpt).not.toContain('13805331234');
});
