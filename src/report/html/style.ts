/** The page's style sheet: light and dark, narrow and wide, screen and paper. */
export const STYLE: string = `
:root { color-scheme: light dark; --back: #fff; --card: #f6f7f9; --line: #d5d9e0; --text: #1b1f26; --soft: #545c69;
  --link: #0b57b0; --good: #1a6b32; --some: #835000; --bad: #b3261e; --none: #545c69; --blue: #2f5d9e;
  --fill-good: #2e8b4e; --fill-some: #d99a2b; --fill-none: #c3c9d3; --early: #b9c8e0; --open: #4f7fc4; }
@media (prefers-color-scheme: dark) { :root { --back: #14171c; --card: #1d2128; --line: #3a414d; --text: #e6e9ee;
  --soft: #a8b0bd; --link: #8ab8ff; --good: #7fd39a; --some: #efbf6a; --bad: #ff9a91; --none: #a8b0bd; --blue: #9cc0f5;
  --fill-good: #4db374; --fill-some: #d99a2b; --fill-none: #4a5260; --early: #3c4a63; --open: #6a9be0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; line-height: 1.3; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, ul, ol, dl { margin: .35rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code { font: .875em ui-monospace, monospace; }
svg { display: block; overflow: visible; }
svg text { fill: var(--soft); font-size: .75rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--back); padding: .5rem; z-index: 1; }
.aside, .measured, .hint, .tally { color: var(--soft); font-size: .875rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
nav a { display: inline-block; padding: .2rem 0; }
.decision { border: 1px solid var(--line); border-left: .5rem solid var(--none); border-radius: .5rem; background: var(--card);
  padding: 1rem; margin-top: 1rem; }
.decision h2 { margin-top: 0; font-size: 1.4rem; }
.decision.advance { border-left-color: var(--good); } .advance .word { color: var(--good); }
.decision.extend { border-left-color: var(--some); } .extend .word { color: var(--some); }
.decision.pivot { border-left-color: var(--bad); } .pivot .word { color: var(--bad); }
.because { font-size: 1.1rem; }
.risk { border-left: 3px solid var(--some); padding-left: .75rem; }
.counts { font-weight: 600; }
.badge { display: inline-block; padding: 0 .5em; border: 1px solid; border-radius: 1em; font-size: .8125rem;
  line-height: 1.5; white-space: nowrap; max-width: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: middle; }
.good { color: var(--good); } .some { color: var(--some); } .bad { color: var(--bad); }
.none, .aside { color: var(--soft); } .badge.aside { color: var(--blue); }
.road { list-style: none; padding: 0; }
.road li { display: grid; grid-template-columns: minmax(0, 15rem) minmax(0, 1fr) minmax(0, 11rem); gap: 0 1rem; align-items: center;
  padding: .4rem .5rem; border-left: .25rem solid transparent; }
.road .current { border-left-color: var(--link); background: var(--card); }
.road .name a { font-weight: 600; display: block; }
.axis { margin: 0 12.5rem 0 16.75rem; }
.tick { stroke: var(--line); } .today { stroke: var(--bad); stroke-width: 2; }
.early { fill: var(--early); } .open { fill: var(--open); } .endless { fill: var(--open); opacity: .6; }
.passed { fill: var(--fill-good); stroke: var(--back); stroke-width: 2; }
.track { fill: var(--line); } .done, .met { fill: var(--fill-good); } .partial { fill: var(--fill-some); }
.not-met { fill: var(--fill-none); }
.legend { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .5rem; }
.key { width: 1rem; height: .75rem; border-radius: 2px; margin-left: .5rem; }
.key.good { background: var(--fill-good); } .key.some { background: var(--fill-some); } .key.none { background: var(--fill-none); }
.key.pivot { background: var(--bad); }
.step { stroke: var(--blue); stroke-width: 2; }
.lane .advance { fill: var(--fill-good); } .lane .extend { fill: var(--fill-some); } .lane .pivot { fill: var(--bad); }
.key.early { background: var(--early); } .key.open { background: var(--open); }
.key.today { width: 2px; height: 1rem; background: var(--bad); } .key.passed { width: .75rem; border-radius: 50%; background: var(--fill-good); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: .75rem 0; }
.filter[hidden], .gate[hidden], .criterion[hidden] { display: none; }
.filter label { display: grid; font-size: .875rem; flex: 1 1 12rem; }
.filter input, .filter select { font: inherit; padding: .4rem .5rem; border: 1px solid var(--soft); border-radius: .35rem;
  background: var(--back); color: var(--text); min-width: 0; }
.filter output { flex: 1 1 8rem; padding: .4rem 0; }
.stands { display: grid; grid-template-columns: auto 1fr minmax(0, 18rem); gap: .5rem; align-items: center; margin-bottom: .5rem; }
.gate-bar { display: grid; gap: .15rem; }
.stack { border-radius: 6px; overflow: hidden; }
.criterion { border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 3.5rem; }
.criterion summary { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr) 6rem; gap: 0 .75rem; align-items: center;
  padding: .5rem .25rem; cursor: pointer; }
.criterion summary:hover { background: var(--card); }
.criterion summary .badge { justify-self: start; grid-row: 1; }
.criterion .statement { grid-column: 2; } .criterion .measured { grid-column: 2; }
.criterion .progress { grid-column: 3; grid-row: 1; }
.criterion summary::after { content: "Details" / ""; grid-column: 3; grid-row: 2; font-size: .75rem; color: var(--link); text-align: right; }
.criterion[open] summary::after { content: "Less" / ""; }
.criterion > :not(summary) { margin-left: .75rem; }
dl { display: grid; gap: .1rem; } dl div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); }
dt { color: var(--soft); font-size: .875rem; } dd { margin: 0; }
.evidence, .parts, .findings { list-style: none; padding: 0; }
.evidence li, .parts li { padding: .2rem 0; } .evidence ul, .parts .evidence { padding-left: 1.25rem; list-style: none; }
.findings li { padding: .6rem 0; border-top: 1px solid var(--line); } .findings p { margin: .15rem 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .5rem 0; }
th { text-align: left; font-size: .875rem; color: var(--soft); }
th, td { padding: .4rem .5rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.claims th:first-child, .risks th:first-child { width: 9rem; } .metrics th:not(:first-child) { width: 20%; }
.claims th:nth-child(3) { width: 9rem; } .risks th:nth-child(3) { width: 8rem; }
td .progress { margin-top: .35rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .5rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 46rem) {
  .road li { grid-template-columns: minmax(0, 1fr); gap: .25rem; padding: .75rem .5rem; }
  .axis { margin: 0 .75rem; }
  .stands { grid-template-columns: auto 1fr; } .stands .gate-bar { grid-column: 1 / -1; }
  .criterion summary { grid-template-columns: minmax(0, 1fr) 6rem; gap: .25rem .75rem; }
  .criterion .statement, .criterion .measured { grid-column: 1 / -1; }
  .criterion .progress { grid-column: 2; }
  .criterion summary::after { grid-column: 1 / -1; grid-row: auto; text-align: left; }
  table, tbody, tr, td { display: block; } thead { position: absolute; left: -100vw; }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } td { border: 0; padding: .1rem 0; }
  td:not(:first-child):not(:empty)::before { content: attr(data-name) ": "; color: var(--soft); font-size: .875rem; }
}
@media print {
  :root { color-scheme: light; } body { max-width: none; font-size: 10pt; padding: 0; }
  nav, .skip, .filter, .criterion summary::after { display: none; }
  .criterion { content-visibility: visible; break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .road li, tr, .findings li { break-inside: avoid; } h2, h3 { break-after: avoid; }
  svg, .key { print-color-adjust: exact; }
}
`;
