import { createHash } from 'node:crypto';
import { htmlText } from '../html-text.ts';
import { jsonBlock } from './json-block.ts';
import { DATA_ID, type PageData } from './page-data.ts';
import { pageScript } from './page-script.generated.ts';
import { STYLE } from './style.ts';

/**
 * A page that is one file: it loads nothing, and a browser runs nothing in it but the one script, and shows nothing
 * in any style but the one, whatever stands in a ledger.
 */
export function htmlDocument(title: string, content: readonly string[], data: PageData): string[] {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(STYLE)}'`,
    `script-src '${hashOf(pageScript)}'`,
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
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    ...content,
    `<script type="application/json" id="${DATA_ID}">${jsonBlock(data)}</script>`,
    `<script>${pageScript}</script>`,
    '</body>',
    '</html>',
  ];
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
