import { htmlText } from '../html-text.ts';

/** A table in a frame of its own, which scrolls where the page is too narrow for it. */
export function scrollingTable(label: string, table: readonly string[]): string[] {
  return [
    `<div class="scroll" role="group" aria-label="${htmlText(label)}" tabindex="0">`,
    ...table,
    '</div>',
  ];
}

export function section(id: string, title: string, content: readonly string[]): string[] {
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<h2 id="${id}-title">${htmlText(title)}</h2>`,
    ...content,
    '</section>',
  ];
}

export function paragraph(text: string): string {
  return `<p>${htmlText(text)}</p>`;
}
