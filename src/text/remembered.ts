const MOST = 1000;
const LONGEST = 1000;

/**
 * A function of texts that keeps its answers, since many files copy the same wordings. It keeps a bounded number,
 * and none for very long texts; answers are shared, so that nobody may change them.
 */
export function remembered<T extends object>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known;
    if (text.length > LONGEST) return answer(text);
    // A copy, since a piece of a text keeps the whole file in memory.
    const copy = [...text].join('');
    const made = answer(copy);
    if (answers.size === MOST) answers.clear();
    answers.set(copy, made);
    return made;
  };
}
