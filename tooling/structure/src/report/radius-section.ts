import type { Compared, Month, RadiusReport, Reach, Spread } from '../radius/radius-report.ts'
import { html, type Html } from './html.ts'
import { monthChart } from './month-chart.ts'
import { details, legend, type Section, table } from './section.ts'
import { counted, number } from './words.ts'

const measures = [
  ['directories', 'Directories'],
  ['packages', 'Packages'],
  ['features', 'Features, or layers'],
] as const
const spreads = [
  ['median', 'Half of all commits stay within'],
  ['p95', '95 of 100 commits stay within'],
] as const

/** How far changes reach, beside the same files laid out by layer. */
export function radiusSection({ total, months, features }: RadiusReport): Section {
  return {
    id: 'radius',
    name: 'Radius',
    finding: radiusFinding(total),
    lead: `What ${counted(total.commits, 'commit')} touched, and beside each figure the counterfactual: the same commits, had the same files been laid out by layer.`,
    body:
      total.commits === 0
        ? null
        : html`<figure>
              ${legend([
                ['feature', 'by feature, as it is'],
                ['layer', 'by layer, the counterfactual'],
              ])}
              ${totalTable(total)}
              ${spreads.map(([spread, title]) => monthCharts(months, spread, title))}
            </figure>
            ${details(
              'Every month',
              comparedTable(
                'Radius by month',
                'Month',
                months.map((month) => [month.month, month]),
              ),
            )}
            ${details(
              'Every feature',
              comparedTable(
                'Radius of the commits that touch a feature',
                'Feature',
                features.map((feature) => [feature.feature, feature]),
              ),
            )}`,
  }
}

function radiusFinding({ commits, byFeature, byLayer }: Compared): string {
  if (commits === 0) return 'No commit is left to measure.'
  const sentence = (
    name: string,
    reach: (of: Reach) => number,
    unit: readonly [string, string],
  ) => {
    const [own, other] = [reach(byFeature), reach(byLayer)]
    if (own === other) return null
    return `${name} ${counted(own, ...unit)}; laid out by layer, ${number(other)}.`
  }
  return (
    sentence('Half of all changes stay within', (of) => of.directories.median, [
      'directory',
      'directories',
    ]) ??
    sentence('95 of 100 changes stay within', (of) => of.directories.p95, [
      'directory',
      'directories',
    ]) ??
    sentence('95 of 100 changes stay within', (of) => of.packages.p95, ['package', 'packages']) ??
    'Laid out by layer, changes would reach exactly as far.'
  )
}

function totalTable({ byFeature, byLayer }: Compared): Html {
  const most = Math.max(
    ...measures.flatMap(([measure]) => [byFeature[measure].p95, byLayer[measure].p95]),
    1,
  )
  const bars = (measure: keyof Reach, spread: keyof Spread) =>
    (
      [
        ['feature', byFeature[measure][spread]],
        ['layer', byLayer[measure][spread]],
      ] as const
    ).map(
      ([mark, value]) =>
        html`<div class="pair">
          <span class="segment ${mark}" style="width:${((value / most) * 84).toFixed(2)}%"></span
          ><b>${value}</b>
        </div>`,
    )
  return html`<table class="bars total">
    <caption>
      All commits
    </caption>
    <thead>
      <tr>
        <th scope="col">A commit touches</th>
        ${spreads.map(([, title]) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${measures.map(
        ([measure, name]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${spreads.map(([spread]) => html`<td>${bars(measure, spread)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function monthCharts(months: readonly Month[], spread: keyof Spread, title: string): Html {
  return html`<h3>${title}, by month</h3>
    <div class="multiples">
      ${measures.map(([measure, name]) => {
        const values = months.map(({ month, byFeature, byLayer }) => ({
          month,
          byFeature: byFeature[measure][spread],
          byLayer: byLayer[measure][spread],
        }))
        return html`<div>
          <h4>${name}</h4>
          ${monthChart(values, `${name}: ${title.toLowerCase()}, by month`)}
        </div>`
      })}
    </div>`
}

function comparedTable(
  caption: string,
  title: string,
  rows: readonly (readonly [string, Compared])[],
): Html {
  const columns = measures.flatMap(([, name]) =>
    ['median', 'p95'].map((spread) => ({ title: `${name}, ${spread}`, isNumber: true })),
  )
  return table(
    `${caption}: by feature | by layer`,
    [{ title }, { title: 'Commits', isNumber: true }, ...columns],
    rows.map(([name, { commits, byFeature, byLayer }]) => [
      name,
      number(commits),
      ...measures.flatMap(([measure]) =>
        spreads.map(([spread]) => `${byFeature[measure][spread]} | ${byLayer[measure][spread]}`),
      ),
    ]),
  )
}
