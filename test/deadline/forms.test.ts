import { describe, expect, test } from 'vitest';
import { formatRequirement } from '../../src/deadline/format-requirement.ts';
import { formGroups } from '../../src/deadline/parse/forms.ts';
import type { Column } from '../../src/deadline/parse/notation.ts';
import { readWording } from '../../src/deadline/parse/read.ts';

/** What a wording says, printed as the examples have it, and the forms that were found in it. */
function read(text: string, column: Column | null = null) {
  const { requirements, ruledOut } = readWording(text, column ?? 'deadline');
  const said = requirements.map(({ requirement }) =>
    requirement.kind === 'unknown' ? '？' : formatRequirement(requirement),
  );
  return {
    said: said.join('；'),
    forms: [...requirements.flatMap(({ forms }) => forms), ...ruledOut],
  };
}

const forms = formGroups().flatMap((group) => [...group.forms]);

test('every form has a name of its own and an example', () => {
  expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
  for (const { name, examples } of forms) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(examples, name).not.toEqual([]);
  }
});

describe.each(forms)('$name', ({ name, column, examples, counterExamples }) => {
  test.each(examples)('%s → %s', (text, said) => {
    const found = read(text, column);
    expect(found.said).toBe(said);
    expect(found.forms).toContain(name);
  });

  if (counterExamples.length > 0) {
    test.each(counterExamples)('not %s', (text) =>
      expect(read(text, column).forms).not.toContain(name),
    );
  }
  if (column === 'cycle') {
    test('not in another column', () => {
      for (const [text] of examples) expect(read(text).forms).not.toContain(name);
    });
  }
});
