import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { counted } from '../words.ts'
import { couplingSection } from './coupling-section.ts'
import { hoppingSection } from './hopping-section.ts'
import { html, trusted } from './html.ts'
import { leftOutSection } from './left-out-section.ts'
import { promotionsSection } from './promotions-section.ts'
import { radiusSection } from './radius-section.ts'
import type { ReportData } from './report-data.ts'
import { roomsSection } from './rooms-section.ts'
import { renderSection, type Section } from './section.ts'

/** What a drawing may be wide, in units of its own. */
const drawingWidth = 912

/** The whole report as one HTML page that needs nothing else. */
export function renderReport(data: ReportData): string {
  const { name, head, rooms, hops, radius, promotions } = data
  const sections = [
    roomsSection(rooms, drawingWidth),
    hoppingSection(hops),
    ...historySections(radius),
    promotionsSection(promotions),
    leftOutSection(data),
  ]
  const style = readFileSync(join(import.meta.dirname, 'report.css'), 'utf8')
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>The structure of ${name}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <h1>The structure of ${name}</h1>
            <p class="about">Commit <code>${head.commit}</code> of ${head.date} · ${sizes(data)}</p>
            <nav aria-label="Findings">
              <ol>
                ${sections.map(
                  ({ id, name: title, finding }) =>
                    html`<li>
                      <a href="#${id}"><span>${title}</span> ${finding}</a>
                    </li>`,
                )}
              </ol>
            </nav>
          </header>
          ${sections.map(renderSection)}
        </main>
      </body>
    </html> `
  return page.markup
}

function sizes({ hops, radius, since }: ReportData): string {
  const period = since === null ? '' : `, since ${since}`
  return [
    counted(hops.ranking.length, 'feature'),
    counted(hops.files, 'source file'),
    ...('unknown' in radius
      ? []
      : [`${counted(radius.total.commits, 'commit')} measured${period}`]),
  ].join(' · ')
}

function historySections(radius: ReportData['radius']): readonly Section[] {
  if (!('unknown' in radius)) return [radiusSection(radius), couplingSection(radius, drawingWidth)]
  const finding = 'How far changes reach, and what changes together, is not known yet.'
  return [{ id: 'radius', name: 'Radius', finding, lead: radius.unknown, body: null }]
}
