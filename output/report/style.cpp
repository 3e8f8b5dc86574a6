#include "output/report/style.hpp"

namespace norishiro::output::report {

// No character here means anything to XML.
std::string_view const style_sheet = R"(
:root { --ink: #1d2530; --soft: #55606e; --rule: #c9d0d8; --one: #14477a; --two: #c8741f; --three: #2b2b2b;
  --base: #8d98a5; --tint: #f3f5f8; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 24px 20px 64px; max-width: 800px; color: var(--ink); background: #fff;
  font-family: "BIZ UDPGothic", "BIZ UDPゴシック", "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans",
    "Yu Gothic", Meiryo, sans-serif;
  font-size: 15px; line-height: 1.75; overflow-wrap: break-word; }
:lang(ja) { line-break: strict; }
h1 { font-size: 24px; line-height: 1.4; margin: 0 0 4px; letter-spacing: .02em; }
h2 { font-size: 19px; line-height: 1.5; margin: 56px 0 12px; padding-bottom: 4px; border-bottom: 2px solid var(--one);
  letter-spacing: .02em; }
h3 { font-size: 16px; line-height: 1.5; margin: 22px 0 4px; }
p { margin: 0 0 12px; }
ul { margin: 0 0 12px; padding-left: 1.3em; }
li { margin: 2px 0; }
a { color: var(--one); }
code, .hash, dd { overflow-wrap: anywhere; }
code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .86em; color: var(--soft); }
.subtitle, .scope, .note, figcaption a { color: var(--soft); font-size: 13px; }
.first h2 { margin-top: 20px; }
.first h3 { margin-top: 14px; }
nav ol { columns: 2; column-gap: 32px; margin: 0; padding-left: 1.6em; font-size: 14px; }
dl.questions { margin: 0 0 8px; }
dl.questions dt { font-weight: bold; float: left; clear: left; margin-right: 1em; }
dl.questions dd { margin: 0; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; }
dl.facts dd { margin: 0; }
.cautions { margin: 18px 0 0; padding: 10px 16px; border-left: 4px solid var(--two); background: var(--tint); font-size: 14px; }
.cautions p { margin: 0 0 4px; }
.cautions .drift { font-weight: bold; }
.wide { overflow-x: auto; margin: 0 0 20px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; line-height: 1.5; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; font-size: 14px; padding: 8px 0 6px; }
th { font-weight: normal; color: var(--soft); text-align: left; vertical-align: bottom; border-bottom: 1px solid var(--soft);
  padding: 3px 6px; font-size: 12px; }
td { border-bottom: 1px solid var(--rule); padding: 3px 6px; vertical-align: top; }
td:first-child { min-width: 9em; }
.what { min-width: 11em; }
.whom { min-width: 12em; }
.grade { min-width: 6em; }
th:first-child, td:first-child { padding-left: 0; }
.n { text-align: right; white-space: nowrap; }
th { white-space: nowrap; }
th.long { white-space: normal; }
.unit { white-space: nowrap; }
#table-course .unit, #table-official .unit { white-space: normal; }
.end { color: var(--soft); }
.clear { font-weight: bold; }
.unit { color: var(--soft); font-size: 12px; }
.date { white-space: nowrap; }
.mid { text-align: center; }
.hash { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 11px; color: var(--soft); }
figure { margin: 8px 0 16px; }
figcaption { font-weight: bold; font-size: 14px; }
figcaption a { font-weight: normal; }
svg { display: block; max-width: none; height: auto; width: 100%; min-width: 560px; font-size: 12px; fill: var(--ink); }
.tick { fill: var(--soft); font-size: 11px; }
.strong { font-weight: bold; }
.grid { stroke: #e3e7ec; stroke-width: 1; }
.zero { stroke: var(--soft); stroke-width: 1.2; }
.whisker { stroke: var(--ink); stroke-width: 1.4; }
.mark { stroke: #fff; stroke-width: .8; }
.s0 { fill: var(--base); }
.s1 { fill: var(--one); }
.s2 { fill: var(--two); }
.s3 { fill: var(--three); }
.mark.s0 { stroke: var(--base); }
.bar.s0 { fill: #cdd4dc; stroke: var(--base); }
.bar.s2 { stroke: #8f4f0e; }
.bar.s3 { fill: #fff; stroke: var(--three); }
svg.narrow { min-width: 0; max-width: 520px; }
.post { fill: var(--ink); }
.band { stroke: var(--ink); stroke-width: .3; }
.b0 { fill: #9db3c9; }
.b1 { fill: #d7dfe7; }
.b2 { fill: #6d8299; }
.more { fill: var(--one); fill-opacity: .8; }
.less { fill: #fff; fill-opacity: .7; stroke: #8f4f0e; stroke-width: .9; stroke-dasharray: 3 1.5; }
.path { fill: none; stroke-width: 1.8; }
.path.s0 { stroke: var(--base); stroke-width: 3; }
.path.s1 { stroke: var(--one); }
.path.s2 { stroke: var(--two); stroke-dasharray: 6 3; }
.path.s3 { stroke: var(--three); stroke-dasharray: 2 2; }
details summary { font-weight: bold; cursor: pointer; margin: 12px 0 4px; }
@media (max-width: 600px) {
  body { padding: 16px 14px 48px; font-size: 15px; }
  nav ol { columns: 1; }
  dl.facts { display: block; }
  dl.facts dt { color: var(--soft); margin-top: 6px; }
}
@page { size: A4 portrait; margin: 16mm 16mm 18mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.6; }
  h1 { font-size: 16pt; }
  h2 { font-size: 13pt; margin: 0 0 3mm; }
  h3 { font-size: 10.5pt; margin: 3mm 0 0; }
  h2, h3, caption, figcaption, summary { break-after: avoid; }
  section { break-before: page; }
  #official, #barriers, #burden, #value { break-before: auto; }
  #flows p { break-after: avoid; }
  #official h2, #barriers h2, #burden h2, #value h2 { margin-top: 9mm; }
  .first { break-before: auto; font-size: 9.2pt; line-height: 1.55; }
  .first h2 { margin-top: 3mm; }
  .first figure { margin: 2mm 0; }
  .first p, .first ul { margin-bottom: 1.5mm; }
  p, li { orphans: 2; widows: 2; }
  .wide { overflow: visible; margin-bottom: 5mm; }
  table { font-size: 8.2pt; line-height: 1.4; }
  caption { font-size: 9.5pt; }
  th, .unit { font-size: 7.6pt; }
  thead { display: table-header-group; }
  tr, figure, .cautions { break-inside: avoid; }
  td, th { padding: .75mm 1.3mm; }
  svg { min-width: 0; }
  svg.narrow { max-width: 400px; }
  .subtitle, .scope, .note, figcaption a { font-size: 8.5pt; }
  .cautions { font-size: 8.8pt; margin-top: 3mm; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  nav { break-before: page; line-height: 1.4; }
  nav + section { break-before: auto; }
  nav + section h2 { margin-top: 8mm; }
  details summary { list-style: none; }
}
)";

} // namespace norishiro::output::report
