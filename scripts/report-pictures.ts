/**
 * Makes the pictures of docs/reports.md from the examples: `npm run build && npx tsx scripts/report-pictures.ts`. It needs
 * chromium, LibreOffice, pdftoppm and Chinese fonts; which ones they are shows, so that it is no part of the build.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallPng } from './small-png.ts';

const PICTURES = join(import.meta.dirname, '../docs/pictures');
const EXAMPLES = join(import.meta.dirname, '../examples');
const PROGRAM = join(import.meta.dirname, '../bin/gongkai.js');

const folder = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'));
const file = (name: string) => join(folder, name);
const ledgers = readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml'));
const kinds = ['html', 'xlsx', 'docx'] as const;
run(process.execPath, [
  ...[PROGRAM, 'report', ...ledgers, '--as-of', '2022-09-05', '--fail-on', 'never'],
  ...kinds.flatMap((kind) => ['--format', `${kind}:${file(`report.${kind}`)}`]),
  ...['--format', `circular:${file('circular.docx')}`],
]);

page('report.html', 'report-html');
sheet('report.xlsx', '各部门', 'report-xlsx');
sheet('report.docx', '排名供内部掌握', 'report-docx');
sheet('circular.docx', '各有关单位', 'report-circular');
rmSync(folder, { recursive: true });

function run(program: string, args: string[]): string {
  return execFileSync(program, args, { cwd: EXAMPLES, encoding: 'utf8', stdio: 'pipe' });
}

/** The top of a page as a browser shows it. */
function page(name: string, picture: string): void {
  run('chromium', [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
    ...['--force-device-scale-factor=0.8', '--window-size=1100,1000'],
    ...[`--user-data-dir=${file('chromium')}`, `--screenshot=${file('page.png')}`, file(name)],
  ]);
  save(file('page.png'), picture);
}

/** The first page of a document on which a text stands, as LibreOffice prints it. */
function sheet(name: string, text: string, picture: string): void {
  const profile = `-env:UserInstallation=file://${file('libreoffice')}`;
  run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file(name)]);
  const pdf = file(name.replace(/\.\w+$/, '.pdf'));
  const pages = run('pdftotext', ['-layout', pdf, '-']).split('\f');
  const number = pages.findIndex((content) => content.replace(/\s/g, '').includes(text)) + 1;
  if (number === 0) throw new Error(`${name} has no page with ${text}`);
  const only = ['-f', String(number), '-l', String(number), '-singlefile'];
  run('pdftoppm', ['-r', '80', ...only, '-png', pdf, file('page')]);
  save(file('page.png'), picture);
}

function save(made: string, picture: string): void {
  writeFileSync(join(PICTURES, `${picture}.png`), smallPng(readFileSync(made)));
}
