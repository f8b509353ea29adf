import type { HopsReport, SliceHops } from '../hops/hops-report.ts'
import { counted, listed } from '../words.ts'
import { html, type Html } from './html.ts'
import {
  details,
  legend,
  type Mark,
  path,
  pathList,
  type Section,
  segment,
  table,
} from './section.ts'

const parts: readonly (readonly ['own' | 'faces' | 'foreign', Mark, string])[] = [
  ['own', 'feature', 'its own directories'],
  ['faces', 'face', 'public faces of others'],
  ['foreign', 'alert', 'past a public face'],
]

/** Which feature takes the most directories to understand. */
export function hoppingSection({ ranking, levers }: HopsReport): Section {
  const worst = ranking[0]
  const most = worst?.hops ?? 0
  return {
    id: 'hopping',
    name: 'Hopping',
    finding: hoppingFinding(ranking),
    lead: 'The directories a reader opens to understand a feature fully, starting from its router. At a public face reading stops; past one, it goes on.',
    body: html`<figure>
        ${legend(parts.map(([, mark, meaning]) => [mark, meaning]))}
        <div class="wide">
          <table class="bars long">
            <caption>
              Directories to open, by feature
            </caption>
            <thead>
              <tr>
                <th scope="col">Feature</th>
                <th scope="col" class="bar">Own + faces + past a face = all</th>
              </tr>
            </thead>
            <tbody>
              ${ranking.map(
                (entry) =>
                  html`<tr>
                    <th scope="row" title="${entry.slice.dir}">${entry.slice.name}</th>
                    <td class="bar">${hopsBar(entry, most)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </figure>
      ${worst === undefined ? null : leverTable(worst, levers)}
      ${details(
        'Which directories',
        table(
          'Directories to open, by feature',
          [
            { title: 'Feature' },
            { title: 'Its own' },
            { title: 'Public faces' },
            { title: 'Past a public face' },
          ],
          ranking.map(({ slice, own, faces, foreign }) => [
            slice.name,
            ...[own, faces, foreign].map(pathList),
          ]),
        ),
      )}
      ${worst === undefined || levers.length === 0 ? null : details('What the imports would spare', sparedTable(worst, levers))}`,
  }
}

function hoppingFinding(ranking: HopsReport['ranking']): string {
  const [most = 0, least = 0] = [ranking[0]?.hops, ranking.at(-1)?.hops]
  const taking = (hops: number) =>
    ranking.filter((entry) => entry.hops === hops).map(({ slice }) => slice.name)
  const directories = counted(most, 'directory', 'directories')
  const worst = taking(most)
  const take = worst.length === 1 ? 'takes' : 'take'
  if (most === least) return `${listed(worst, 3)} ${take} ${directories} to understand.`
  return `${listed(worst, 3)} ${take} the most hopping: ${directories}, ${most - least} more than ${listed(taking(least), 2)}.`
}

function hopsBar(entry: SliceHops, most: number): Html {
  return html`<div class="track">
    ${parts.map(([part, mark, meaning]) => segment(mark, entry[part].length, most, meaning))}
    <b>${entry.hops}</b>
  </div>`
}

function leverTable({ slice }: SliceHops, levers: HopsReport['levers']): Html {
  if (levers.length === 0) {
    return html`<p class="note">No single import, taken away, would lower ${slice.name}.</p>`
  }
  return table(
    `${levers.length === 1 ? 'The one import' : `The ${levers.length} imports`} that would lower ${slice.name} most`,
    [{ title: 'Import' }, { title: 'In' }, { title: 'Directories', isNumber: true }],
    levers.map(({ file, line, specifier, spares }) => [
      path(specifier),
      path(`${file}:${line}`),
      html`<b>−${spares.length}</b>`,
    ]),
  )
}

function sparedTable({ slice }: SliceHops, levers: HopsReport['levers']): Html {
  return table(
    `What nobody would open for ${slice.name} without the import`,
    [{ title: 'Import' }, { title: 'Directories' }],
    levers.map(({ specifier, spares }) => [path(specifier), pathList(spares)]),
  )
}
