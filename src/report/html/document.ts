import { createHash } from 'node:crypto';
import { htmlText } from '../html-text.ts';

/** What a page holds. */
interface Page {
  title: string;
  style: string;
  content: readonly string[];
  /** Runs when the content is there; left out where nothing does. */
  script?: string;
}

/**
 * The lines of a page that is one file: it loads nothing, and a browser runs nothing in it but the one script, and shows
 * nothing in any style but the one, whatever stands in a ledger.
 */
export function htmlDocument({ title, style, content, script }: Page): string[] {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${htmlText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...content,
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    '</body>',
    '</html>',
  ];
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
