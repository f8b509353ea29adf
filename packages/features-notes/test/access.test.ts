import { createTestDiagram, createTestLink } from '@backarch/features-canvas/testing'
import { notes } from '@backarch/features-notes/feature'
import { createTestNote } from '@backarch/features-notes/testing'
import { describeAccess } from '@backarch/services-access/testing'
import { createTestStore, put } from '@backarch/services-files/testing'
import { afterAll } from 'vitest'

import { editNote } from '../src/service/edit-note.ts'
import { beginNoteFile, confirmNoteFile } from '../src/service/files/note-files.ts'
import { listNotes } from '../src/service/list-notes.ts'
import { listRevisions } from '../src/service/revisions/read-revisions.ts'
import { searchNotes } from '../src/service/search/search-notes.ts'
import { tagThread } from '../src/service/tag-thread.ts'
import { listTrash } from '../src/service/trash/list-trash.ts'
import { trashNote } from '../src/service/trash/trash-note.ts'

const visitors =
  'Whoever has a link that lets one comment does: a secret that nobody guesses, stored as a hash.'

/** A picture of one pixel. */
const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const store = await createTestStore()
afterAll(() => store[Symbol.asyncDispose]())

describeAccess({
  env: store.env,
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
    const { id: second } = await createTestNote(as, { diagramId, elementId: 'nat' })
    for (const id of [noteId, second]) await tagThread(as, { orgId, noteId: id, tags: ['cost'] })
    const on = { elementId: 'nat', resolved: false, pinned: false, tag: 'cost', take: 1 }
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
    const edited = await fresh()
    await editNote(as, { ...edited, revision: 1, body: 'Again' })
    const { nextCursor: revisionCursor } = await listRevisions(as, { ...edited, take: 1 })
    const { nextCursor: trashCursor } = await listTrash(as, { orgId, diagramId, take: 1 })
    const found = { query: 'large', diagramId, take: 1, cursor: undefined }
    const { nextCursor: foundCursor } = await searchNotes(as, { orgId, ...found })
    const upload = { name: 'a.txt', contentType: 'text/plain', contentLength: 3 }
    const uploaded = async () => {
      const begun = await beginNoteFile(as, { ...note, ...upload })
      await put(begun, 'abc')
      return { ...note, fileId: begun.fileId }
    }
    const file = await uploaded()
    await confirmNoteFile(as, file)
    const begun = await beginNoteFile(as, {
      ...note,
      name: 'dot.gif',
      contentType: 'image/gif',
      contentLength: dot.length,
    })
    await put(begun, dot)
    const picture = { ...note, fileId: begun.fileId }
    await confirmNoteFile(as, picture)
    const said = { elementId: 'nat', body: 'Too small' }
    const visit = { token, name: 'Ada' }
    return {
      list: { ...diagram, ...on, cursor },
      create: { ...diagram, ...said },
      reply: { ...note, body: 'Large enough' },
      edit: { ...note, revision: 1, body: 'Far too small' },
      resolve: note,
      reopen: note,
      get: note,
      search: { orgId, query: 'large', diagramId, take: 1, cursor: foundCursor },
      getLanguage: { orgId },
      setLanguage: { orgId, language: 'german' },
      pin: note,
      unpin: note,
      tag: { ...note, tags: ['cost'] },
      react: { ...note, emoji: '👍', on: true },
      'revisions.list': { ...edited, take: 1, cursor: revisionCursor },
      'revisions.get': { ...note, revision: 1 },
      'revisions.diff': { ...note, from: 1, to: 1 },
      'revisions.restore': async () => ({ ...(await fresh()), revision: 1, from: 1 }),
      'files.list': note,
      'files.begin': async () => ({ ...(await fresh()), ...upload }),
      'files.confirm': file,
      'files.link': file,
      'files.thumbnail': picture,
      'files.remove': uploaded,
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
