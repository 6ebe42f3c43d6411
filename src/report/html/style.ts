/** The fonts of the systems that offices have; none is loaded. */
const SANS =
  'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const SERIF = '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", STSong, SimSun, serif';

const LIGHT = `
--paper: #fff; --ink: #1d1f23; --quiet: #565b64; --line: #c9cdd4; --strong-line: #7c828c;
--head: #f2f4f7; --off: #e9ebef; --accent: #a3161a; --link: #0b4a8f; --focus: #0b57d0;
--overdue: #b3261e; --overdue-mark: #7d1712; --late: #e0a63a; --late-mark: #7a5200;
--due-soon: #f3d98b; --due-soon-mark: #a87400; --on-time: #2f7d55; --unknown: #c3c7ce; --unknown-mark: #6d727b;
--rest: #e3e6ea; --on-overdue: #fff;`;

const DARK = `
--paper: #16181c; --ink: #e6e8eb; --quiet: #aab0ba; --line: #3b4048; --strong-line: #737a85;
--head: #22262c; --off: #2c3138; --accent: #ff9c94; --link: #8ab8ff; --focus: #8ab8ff;
--overdue: #f28b82; --overdue-mark: #a93128; --late: #d9a441; --late-mark: #5a3c00;
--due-soon: #6b5a25; --due-soon-mark: #e3c15f; --on-time: #5bb98c; --unknown: #525860; --unknown-mark: #9aa1ab;
--rest: #333941; --on-overdue: #2b0906;`;

const PAGE = `
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.65 ${SANS}; font-variant-numeric: tabular-nums }
header, nav, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem }
header { padding-top: 2.5rem; text-align: center }
h1 { margin: 0 0 1rem; padding-bottom: 1rem; border-bottom: 3px double var(--accent); color: var(--accent); font: bold 2rem/1.3 ${SERIF}; letter-spacing: .12em; text-indent: .12em }
header p { margin: .1rem 0; color: var(--quiet); font-size: .95rem }
h2 { margin: 0 0 1rem; padding-left: .7rem; border-left: .3rem solid var(--accent); font: bold 1.3rem/1.4 ${SERIF} }
h3, h4 { margin: 0; font-size: 1.05rem }
h4 { margin: 1rem 0 .4rem; font-size: 1rem }
section { margin: 2.75rem 0; scroll-margin-top: 1rem; content-visibility: auto; contain-intrinsic-size: auto 40rem }
section > p { margin: .3rem 0 .6rem; color: var(--quiet) }
a { color: var(--link); text-underline-offset: .2em }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; justify-content: center; margin: 1.25rem 0 0; padding: .6rem 0; border-block: 1px solid var(--line); list-style: none }
footer { margin-top: 3rem; padding-block: 1rem 2rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.patterns { position: absolute }
`;

const TILES = `
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .75rem; margin: 0 0 .75rem }
.tiles > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .8rem .5rem; border: 1px solid var(--line); border-top: 3px solid var(--strong-line); text-align: center }
.tiles dt { color: var(--quiet) }
.tiles dd { margin: 0 }
.tiles strong { margin-right: .2em; font: bold 1.9rem/1.2 ${SERIF} }
.tiles .alarm { border-top: 3px solid var(--accent) }
.tiles .alarm strong { color: var(--accent) }
`;

const TABLES = `
.scroll { overflow-x: auto; margin: .75rem 0 }
table { width: 100%; border-collapse: collapse }
th, td { padding: .45rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead th { background: var(--head); border-bottom: 2px solid var(--strong-line); vertical-align: bottom; overflow-wrap: normal; word-break: keep-all }
td:not(.wide) { overflow-wrap: normal }
.number { text-align: right }
.number, .short { white-space: nowrap }
.wide { min-width: 14rem }
.figures th[scope=row] { min-width: 9.5rem; font-weight: normal; word-break: keep-all }
.figures th.wide { min-width: 7rem }
.bar-cell { width: 22%; min-width: 9rem; vertical-align: middle }
.bar { display: block; width: 100%; height: 1.1rem; border: 1px solid var(--strong-line) }
.bar, .swatch, .off, .key, .status { print-color-adjust: exact; -webkit-print-color-adjust: exact }
.bar-on-time { fill: var(--on-time) }
.bar-late { fill: url(#late-pattern) } .late-ground { fill: var(--late) } .late-mark { fill: var(--late-mark) }
.bar-overdue { fill: url(#overdue-pattern) } .overdue-ground { fill: var(--overdue) } .overdue-mark { fill: var(--overdue-mark) }
.bar-due-soon { fill: url(#due-soon-pattern) } .due-soon-ground { fill: var(--due-soon) } .due-soon-mark { fill: var(--due-soon-mark) }
.bar-unknown { fill: url(#unknown-pattern) } .unknown-ground { fill: var(--unknown) } .unknown-mark { fill: var(--unknown-mark) }
.bar-rest { fill: var(--rest) }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: .6rem 0; padding: 0; list-style: none; color: var(--quiet); font-size: .92rem }
.legend li { display: flex; align-items: center; gap: .45rem }
.swatch { width: 1.6rem; height: .9rem; border: 1px solid var(--strong-line) }
`;

const DUE_CALENDAR = `
.due-calendar { min-width: 62rem; table-layout: fixed }
.due-calendar th:first-child { width: 6.2rem; white-space: nowrap }
.due-calendar th, .due-calendar td { padding: .2rem 0; text-align: center; font-size: .85rem }
.due-calendar tbody th { background: var(--head); font-weight: normal }
.due-calendar td { position: relative; height: 2.7rem; padding-top: .95rem; vertical-align: top }
.due-calendar td > small:not(.unseen) { position: absolute; top: 0; left: .15rem; color: var(--quiet); font-size: .7rem; line-height: 1.2 }
.off { background: repeating-linear-gradient(135deg, var(--off) 0 4px, var(--paper) 4px 5px) }
.none { border-color: transparent }
.today { outline: 2px solid var(--focus); outline-offset: -2px }
.open { display: inline-block; min-width: 1.5em; padding: 0 .15em; line-height: 1.5 }
.open.overdue, .key.overdue { background: var(--overdue); color: var(--on-overdue); font-weight: bold }
.open.due-soon, .key.due-soon { border: 2px dashed var(--due-soon-mark); line-height: 1.3 }
.done { color: var(--on-time); font-weight: bold }
.key { display: inline-block; min-width: 1.7em; height: 1.5em; border: 1px solid var(--line); text-align: center; line-height: 1.4 }
.arrangements ul { margin: .4rem 0; color: var(--quiet) }
`;

const LEDGERS = `
form { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem 1rem; margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); background: var(--head) }
form[hidden] { display: none }
form label { display: grid; flex: 1 1 11rem; gap: .2rem; min-width: 0; font-size: .95rem }
select, input, button { width: 100%; min-width: 0; min-height: 2.5rem; padding: .3rem .6rem; border: 1px solid var(--strong-line); border-radius: 2px; background: var(--paper); color: var(--ink); font: inherit }
button { width: auto; cursor: pointer }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem }
.found { flex-basis: 100%; min-height: 1.65em; margin: 0; font-weight: bold }
summary { cursor: pointer }
.ledger { margin: .5rem 0; border: 1px solid var(--line) }
.ledger > summary { display: grid; grid-template-columns: auto minmax(7rem, 15rem) 1fr; gap: .2rem .8rem; align-items: baseline; padding: .65rem .8rem }
.ledger > summary::before { content: "＋"; color: var(--quiet) }
.ledger[open] > summary::before { content: "－" }
.ledger > summary::-webkit-details-marker { display: none }
.ledger > summary span { color: var(--quiet) }
.ledger[open] > summary { border-bottom: 1px solid var(--line); background: var(--head) }
.ledger > :not(summary) { margin-inline: .8rem }
.ledger > p { margin-block: .5rem; color: var(--quiet); overflow-wrap: anywhere }
.rows { table-layout: fixed }
.rows > thead th:first-child { width: 5.5rem }
.rows > thead th:last-child { width: 12rem }
.rows .said a { overflow-wrap: anywhere }
.rows .said p { margin: .15rem 0; color: var(--quiet); font-size: .93rem; white-space: pre-line }
.status { display: inline-block; padding: 0 .4em; border: 1px solid var(--strong-line); line-height: 1.5 }
.status.overdue { border-color: var(--overdue); background: var(--overdue); color: var(--on-overdue); font-weight: bold }
.status.late, .status.due-soon { border: 2px solid var(--due-soon-mark); font-weight: bold }
.status.due-soon { border-style: dashed }
.status.on-time { border-color: var(--on-time) }
.date { display: block; font-size: .93rem; white-space: pre-line }
.count { margin-top: .3rem; font-size: .93rem }
.count summary { color: var(--link) }
.count p { margin: .3rem 0; color: var(--quiet); white-space: pre-line }
`;

const MONTHS = `
.month { display: inline-table; width: auto; max-width: 100%; margin: .4rem 1.2rem .6rem 0; table-layout: fixed; vertical-align: top }
.month caption { padding: .2rem 0; font-weight: bold; text-align: left }
.month th, .month td { width: 3.3rem; padding: .15rem .25rem; font-size: .82rem; line-height: 1.35 }
.month td { height: 3.3rem; color: var(--quiet) }
.month .counted { color: var(--ink) }
.month td > * { display: block }
.date-of-month { font-weight: bold }
.month .start, .month .due { outline: 2px solid var(--ink); outline-offset: -2px }
.month .due strong { color: var(--accent) }
`;

const NARROW = `
@media (max-width: 48rem) {
  header, nav, main, footer { padding-inline: .9rem }
  header { padding-top: 1.5rem }
  h1 { font-size: 1.55rem; letter-spacing: .05em; text-indent: .05em }
  nav ul { justify-content: flex-start }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr)); gap: .5rem }
  .tiles strong { font-size: 1.5rem }
  .ledger > summary { grid-template-columns: auto 1fr }
  .ledger > summary span { grid-column: 2 }
  .ledger > :not(summary) { margin-inline: .3rem }
  th, td { padding: .35rem }
  .rows > thead { position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%) }
  .rows, .rows > tbody { display: block }
  .rows > tbody > tr { display: grid; grid-template-columns: auto 1fr; border: 1px solid var(--line); border-bottom: 0 }
  .rows > tbody > tr:last-child { border-bottom: 1px solid var(--line) }
  .rows > tbody > tr[hidden] { display: none }
  .rows > tbody > tr > td { border: 0; min-width: 0 }
  .rows > tbody > tr > :nth-child(2) { order: 1; grid-column: 1 / -1; padding-top: 0 }
  .rows .state-cell { text-align: right }
  .wide { min-width: 11rem }
  .due-calendar th:first-child { position: sticky; left: 0; z-index: 1 }
  .month th, .month td { width: calc((100vw - 4.6rem) / 7) }
}
`;

const PRINT = `
@page { size: A4; margin: 16mm 14mm }
@media print {
  :root { color-scheme: light; ${LIGHT} --quiet: #333; font-size: 9.5pt }
  body { line-height: 1.5 }
  header, nav, main, footer { max-width: none; padding-inline: 0 }
  header { padding-top: 0 }
  h1 { font-size: 20pt }
  section { margin: 7mm 0; content-visibility: visible }
  nav, form, .buttons { display: none }
  .scroll { overflow: visible }
  thead { display: table-header-group }
  tr, .tiles > div, .month { break-inside: avoid }
  h2, h3, h4, section > p, .legend, caption { break-after: avoid }
  #due-calendar { break-inside: avoid }
  th, td { padding: 1mm 1.5mm }
  .number { padding-inline: 1mm }
  .figures thead .number { white-space: normal }
  .wide, .figures th[scope=row], .figures th.wide, .bar-cell { min-width: 0 }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(22mm, 1fr)); gap: 2mm }
  .due-calendar { min-width: 0 }
  .due-calendar th:first-child { width: 17mm }
  .due-calendar th, .due-calendar td { padding: .3mm 0; font-size: 7pt }
  .due-calendar td { height: 8mm; padding-top: 3mm }
  .due-calendar td > small:not(.unseen) { font-size: 5.5pt }
  details:not([open]) { display: none }
  .ledger { border: 0 }
  .ledger > summary::before { content: none !important }
  .rows > thead th:last-child { width: 36mm }
  .count summary { color: inherit }
}
`;

/** Prints on A4 in black on white, whatever the reader's scheme; what colour says is said by words or patterns too. */
export const STYLE = [
  `\n:root { color-scheme: light dark; ${LIGHT} }`,
  `@media (prefers-color-scheme: dark) { :root { ${DARK} } }`,
  ...[PAGE, TILES, TABLES, DUE_CALENDAR, LEDGERS, MONTHS, NARROW, PRINT].map((part) => part.trim()),
  '',
].join('\n');
