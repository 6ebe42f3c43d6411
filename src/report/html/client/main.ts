import { DATA_ID, FILTER_ID, type PageData } from '../page-data.ts';
import { drawCount } from './count-grid.ts';
import { setUpFilter } from './filter.ts';

let data: PageData | undefined;

/** Read when the first count is drawn: most readers ask for few. */
function pageData(): PageData {
  data ??= JSON.parse(document.getElementById(DATA_ID)?.textContent ?? 'null') as PageData;
  return data;
}

// `toggle` does not bubble.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open) drawCount(target, pageData);
  },
  true,
);

const form = document.getElementById(FILTER_ID);
if (form instanceof HTMLFormElement) setUpFilter(form);
