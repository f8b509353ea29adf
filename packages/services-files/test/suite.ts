import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { deleteOrganization, housekeepAccess } from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'

import { beginUpload, confirmUpload, type FileRef } from '../src/index.ts'
import { createTestStore, put } from '../src/testing.ts'

/** An empty database and an empty store; organizations that attach files to something. */
export async function createSuite() {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await createTestDatabase({ poolSize: 20 }))
  const { storage, env } = stack.use(await createTestStore())
  const ctx = { ...createTestContext({ db: database.db, env }), storage }

  const begin = async (plan: 'free' | 'team' = 'team') => {
    const { id: orgId, as: members } = await createTestOrganization(ctx, { plan })
    const as = { ...members.editor, storage }
    const owner = { kind: 'tests.thing', id: ctx.newId() }
    const announce = (contentType: string, contentLength: number, name = 'a file') =>
      beginUpload(as, { owner, most: 20, name, contentType, contentLength })
    const refOf = (fileId: string): FileRef => ({ fileId, owner })
    /** Uploads and confirms. */
    const add = async (contentType: string, body: Uint8Array<ArrayBuffer> | string) => {
      const upload = await announce(contentType, Buffer.byteLength(body))
      if ((await put(upload, body)) !== 200) throw new Error('The store refused the file.')
      return {
        upload,
        ref: refOf(upload.fileId),
        file: await confirmUpload(as, refOf(upload.fileId)),
      }
    }
    const record = async () =>
      (await auditOf(ctx, { orgId }))
        .map(({ action }) => action)
        .filter((a) => a.startsWith('files.'))
    const objects = async (): Promise<{ key: string; status: string; bytes: bigint }[]> =>
      database.db.fileObject.findMany({ where: { orgId }, orderBy: { id: 'asc' } })
    /** As an owner does, and then 31 days pass. */
    const deleteForGood = async () => {
      await deleteOrganization(members.owner)
      await housekeepAccess({ ...ctx, now: () => new Date(Date.now() + 31 * 24 * 60 * 60 * 1000) })
    }
    return { orgId, as, deleteForGood, owner, announce, add, refOf, record, objects }
  }
  return { storage, ctx, begin, end: () => stack.disposeAsync() }
}
