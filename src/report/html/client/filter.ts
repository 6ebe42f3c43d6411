/** A row of a ledger's lists with what it is chosen by. */
interface Row {
  element: HTMLTableRowElement;
  /** Of a duty; `undefined` of a finding. */
  status: string | undefined;
  /** Of a finding. */
  rule: string | undefined;
  /** What is searched in. */
  text: string;
}

interface Ledger {
  element: HTMLDetailsElement;
  body: string | undefined;
  name: string;
  lists: { element: HTMLElement; rows: Row[] }[];
}

interface Wanted {
  body: string;
  status: string;
  rule: string;
  /** Each of them has to be in the text. */
  words: string[];
}

/** Milliseconds after the last key before a search begins. */
const PAUSE = 150;

/** Makes the form choose which rows of the ledgers are shown, and tell how many they are. */
export function setUpFilter(form: HTMLFormElement): void {
  const found = form.querySelector('.found');
  const elements = [...document.querySelectorAll<HTMLDetailsElement>('details.ledger')];
  let ledgers: Ledger[] | undefined;
  let timer = 0;

  const apply = () => {
    const wanted = wantedBy(new FormData(form));
    ledgers ??= elements.map(ledgerOf);
    const told = show(ledgers, wanted);
    if (found) found.textContent = told;
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  form.addEventListener('change', apply);
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, PAUSE);
  });
  // The fields are blank only after the event.
  form.addEventListener('reset', () => setTimeout(apply));
  const openAll = (open: boolean) => {
    for (const element of elements) if (!element.hidden) element.open = open;
  };
  form.querySelector('[name=open]')?.addEventListener('click', () => openAll(true));
  form.querySelector('[name=close]')?.addEventListener('click', () => openAll(false));
}

function wantedBy(fields: FormData): Wanted {
  const field = (name: string) => String(fields.get(name) ?? '');
  return {
    body: field('body'),
    status: field('status'),
    rule: field('rule'),
    words: folded(field('search')).split(/\s+/).filter(Boolean),
  };
}

function ledgerOf(element: HTMLDetailsElement): Ledger {
  const lists = [...element.querySelectorAll<HTMLElement>('.list')].map((list) => ({
    element: list,
    rows: [...list.querySelectorAll<HTMLTableRowElement>('tr[data-status], tr[data-rule]')].map(
      rowOf,
    ),
  }));
  const name = folded(element.querySelector('h3')?.textContent ?? '');
  return { element, body: element.dataset.body, name, lists };
}

/** How the due date was counted is not searched: nearly every row would be found by it. */
function rowOf(element: HTMLTableRowElement): Row {
  const { status, rule } = element.dataset;
  const parts = [...element.querySelectorAll('.key-cell, .said, .state-cell')];
  return { element, status, rule, text: folded(parts.map((part) => part.textContent).join(' ')) };
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Shows what is wanted and hides the rest; says how much that is. */
function show(ledgers: readonly Ledger[], wanted: Wanted): string {
  const all = Object.values(wanted).every((value) => value.length === 0);
  let [duties, findings, shown] = [0, 0, 0];
  for (const { element, body, name, lists } of ledgers) {
    const isBody = wanted.body === '' || wanted.body === body;
    let any = 0;
    for (const { element: list, rows } of lists) {
      let left = 0;
      for (const row of rows) {
        const isShown = isBody && isWanted(row, name, wanted);
        row.element.hidden = !isShown;
        if (!isShown) continue;
        left++;
        if (row.status === undefined) findings++;
        else duties++;
      }
      list.hidden = left === 0;
      any += left;
    }
    element.hidden = !all && any === 0;
    element.open = !all && any > 0;
    if (any > 0) shown++;
  }
  return all ? '' : `找到事项${duties}件、问题${findings}处，在${shown}份台账里。`;
}

/** Who chooses a state looks for duties, who chooses a rule for findings. */
function isWanted({ status, rule, text }: Row, name: string, wanted: Wanted): boolean {
  const isChosen =
    wanted.status === '' && wanted.rule === ''
      ? true
      : status === undefined
        ? wanted.rule !== '' && rule === wanted.rule
        : wanted.status !== '' && status === wanted.status;
  return isChosen && wanted.words.every((word) => text.includes(word) || name.includes(word));
}
