import { attribute, scanXml } from './xml.ts';

/** What the styles of a document say of paragraphs and runs that refer to them. */
export interface DocxStyles {
  /** Whether text in the style is hidden. */
  isHidden(style: string): boolean;
  /** Whether Word writes a number before a paragraph in the style. */
  isNumbered(style: string): boolean;
}

interface Style {
  basedOn: string | null;
  hidden?: boolean;
  numbered?: boolean;
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
        else if (name === 'numId') style.numbered = value() !== '0';
      },
      close(name) {
        if (name === 'style') style = null;
      },
      wantsText: false,
      text() {},
    });
  }
  const inherited = (id: string, key: 'hidden' | 'numbered'): boolean => {
    let at = styles.get(id);
    for (let steps = 0; at && steps < MAX_CHAIN; steps++) {
      const stated = at[key];
      if (stated !== undefined) return stated;
      at = at.basedOn === null ? undefined : styles.get(at.basedOn);
    }
    return false;
  };
  return {
    isHidden: (id) => inherited(id, 'hidden'),
    isNumbered: (id) => inherited(id, 'numbered'),
  };
}

/** A switch without a value is on (ECMA-376, part 1, section 17.17.4). */
export function isOn(value: string | null): boolean {
  return value === null || !/^(?:0|false|off)$/.test(value);
}
