/**
 * js-yaml's reasons for refusing a text, and what a clerk is told instead.
 * The first entry whose start fits decides; a test holds the list to the library's own.
 */
const MESSAGES: readonly (readonly [reason: string, message: string])[] = [
  [
    'tab characters must not be used in indentation',
    '缩进用了制表符（Tab，U+0009）。YAML 的缩进只能用半角空格，请改成空格。',
  ],
  ['bad indentation of a mapping entry', misaligned()],
  ['bad indentation of a sequence entry', misaligned()],
  ['end of the stream or a document separator is expected', misaligned()],
  ['can not read a document', misaligned()],
  ['deficient indentation', '这一行的缩进太少：接着上一行写的内容，要比它的键多缩进两格。'],
  [
    "expected ':' after a mapping key",
    '这一行没有“键: 值”的冒号。请写成“键: 值”，冒号用半角，后面空一格。',
  ],
  [
    'can not read a block mapping entry',
    '这里要写“键: 值”，但键名跨了行，多半是上一行缺了冒号。请写成“键: 值”，冒号用半角，后面空一格。',
  ],
  [
    'a whitespace character is expected after the key-value separator',
    '冒号后面缺一个空格。请写成“键: 值”。',
  ],
  [
    'missed comma between flow collection entries',
    '括号里的两项之间缺半角逗号。请写成“{键: 值, 键: 值}”或“[值, 值]”。',
  ],
  [
    'expected the node content, but found',
    '括号里多了一个逗号，两个逗号之间没有内容。请删掉一个。',
  ],
  [
    'unexpected end of the stream within a flow collection',
    '括号没有配对：“{”要有“}”，“[”要有“]”。请补上右括号。',
  ],
  ['unexpected end of the stream within a single quoted scalar', unclosed("'")],
  ['unexpected end of the document within a single quoted scalar', unclosed("'")],
  ['unexpected end of the stream within a double quoted scalar', unclosed('"')],
  ['unexpected end of the document within a double quoted scalar', unclosed('"')],
  ['expected valid JSON character', '引号里有看不见的控制字符。请把它删掉。'],
  ['the stream contains non-printable characters', '这里有看不见的控制字符。请把它删掉。'],
  ['null byte is not allowed in input', '这里有看不见的控制字符。请把它删掉。'],
  [
    'unknown escape sequence',
    '双引号里的“\\”是转义符，后面的字符不在此列。要写“\\”本身，请改用单引号，或写成“\\\\”。',
  ],
  [
    'expected hexadecimal character',
    '双引号里的“\\x”“\\u”后面要接十六进制数字。要写“\\”本身，请改用单引号，或写成“\\\\”。',
  ],
  ['repeat of a chomping mode identifier', blockHeader()],
  ['bad explicit indentation width of a block scalar', blockHeader()],
  ['repeat of an indentation width identifier', blockHeader()],
  ['a line break is expected', blockHeader()],
  ['duplication of a tag property', special('!')],
  ['unexpected end of the stream within a verbatim tag', special('!')],
  ['named tag handle cannot contain such characters', special('!')],
  ['tag suffix cannot contain exclamation marks', special('!')],
  ['tag suffix cannot contain flow indicator characters', special('!')],
  ['tag name cannot contain such characters', special('!')],
  ['undeclared tag handle', special('!')],
  ['duplication of an anchor property', special('&')],
  ['name of an anchor node must contain at least one character', special('&')],
  ['alias node should not have any properties', special('*')],
  ['name of an alias node must contain at least one character', special('*')],
  ['directive name must not be less than one character in length', directive()],
  ['duplication of %YAML directive', directive()],
  ['YAML directive accepts exactly one argument', directive()],
  ['ill-formed argument of the YAML directive', directive()],
  ['unacceptable YAML version of the document', directive()],
  ['TAG directive accepts exactly two arguments', directive()],
  ['ill-formed tag handle (first argument) of the TAG directive', directive()],
  ['there is a previously declared suffix for', directive()],
  ['ill-formed tag prefix (second argument) of the TAG directive', directive()],
  ['directives end mark is expected', directive()],
];

/** What to tell about a reason of js-yaml, or null for one that is not in the list. */
export function syntaxMessage(reason: string): string | null {
  return MESSAGES.find(([start]) => reason.startsWith(start))?.[1] ?? null;
}

export function unclosed(quote: string): string {
  return `引号没有配对：这里的 ${quote} 没有找到收尾的另一个。请补上，或去掉多余的引号。`;
}

function misaligned(): string {
  return '这一行与上文对不齐。同一级的各行要从同一列写起，下一级多缩进两格，列表各项以“- ”开头；缩进只用半角空格。';
}

function special(character: string): string {
  return `“${character}”写在值的开头时有特殊含义。如果它是文字的一部分，请给整段文字加引号。`;
}

function blockHeader(): string {
  return '“|”或“>”写在值的开头表示下面几行是一段长文字，同一行不能再写别的。如果它是文字的一部分，请给整段文字加引号。';
}

function directive(): string {
  return '行首的“%”是给程序看的指令，这里用不着。请删掉这一行；如果它是文字的一部分，请给整段文字加引号。';
}
