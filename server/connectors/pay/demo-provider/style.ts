/** One sheet: light, dark, on paper, from 320 pixels up. */
export const style = `:root {
  color-scheme: light dark;
  --ink: #14181c; --quiet: #4a545e; --ground: #fff; --line: #c3cad1; --edge: #4a545e;
  --brand: #14507a; --on-brand: #fff; --link: #14507a; --error: #b3261e; --note: #fff5d6; --focus: #ffdd00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #f1f3f5; --quiet: #b4bec8; --ground: #14181c; --line: #48525c; --edge: #9aa6b1;
    --brand: #9fcdea; --on-brand: #0b1c28; --link: #9fcdea; --error: #ff9d94; --note: #3a3112;
  }
}
* { box-sizing: border-box; }
body { margin: 0; font: medium/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; color: var(--ink); background: var(--ground); overflow-wrap: break-word; }
header { background: #0b1c28; color: #fff; }
header strong { font-size: 1.25em; }
header p, .demo > *, main { max-width: 60em; margin: 0 auto; padding: 0.75em 1em; }
.demo { background: var(--note); border-bottom: 1px solid var(--line); }
main { padding-bottom: 3em; }
h1 { font-size: 2em; line-height: 1.2; margin: 0.75em 0; }
h2 { font-size: 1.25em; line-height: 1.3; margin: 0; }
a { color: var(--link); }
.columns { display: grid; gap: 2em; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 48em) {
  .columns { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
  .columns > aside { order: 1; }
}
aside { border-top: 0.25em solid var(--brand); padding-top: 1em; align-self: start; }
aside dl { margin: 1em 0; }
dt, label, legend { font-weight: bold; }
dd { margin: 0; }
.amount { font-size: 1.75em; font-weight: bold; }
.answers { margin: 0 0 1.5em; }
.answers div { border-bottom: 1px solid var(--line); padding: 0.5em 0; }
.field, .group { margin: 0 0 1.5em; padding: 0; border: 0; min-width: 0; }
.group { margin: 2em 0 0; }
.group > .hint { margin-bottom: 1em; }
.wrong { border-inline-start: 0.3em solid var(--error); padding-inline-start: 1em; }
legend { padding: 0; }
label { display: block; }
.hint { color: var(--quiet); margin: 0; }
.error { color: var(--error); font-weight: bold; margin: 0.25em 0; }
input, select { font: inherit; color: inherit; background: var(--ground); width: 100%; padding: 0.45em 0.5em; margin-top: 0.25em; border: 2px solid var(--edge); border-radius: 0; }
select { max-width: 100%; }
.wrong input { border-color: var(--error); }
.short { width: 6em; }
.middle { max-width: 16em; }
.row { display: flex; flex-wrap: wrap; gap: 1em; }
.row label { font-weight: normal; }
button, .button { display: inline-block; font: inherit; font-weight: bold; padding: 0.6em 1.25em; border: 2px solid transparent; border-radius: 0.3em; background: var(--brand); color: var(--on-brand); cursor: pointer; text-decoration: none; }
.plain { background: none; color: var(--link); padding: 0.6em 0; text-decoration: underline; font-weight: normal; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 6px #14181c; }
.problem { border: 0.3em solid var(--error); padding: 1em; margin: 1.5em 0; }
.problem a { color: var(--error); font-weight: bold; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.4em 1em 0.4em 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { font-weight: bold; }
.quiet { display: block; color: var(--quiet); }
summary { cursor: pointer; font-weight: bold; padding: 0.25em 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { button, .plain, details { display: none; } }
`;
