import { attribute, scanXml } from './xml.ts';

/** What the styles of a document say of paragraphs and runs that refer to them. */
export interface DocxStyles {
  /** Whether text in the style is hidden. */
  isHidden(style: string): boolean;
  /** Whether Word writes a number before a paragraph in the style. */
  isNumbered(style: string): boolean;
  /** The list by which it does, and the level, where that is stated. */
  listOf(style: string): { list: string; level: number | null } | null;
}

interface Style {
  basedOn: string | null;
  hidden?: boolean;
  numbered?: boolean;
  list?: string | null;
  level?: string | null;
}

/** Styles that may build on one another; Word itself stops at 11. */
const MAX_CHAIN = 32;

/** Reads `word/styles.xml`. @throws TableFault */
export function readDocxStyles(bytes: Buffer | null): DocxStyles {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  if (bytes) {
    scanXml(bytes, {
      open(name, attributes) {
        const value = () => attribute(attributes, '(?:[\\w.-]+:)?val');
        if (name === 'style') {
          style = { basedOn: null };
          styles.set(attribute(attributes, '(?:[\\w.-]+:)?styleId') ?? '', style);
        } else if (!style) return;
        else if (name === 'basedOn') style.basedOn = value();
        else if (name === 'vanish') style.hidden = isOn(value());
        else if (name === 'ilvl') style.level = value();
        else if (name === 'numId') {
          style.list = value();
          style.numbered = style.list !== '0';
        }
      },
      close(name) {
        if (name === 'style') style = null;
      },
      wantsText: false,
      text() {},
    });
  }
  const inherited = <K extends keyof Style>(id: string, key: K): Style[K] | undefined => {
    let at = styles.get(id);
    for (let steps = 0; at && steps < MAX_CHAIN; steps++) {
      const stated = at[key];
      if (stated !== undefined) return stated;
      at = at.basedOn === null ? undefined : styles.get(at.basedOn);
    }
    return undefined;
  };
  return {
    isHidden: (id) => inherited(id, 'hidden') ?? false,
    isNumbered: (id) => inherited(id, 'numbered') ?? false,
    listOf(id) {
      const list = inherited(id, 'list');
      if (list == null || list === '0') return null;
      const level = inherited(id, 'level');
      return { list, level: level == null ? null : Number(level) };
    },
  };
}

/** A switch without a value is on (ECMA-376, part 1, section 17.17.4). */
export function isOn(value: string | null): boolean {
  return value === null || !/^(?:0|false|off)$/.test(value);
}
