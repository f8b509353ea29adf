import type { Compared, Month, RadiusReport, Reach, Spread } from '../radius/radius-report.ts'
import { html, type Html } from './html.ts'
import { monthChart } from './month-chart.ts'
import { details, legend, type Section, segment, table } from './section.ts'
import { capitalized, counted, number } from './words.ts'

const measures = [
  ['directories', 'Directories'],
  ['packages', 'Packages'],
  ['features', 'Features, or layers'],
] as const
const units = {
  directories: ['directory', 'directories'],
  packages: ['package', 'packages'],
  features: ['feature', 'features'],
} as const
const spreads = [
  ['median', 'Half of all commits stay within'],
  ['p95', '95 of 100 commits stay within'],
] as const

/** How far changes reach, beside the same files laid out by layer. */
export function radiusSection(report: RadiusReport): Section {
  const { total, inFeatures, months, features, layers } = report
  const inSomeFeature = inFeatures.commits === 0 ? total : inFeatures
  return {
    id: 'radius',
    name: 'Radius',
    finding: total.commits === 0 ? 'No commit is left to measure.' : radiusFinding(inSomeFeature),
    lead: radiusLead(report),
    body:
      total.commits === 0
        ? null
        : html`<figure>
              ${legend([
                ['feature', 'by feature, as it is'],
                ['layer', 'by layer, the counterfactual'],
              ])}
              ${
                inFeatures.commits === 0
                  ? null
                  : html`${spreadTable(`${capitalized(counted(inFeatures.commits, 'commit'))} that touch a feature`, inFeatures)}
                    ${duelTable(report)}`
              }
              ${spreadTable(`All ${counted(total.commits, 'commit')}`, total)}
              ${spreads.map(([spread, title]) => monthCharts(months, spread, title))}
            </figure>
            ${details(
              'The layers of the counterfactual',
              table(
                'What a layout by layer would be made of',
                [
                  { title: 'Layer' },
                  { title: 'Features that have it', isNumber: true },
                  { title: 'Files', isNumber: true },
                ],
                layers.map(({ layer, slices, files }) => [layer, number(slices), number(files)]),
              ),
            )}
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

function radiusLead({ total, inFeatures, commitByCommit }: RadiusReport): string {
  const { byFeature, byLayer } = commitByCommit.directories
  const alike = inFeatures.commits - byFeature - byLayer
  return `${capitalized(counted(total.commits, 'commit'))}, and beside each figure the counterfactual: the same commits, had the same files been laid out by layer. Of ${number(inFeatures.commits)} that touch a feature, ${number(byFeature)} touch fewer directories by feature, ${number(byLayer)} by layer, and ${number(alike)} as many in both.`
}

/** The first figure at which the layouts differ, whichever of them it favours. */
function radiusFinding({ byFeature, byLayer }: Compared): string {
  const figures = spreads.flatMap(([spread]) => measures.map(([measure]) => ({ measure, spread })))
  const differing = figures.find(
    ({ measure, spread }) => byFeature[measure][spread] !== byLayer[measure][spread],
  )
  const { measure, spread } = differing ?? { measure: 'directories', spread: 'median' }
  const share = spread === 'median' ? 'Half of the changes' : '95 of 100 changes'
  const place = counted(byFeature[measure][spread], units[measure][0], units[measure][1])
  const byLayers =
    differing === undefined
      ? ', just as they would by layer'
      : `; laid out by layer, ${number(byLayer[measure][spread])}`
  return `${share} stay within ${place}${byLayers}.`
}

function spreadTable(caption: string, { byFeature, byLayer }: Compared): Html {
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
      ${caption}
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

/** Each commit against itself. */
function duelTable({ inFeatures: { commits }, commitByCommit }: RadiusReport): Html {
  return html`<table class="bars">
    <caption>
      The same commits, one by one
    </caption>
    <thead>
      <tr>
        <th scope="col">Fewer of them touched</th>
        <th scope="col">By feature, in neither layout, by layer</th>
      </tr>
    </thead>
    <tbody>
      ${measures.map(([measure, name]) => {
        const { byFeature, byLayer } = commitByCommit[measure]
        return html`<tr>
          <th scope="row">${name}</th>
          <td>
            <div class="track">
              ${segment('feature', byFeature, commits, 'fewer by feature')}
              ${segment('alike', commits - byFeature - byLayer, commits, 'as many in both layouts')}
              ${segment('layer', byLayer, commits, 'fewer by layer')}
            </div>
          </td>
        </tr>`
      })}
    </tbody>
  </table>`
}

function monthCharts(months: readonly Month[], spread: keyof Spread, title: string): Html {
  return html`<h3>${title}, month by month</h3>
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
