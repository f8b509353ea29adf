import { capitalized, counted, listed, number } from '../words.ts'
import { drawRooms, edgeRows } from './draw-rooms.ts'
import { html } from './html.ts'
import { type RankedRooms, rankRooms } from './rank-rooms.ts'
import type { RoomGraph } from './room-graph.ts'
import { details, legend, type Mark, type Section, table } from './section.ts'

/** Who imports whom. */
export function roomsSection(graph: RoomGraph, width: number): Section {
  const ranked = rankRooms(graph)
  const nameOf = (dir: string) => graph.rooms.find((room) => room.dir === dir)?.name ?? dir
  const finding = roomsFinding(graph, ranked.cycles)
  const kinds: readonly (readonly [Mark, string])[] = [
    ['slice', 'feature'],
    ['package', 'package'],
    ['folder', 'other folder'],
  ]
  const drawn = ranked.levels.flat()
  const present = kinds.filter(([kind]) => drawn.some((room) => room.kind === kind))
  const hidden = graph.edges.length - ranked.direct.length - ranked.cyclic.length
  return {
    id: 'rooms',
    name: 'Rooms',
    finding,
    lead: `An arrow means “imports”; test code is left out. ${drawnSentence(graph.edges.length, hidden)}`,
    body: html`<figure>
        ${legend(ranked.cycles.length > 0 ? [...present, ['alert', 'in a cycle']] : present)}
        ${graph.edges.length === 0 ? null : html`<div class="wide">${drawRooms(ranked, finding, width)}</div>`}
        ${
          ranked.alone.length === 0
            ? null
            : html`<p class="note">
                Import nothing here, and nothing here imports them:
                ${listed(
                  ranked.alone.map(({ name }) => name),
                  40,
                )}.
              </p>`
        }
      </figure>
      ${details(
        'Every connection',
        table(
          'Import statements from room to room',
          [
            { title: 'From' },
            { title: 'To' },
            { title: 'Imports', isNumber: true },
            { title: 'In the drawing' },
          ],
          edgeRows(graph.edges, ranked, nameOf),
        ),
      )}`,
  }
}

function roomsFinding({ rooms, edges }: RoomGraph, cycles: RankedRooms['cycles']): string {
  const names = cycles.map((members) => listed(members.map(({ name }) => name)))
  const [first] = names
  if (first === undefined) {
    const size = `${counted(rooms.length, 'room')}, ${counted(edges.length, 'connection')}`
    return `${capitalized(size)}, no cycle: every arrow leads downwards.`
  }
  if (names.length === 1) return `${first} import each other in a cycle.`
  const rest = names.length > 3 ? [`${names.length - 3} more`] : []
  return `${names.length} cycles: ${[...names.slice(0, 3), ...rest].join('; ')}.`
}

function drawnSentence(all: number, hidden: number): string {
  if (hidden === 0) return 'Each connection is drawn.'
  const rest = hidden === 1 ? 'the other one' : `the other ${number(hidden)}`
  return `${number(all - hidden)} of ${counted(all, 'connection')} are drawn: where ${rest} would be, arrows already show a longer way to the same room. The table has them all.`
}
