import { createTestDiagram, createTestLink } from '@backarch/features-canvas/testing'
import { notes } from '@backarch/features-notes/feature'
import { createTestNote } from '@backarch/features-notes/testing'
import { describeAccess } from '@backarch/services-access/testing'

import { listNotes } from '../src/service/list-notes.ts'
import { listTrash } from '../src/service/trash/list-trash.ts'
import { trashNote } from '../src/service/trash/trash-note.ts'

const visitors =
  'Whoever has a link that lets one comment does: a secret that nobody guesses, stored as a hash.'

describeAccess({
  feature: notes,
  mayBeForeign: {
    'shared.list.token': visitors,
    'shared.create.token': visitors,
    'shared.reply.token': visitors,
  },
  arrange: async (as) => {
    const orgId = as.org.id
    const { id: diagramId } = await createTestDiagram(as)
    const diagram = { orgId, diagramId }
    const { token } = await createTestLink(as, diagramId)
    const { id: noteId } = await createTestNote(as, { diagramId, elementId: 'nat' })
    await createTestNote(as, { diagramId, elementId: 'nat' })
    const on = { elementId: 'nat', resolved: false, take: 1 }
    const { nextCursor: cursor } = await listNotes(as, { ...diagram, ...on, cursor: undefined })
    const note = { orgId, noteId }
    const fresh = async () => {
      const { id } = await createTestNote(as, { diagramId })
      return { orgId, noteId: id }
    }
    const trashed = async () => {
      const ref = await fresh()
      await trashNote(as, ref)
      return ref
    }
    await trashed()
    await trashed()
    const { nextCursor: trashCursor } = await listTrash(as, { orgId, diagramId, take: 1 })
    const said = { elementId: 'nat', body: 'Too small' }
    const visit = { token, name: 'Ada' }
    return {
      list: { ...diagram, ...on, cursor },
      create: { ...diagram, ...said },
      reply: { ...note, body: 'Large enough' },
      edit: { ...note, revision: 1, body: 'Far too small' },
      resolve: note,
      reopen: note,
      trash: fresh,
      listTrash: { orgId, diagramId, take: 1, cursor: trashCursor },
      restore: trashed,
      purge: trashed,
      'shared.list': { token, ...on, cursor },
      'shared.create': { ...visit, ...said },
      'shared.reply': { ...visit, noteId, body: 'Large enough' },
    }
  },
})
