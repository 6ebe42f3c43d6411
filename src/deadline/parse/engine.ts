/**
 * Finds forms in a row of typed tokens. The engine knows types of tokens by their names alone, and
 * nothing of what they mean.
 *
 * A pattern is a regular expression over tokens: `<inside>` is a token of that type or of a type of that
 * set, `<a|b>` either, `<^a|b>` any other one, a character by itself a token of which it is the type.
 * White space separates. `@` stands before the token that the form hangs on: a form is tried at such
 * tokens only, and sees no more than `REACH` tokens before and behind it. So the time that a row takes
 * grows with its length and not faster, whatever the patterns.
 */
const REACH = 64;

export interface Typed {
  type: string;
  /** The forms that made it. */
  forms: readonly string[];
}

/** Types, and sets of them, under one name; white space separates. */
export type TypeSets = Readonly<Record<string, string>>;

export interface Form<T extends Typed, Context, Made> {
  name: string;
  /** One pattern, or several that mean the same. */
  pattern: string | readonly string[];
  /** What the match makes; null where it is not this form after all. */
  make(match: Match<T>, context: Context): Made | null;
}

/** Types as single characters, so that a row of tokens is a string. */
export class Alphabet {
  readonly #symbols = new Map<string, string>();
  /** What {@link symbols} has told: patterns name the same few sets over and over. */
  readonly #told = new Map<string, string>();
  readonly #sets: TypeSets;

  constructor(sets: TypeSets) {
    this.#sets = sets;
  }

  symbol(type: string): string {
    const known = this.#symbols.get(type);
    if (known !== undefined) return known;
    const symbol = type.length === 1 ? type : String.fromCharCode(0xe000 + this.#symbols.size);
    this.#symbols.set(type, symbol);
    return symbol;
  }

  row(tokens: readonly { type: string }[]): string {
    return tokens.map(({ type }) => this.symbol(type)).join('');
  }

  /** The symbols of a list of types and sets: `inside|ahead`. */
  symbols(names: string): string {
    const known = this.#told.get(names);
    if (known !== undefined) return known;
    const types = names.split('|').flatMap((name) => this.members(name));
    const symbols = [...new Set(types)].map((type) => this.symbol(type)).join('');
    this.#told.set(names, symbols);
    return symbols;
  }

  /** The regular expression of a pattern or of a part of one. */
  expression(pattern: string): string {
    return pattern
      .replace(/(?<!\(\?)<(\^?)([^>]+)>/g, (_, not: string, names: string) => {
        const members = this.symbols(names).replace(/[\\\]^-]/g, '\\$&');
        return `[${not}${members}]`;
      })
      .replace(/\s+/g, '');
  }

  members(name: string): string[] {
    const set = this.#sets[name];
    return set === undefined ? [name] : set.split(' ').flatMap((member) => this.members(member));
  }
}

/** A form found in a row: tokens `from` up to but without `to`. */
export class Match<T extends Typed> {
  readonly from: number;
  /** The token it hangs on. */
  readonly at: number;
  readonly to: number;
  readonly #tokens: readonly T[];
  readonly #groups: Record<string, [number, number] | undefined>;
  readonly #offset: number;

  constructor(tokens: readonly T[], found: RegExpExecArray, at: number, offset: number) {
    this.#tokens = tokens;
    this.#groups = found.indices?.groups ?? {};
    this.#offset = offset;
    this.at = at;
    this.from = this.span('_before')?.from ?? at;
    this.to = offset + found.index + found[0].length;
  }

  /** Where a named part of the pattern lies, or null where it is missing. */
  span(name: string): { from: number; to: number } | null {
    const span = this.#groups[name];
    return span ? { from: this.#offset + span[0], to: this.#offset + span[1] } : null;
  }

  has(name: string): boolean {
    const span = this.#groups[name];
    return span !== undefined && span[1] > span[0];
  }

  typeAt(index: number): T['type'] {
    const token = this.#tokens[index];
    if (!token) throw new Error('There is no token behind the last one.');
    return token.type;
  }

  /** The tokens of one type in the match. */
  all<Type extends T['type']>(type: Type): Extract<T, { type: Type }>[] {
    return this.#tokens
      .slice(this.from, this.to)
      .filter((token): token is Extract<T, { type: Type }> => token.type === type);
  }

  /** The first token of a named part. */
  token(name: string): T {
    const token = this.#tokens[this.span(name)?.from ?? -1];
    if (!token) throw new Error(`The pattern has no part ${name}.`);
    return token;
  }

  /** The same, of one of the types given. */
  one<Type extends T['type']>(name: string, ...types: Type[]): Extract<T, { type: Type }> {
    return ofType(this.token(name), types);
  }

  /** The token the form hangs on. */
  anchor<Type extends T['type']>(...types: Type[]): Extract<T, { type: Type }> {
    return ofType(this.#tokens[this.at], types);
  }
}

function ofType<T extends Typed, Type extends T['type']>(
  token: T | undefined,
  types: Type[],
): Extract<T, { type: Type }> {
  if (!token || !types.includes(token.type as Type))
    throw new Error(`There is no token ${types.join('|')}.`);
  return token as Extract<T, { type: Type }>;
}

interface Compiled<T extends Typed, Context, Made> {
  form: Form<T, Context, Made>;
  /** Made when it is first tried: in most runs few of all forms are. */
  expression(): RegExp;
}

export interface Found<T extends Typed, Made> {
  form: string;
  match: Match<T>;
  made: Made;
}

/** Forms in the order in which they are tried. */
export class FormTable<T extends Typed, Context, Made> {
  readonly #byAnchor = new Map<string, Compiled<T, Context, Made>[]>();

  constructor(forms: readonly Form<T, Context, Made>[], alphabet: Alphabet) {
    for (const form of forms)
      for (const pattern of [form.pattern].flat()) this.#add(form, pattern, alphabet);
  }

  #add(form: Form<T, Context, Made>, pattern: string, alphabet: Alphabet): void {
    const [before = '', behind] = pattern.split('@');
    const [, types, sign] = /^(?:<([^>]+)>|(.))/.exec(behind ?? '') ?? [];
    const anchor = types ?? sign;
    if (behind === undefined || anchor === undefined)
      throw new Error(`The form ${form.name} hangs on no token.`);
    let made: RegExp | undefined;
    const expression = () => {
      made ??= new RegExp(
        `(?<=(?<_before>${alphabet.expression(before)}))${alphabet.expression(behind)}`,
        'dy',
      );
      return made;
    };
    for (const symbol of alphabet.symbols(anchor)) {
      const others = this.#byAnchor.get(symbol);
      if (others) others.push({ form, expression });
      else this.#byAnchor.set(symbol, [{ form, expression }]);
    }
  }

  /** The first form that is found at a token, in the row between `low` and `high`. */
  find(
    tokens: readonly T[],
    row: string,
    { at, low, high }: { at: number; low: number; high: number },
    context: Context,
  ): Found<T, Made> | null {
    const forms = this.#byAnchor.get(row.charAt(at));
    if (!forms) return null;
    const offset = Math.max(low, at - REACH);
    const window = row.slice(offset, Math.min(high, at + REACH));
    for (const { form, expression } of forms) {
      const tried = expression();
      tried.lastIndex = at - offset;
      const found = tried.exec(window);
      if (!found) continue;
      const match = new Match<T>(tokens, found, at, offset);
      const made = form.make(match, context);
      if (made !== null) return { form: form.name, match, made };
    }
    return null;
  }
}

/** The row with each form found in it replaced by the token that it makes, from left to right. */
export function rewrite<T extends Typed, Context>(
  tokens: readonly T[],
  table: FormTable<T, Context, T>,
  alphabet: Alphabet,
  context: Context,
): T[] {
  const row = alphabet.row(tokens);
  const made: T[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = table.find(tokens, row, { at, low: 0, high: tokens.length }, context);
    const to = Math.max(found?.match.to ?? 0, at + 1);
    if (found) {
      const parts = tokens.slice(at, to).flatMap(({ forms }) => forms);
      made.push({ ...found.made, forms: [...new Set([...parts, found.form])] });
    } else made.push(...tokens.slice(at, to));
    at = to;
  }
  return made;
}
