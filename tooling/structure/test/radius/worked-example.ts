import { emptyHistory, type History } from './history.ts'

/** The repository of docs/structure.md: five commits, two features, and a server outside them. */
export function workedExample(): History {
  const history = emptyHistory()
  history.commit('2026-01-05', {
    'packages/notes/package.json': '{ "name": "notes" }',
    'packages/notes/src/router.ts': '1',
    'packages/notes/src/service.ts': '1',
    'packages/notes/src/repo.ts': '1',
    'packages/notes/test/notes.ts': '1',
    'packages/billing/package.json': '{ "name": "billing" }',
    'packages/billing/src/router.ts': '1',
    'packages/billing/src/service.ts': '1',
    'packages/billing/src/repo.ts': '1',
    'packages/billing/test/billing.ts': '1',
    'apps/server/package.json': '{ "name": "server" }',
    'apps/server/src/main.ts': '1',
  })
  history.commit('2026-01-12', {
    'packages/notes/src/router.ts': '2',
    'packages/notes/src/service.ts': '2',
    'packages/notes/src/repo.ts': '2',
  })
  history.commit('2026-01-19', {
    'packages/notes/src/service.ts': '3',
    'packages/billing/src/service.ts': '3',
  })
  history.commit('2026-02-02', { 'apps/server/src/main.ts': '4' })
  history.commit('2026-02-09', {
    'packages/billing/src/service.ts': '5',
    'packages/billing/src/rounding.ts': '5',
    'packages/billing/test/billing.ts': '5',
  })
  return history
}
