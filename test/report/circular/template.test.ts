import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCircularTemplate } from '../../../src/cli/circular.ts';
import { UsageError } from '../../../src/cli/exit.ts';
import { FIELDS, LISTS } from '../../../src/report/circular/fields.ts';
import { folderOf } from '../../cli/ledgers.ts';

const HEAD = 'schemaVersion: 1\ntitle: 通报\nannex: {title: 表}\nparagraphs:\n';

function refusal(template: string): string {
  const file = join(folderOf({ 't.yaml': template }), 't.yaml');
  try {
    readCircularTemplate(file);
  } catch (error) {
    if (error instanceof UsageError) return [error.message, ...error.below].join('\n');
    throw error;
  }
  return '';
}

describe('a template', () => {
  it.each([
    `${HEAD}  - text: 截至{检查日}，{表扬单位}。\n`,
    `${HEAD}  - {for: 问题单位, paragraphs: [{for: 逾期已办, paragraphs: [{item: '{单位}{办结日}', unless: 逾期时间}]}]}\n`,
    `${HEAD}  - {heading: 'a', if: 表扬数}\nnumber: 〔〕号\nsignature: 某\n`,
  ])('may be %j', (template) => {
    expect(refusal(template)).toBe('');
  });

  it.each<[string, string, RegExp]>([
    [
      'an unknown field',
      `${HEAD}  - text: 截至{检查曰}\n`,
      /:5:\d+ 没有“检查曰”这个字段，是不是“检查日”？/,
    ],
    [
      'one in the title',
      `${HEAD.replace('title: 通报', 'title: "{x}"')}  - text: a\n`,
      /:2:\d+ 没有“x”这个字段/,
    ],
    ['a field of another place', `${HEAD}  - text: "{办结日}"\n`, /没有“办结日”这个字段/],
    [
      'an unknown condition',
      `${HEAD}  - {text: a, if: 表扬树}\n`,
      /没有“表扬树”这个字段，是不是“表扬数”？/,
    ],
    [
      'an unknown list',
      `${HEAD}  - {for: 问题单味, paragraphs: [{text: a}]}\n`,
      /是不是“问题单位”？/,
    ],
    [
      'a list of another place',
      `${HEAD}  - {for: 逾期未办, paragraphs: [{text: a}]}\n`,
      /没有“逾期未办”这个可以重复的/,
    ],
    ['an open brace', `${HEAD}  - text: "{检查日"\n`, /花括号/],
    ['an empty field', `${HEAD}  - text: "{}"\n`, /没有“”这个字段/],
    [
      'two kinds in one paragraph',
      `${HEAD}  - {text: a, item: b}\n`,
      /写 heading、subheading、item、text 中的一种/,
    ],
    ['none', `${HEAD}  - {if: 表扬数}\n`, /中的一种/],
    ['a list without paragraphs', `${HEAD}  - {for: 问题单位}\n`, /中的一种/],
    ['an unknown key', `${HEAD}  - {texts: a}\n`, /不认识“texts”这一栏，是不是“text”？/],
    ['an unknown key above', `${HEAD}  - {text: a}\ntitel: x\n`, /是不是“title”？/],
    ['no paragraphs', `${HEAD.replace('paragraphs:\n', '')}`, /paragraphs/],
    ['another version', HEAD.replace('1', '2'), /schemaVersion|版本/],
    ['a long text', `${HEAD}  - text: ${'长'.repeat(2001)}\n`, /2000/],
    ['too many paragraphs', HEAD + '  - text: a\n'.repeat(201), /200/],
    [
      'too many within others',
      `${HEAD}  - for: 问题单位\n    paragraphs: [${'{text: a}, '.repeat(200)}]\n`,
      /一共写了201段，最多200段/,
    ],
    ['a list', '- a\n', /键/],
    ['nothing', '', /.+/],
  ])('is refused for %s', (_what, template, said) => {
    expect(refusal(template)).toMatch(said);
  });

  it('of the program is right, and what may be written there is documented', () => {
    expect(readCircularTemplate().paragraphs.length).toBeGreaterThan(10);
    const docs = readFileSync('docs/reports.md', 'utf8');
    for (const { name } of [...FIELDS, ...LISTS]) expect(docs).toContain(`\`${name}\``);
  });
});
