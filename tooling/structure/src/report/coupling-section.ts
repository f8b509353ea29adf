import type { Coupling, RadiusReport } from '../radius/radius-report.ts'
import { html, type Html } from './html.ts'
import { tenth } from './scale.ts'
import { details, legend, type Mark, type Section, table } from './section.ts'
import { counted, listed, shortened } from './words.ts'

const longestName = 20
const letterWidth = 6.4

/** Which features change together, and whether an import explains it. */
export function couplingSection({ couplings, features }: RadiusReport, width: number): Section {
  const unexplained = couplings.filter(({ depends }) => depends === false)
  const coupled = new Set(couplings.flatMap(({ a, b }) => [a, b]))
  const names = [...coupled].toSorted()
  const others = features.map(({ feature }) => feature).filter((name) => !coupled.has(name))
  return {
    id: 'coupling',
    name: 'Coupling',
    finding: couplingFinding(couplings, unexplained),
    lead: 'Commits that touched both features of a pair, when at least two did. Where neither imports the other, nothing in the code says why.',
    body:
      couplings.length === 0
        ? null
        : html`<figure>
              ${legend([
                ['feature', 'one imports the other'],
                ['alert', 'neither imports the other'],
                ...goneEntry(couplings),
              ])}
              ${matrix(names, couplings, couplingFinding(couplings, unexplained), width)}
              ${others.length === 0 ? null : html`<p class="note">Never twice in a commit with another feature: ${listed(others, 40)}.</p>`}
            </figure>
            ${unexplained.length === 0 ? null : pairTable('Pairs that no import explains', unexplained.slice(0, 5))}
            ${details('Every pair', pairTable('Features that change together', couplings))}`,
  }
}

function goneEntry(couplings: readonly Coupling[]): readonly (readonly [Mark, string])[] {
  const isGone = couplings.some(({ depends }) => depends === null)
  return isGone ? [['gone', 'a feature that is there no more']] : []
}

function couplingFinding(
  couplings: readonly Coupling[],
  [first, ...more]: readonly Coupling[],
): string {
  if (couplings.length === 0) return 'No two features changed together more than once.'
  if (first === undefined) {
    return `${counted(couplings.length, 'pair')} of features ${couplings.length === 1 ? 'changes' : 'change'} together, and imports explain it.`
  }
  if (more.length === 0)
    return `${first.a} and ${first.b} change together, though neither imports the other.`
  return `${more.length + 1} pairs change together though neither imports the other, ${first.a} and ${first.b} most often.`
}

const markOf = ({ depends }: Coupling): Mark =>
  depends === null ? 'gone' : depends ? 'feature' : 'alert'

/** The lower half: a pair stands once. */
function matrix(
  names: readonly string[],
  couplings: readonly Coupling[],
  label: string,
  width: number,
): Html {
  const shown = names.map((name) => shortened(name, longestName))
  const side = Math.ceil(Math.max(...shown.map(({ length }) => length)) * letterWidth) + 10
  const cell = Math.min(34, Math.floor((width - side - side * 0.7) / names.length))
  const size = cell * names.length
  const number = new Map(names.map((name, index) => [name, index]))
  const place = (index: number) => side + index * cell
  const cells = couplings.map((coupling) => {
    const at = [coupling.a, coupling.b].map((name) => number.get(name) ?? 0)
    const [column, row] = [Math.min(...at), Math.max(...at)]
    const mark = markOf(coupling)
    return html`<g>
      <title>
        ${coupling.a} and ${coupling.b}: ${counted(coupling.commits, 'commit')},
        ${percent(coupling.share)} of the rarer one’s
      </title>
      <rect
        class="cell ${mark}"
        x="${place(column) + 1}"
        y="${row * cell + 1}"
        width="${cell - 2}"
        height="${cell - 2}"
        rx="2"
        fill-opacity="${tenth(0.2 + coupling.share * 0.8)}"
      />
      <text
        class="cell-value ${coupling.share > 0.6 ? 'on-dark' : ''}"
        x="${place(column) + cell / 2}"
        y="${tenth(row * cell + cell / 2 + cell * 0.14 + 1)}"
        text-anchor="middle"
        style="font-size:${Math.min(12, cell * 0.5)}px"
        >${coupling.commits}</text
      ></g
    >`
  })
  const empty = names.map((_, row) =>
    row === 0
      ? null
      : html`<rect
          class="empty"
          x="${side}"
          y="${row * cell}"
          width="${row * cell}"
          height="${cell}"
        />`,
  )
  const labels = shown.map(
    (name, index) =>
      html`<text
          class="name"
          x="${side - 8}"
          y="${tenth(index * cell + cell / 2 + 4)}"
          text-anchor="end"
          >${name}</text
        >
        <text
          class="name"
          transform="translate(${place(index) + cell / 2 - 2} ${index * cell + cell - 6}) rotate(-35)"
          >${index === 0 ? null : null}</text
        >`,
  )
  return html`<svg
    class="chart matrix"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${side + size + 4} ${size + 4}"
    style="max-width:${side + size + 4}px"
  >
    ${empty}${cells}${labels}
  </svg>`
}

function pairTable(caption: string, couplings: readonly Coupling[]): Html {
  const explanation = (depends: boolean | null) =>
    depends === null
      ? 'one is there no more'
      : depends
        ? 'an import'
        : html`<b class="alert-text">nothing</b>`
  return table(
    caption,
    [
      { title: 'Pair' },
      { title: 'Commits with both', isNumber: true },
      { title: 'Of the rarer one’s', isNumber: true },
      { title: 'Explained by' },
    ],
    couplings.map(({ a, b, commits, share, depends }) => [
      `${a}, ${b}`,
      commits,
      percent(share),
      explanation(depends),
    ]),
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
