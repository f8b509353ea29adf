import { createCursor, toPage, type Page } from '@backarch/api'
import { openPrices } from '@backarch/features-pricing'
import { requireUser, type OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { findDiagramsInOrg, findTrashInOrg } from '../repo/diagram-lists.ts'
import { findFolderInOrg } from '../repo/folders.ts'
import type { DiagramView, ListInput } from '../schemas.ts'
import { toView } from './diagram-in-org.ts'
import { noSuchFolder } from './keeping/folders.ts'
import { overLimit } from './over-limit.ts'

const position = createCursor(idSchema)
const positionInTrash = createCursor(z.tuple([z.iso.datetime(), idSchema]))

type List = Pick<ListInput, 'trashed' | 'take' | 'cursor'> &
  Partial<Pick<ListInput, 'folderId' | 'favorites'>>

/**
 * The organization's diagrams, all or those of a folder or a person's favourites, the newest first; or its trash, what
 * came there last first. Throws NOT_FOUND (`folder_not_found`).
 */
export async function listDiagrams(ctx: OrgContext, list: List): Promise<Page<DiagramView>> {
  const [{ items, nextCursor }, isOver, prices] = await Promise.all([
    list.trashed ? listTrash(ctx, list) : listKept(ctx, list),
    overLimit(ctx),
    openPrices(ctx.db, ctx.org.id),
  ])
  const views = items.map((diagram) => toView(diagram, { prices, readOnly: isOver(diagram) }))
  return { items: views, nextCursor }
}

async function listKept(ctx: OrgContext, { folderId, favorites, take, cursor }: List) {
  const orgId = ctx.org.id
  if (folderId && !(await findFolderInOrg(ctx.db, { orgId, id: folderId }))) throw noSuchFolder()
  const rows = await findDiagramsInOrg(ctx.db, {
    orgId,
    ...(folderId === undefined ? {} : { folderId }),
    ...(favorites ? { favoriteOf: requireUser(ctx).userId } : {}),
    before: position.decode(cursor),
    take: take + 1,
  })
  return toPage(rows, take, ({ id }) => position.encode(id))
}

async function listTrash(ctx: OrgContext, { take, cursor }: List) {
  const [trashedAt, id] = positionInTrash.decode(cursor) ?? []
  const before = trashedAt && id ? { trashedAt: new Date(trashedAt), id } : null
  const rows = await findTrashInOrg(ctx.db, { orgId: ctx.org.id, before, take: take + 1 })
  return toPage(rows, take, (row) =>
    positionInTrash.encode([row.trashedAt?.toISOString() ?? '', row.id]),
  )
}
