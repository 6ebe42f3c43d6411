import { attribute, scanXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** A reference from one part of an office file to another, or to an address outside. */
export interface Relationship {
  id: string;
  /** The last word of its type, e.g. `worksheet`, `hyperlink`. */
  type: string;
  /** Name of a part, or the address as written. */
  target: string;
}

/** The relationships of a part, or of the package where the name is empty. @throws TableFault */
export function relationships(zip: Zip, part: string): Relationship[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const bytes = zip.read(`${folder}_rels/${part.slice(slash)}.rels`);
  const found: Relationship[] = [];
  if (!bytes) return found;
  scanXml(bytes, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      const external = attribute(attributes, 'TargetMode') === 'External';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type')?.split('/').at(-1) ?? '',
        target: external ? target : resolve(folder, target),
      });
    },
  });
  return found;
}

/** `xl/workbook.xml`, `word/document.xml`, or null where the archive is no office file. @throws TableFault */
export function mainPart(zip: Zip): string | null {
  return relationships(zip, '').find(({ type }) => type === 'officeDocument')?.target ?? null;
}

/** Some programs write `\\` for `/`. */
function resolve(folder: string, target: string): string {
  const written = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (written.startsWith('/') ? written : folder + written).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
