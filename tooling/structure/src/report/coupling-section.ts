import type { Coupling, RadiusReport } from '../radius/radius-report.ts'
import { counted, listed, shortened } from '../words.ts'
import { html, type Html } from './html.ts'
import { tenth } from './scale.ts'
import { details, legend, type Mark, type Section, table } from './section.ts'

const longestName = 20
const letterWidth = 6.4
const figures = [
  { title: 'Commits with both', isNumber: true },
  { title: 'Of the rarer one’s', isNumber: true },
]

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
    lead: 'Commits that touched both features of a pair, when at least two did; the stronger the colour, the larger a share of the rarer one’s commits. Where neither imports the other, nothing in the code says why.',
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
            ${unexplained.length === 0 ? null : unexplainedTable(unexplained.slice(0, 5))}
            ${details('Every pair', pairTable(couplings))}`,
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

/** The lower half, so a pair stands once. A name ends its row, and stands above its column. */
function matrix(
  names: readonly string[],
  couplings: readonly Coupling[],
  label: string,
  width: number,
): Html {
  const shown = names.map((name) => shortened(name, longestName))
  const nameWidth = Math.max(...shown.map(({ length }) => length)) * letterWidth + 12
  const side = Math.min(34, Math.floor((width - nameWidth) / names.length))
  const [fullWidth, height] = [side * names.length + nameWidth, side * names.length]
  const place = new Map(names.map((name, index) => [name, index * side]))
  return html`<svg
    class="chart"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${tenth(fullWidth)} ${height}"
    style="max-width:${tenth(fullWidth)}px"
  >
    ${shown.map((name, index) => {
      const at = index * side
      return html`<path
          class="grid"
          d="M0 ${at + side}H${at}M${at + side} ${at + side}V${height}"
        />
        <text class="name" x="${at + 4}" y="${tenth(at + side / 2 + 4)}">${name}</text>`
    })}
    ${couplings.map((coupling) => {
      const at = [coupling.a, coupling.b].map((name) => place.get(name) ?? 0)
      return cell(coupling, Math.min(...at), Math.max(...at), side)
    })}
  </svg>`
}

function cell(coupling: Coupling, x: number, y: number, side: number): Html {
  const { a, b, commits, share } = coupling
  const strength = 0.2 + share * 0.8
  const size = Math.min(12, tenth(side * 0.55))
  return html`<g>
    <title>
      ${a} and ${b}: ${counted(commits, 'commit')}, ${percent(share)} of the rarer one’s
    </title>
    <rect
      class="cell ${markOf(coupling)}"
      x="${x + 1}"
      y="${y + 1}"
      width="${side - 2}"
      height="${side - 2}"
      rx="2"
      fill-opacity="${strength.toFixed(2)}"
    />
    <text
      class="cell-value ${strength > 0.65 ? 'on-mark' : ''}"
      x="${x + side / 2}"
      y="${tenth(y + side / 2 + size * 0.36)}"
      text-anchor="middle"
      style="font-size:${size}px"
      >${commits}</text
    >
  </g>`
}

function unexplainedTable(couplings: readonly Coupling[]): Html {
  return table(
    'Changed together most often, without an import',
    [{ title: 'Pair' }, ...figures],
    couplings.map(({ a, b, commits, share }) => [`${a}, ${b}`, commits, percent(share)]),
  )
}

function pairTable(couplings: readonly Coupling[]): Html {
  const why = (depends: boolean | null) =>
    depends === null ? 'one is there no more' : depends ? 'yes' : 'no'
  return table(
    'Features that change together',
    [{ title: 'Pair' }, { title: 'One imports the other' }, ...figures],
    couplings.map(({ a, b, commits, share, depends }) => [
      `${a}, ${b}`,
      why(depends),
      commits,
      percent(share),
    ]),
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
