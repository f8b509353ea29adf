import { pageInput, pageOf } from '@backarch/api/schemas'
import { openShareInputSchema } from '@backarch/features-canvas/schemas'
import { idSchema, nameSchema, orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

const storable = (text: string) => !text.includes('\0') && text.isWellFormed()

/** Markdown as it was typed. Whoever shows it as HTML makes it safe first. */
const bodySchema = z
  .string()
  .max(10_000, { message: 'Write at most 10,000 characters.', abort: true })
  .refine((body) => body.trim() !== '' && storable(body), {
    message: 'Write something, without NUL and without halves of characters.',
  })

/** A node, an edge or a group of the diagram. */
const elementIdSchema = z.string().min(1).max(300).refine(storable, 'must be the id of an element')

const noteRef = { orgId: orgIdSchema, noteId: idSchema }
const writing = {
  /** Null or absent: the diagram as a whole. */
  elementId: elementIdSchema.nullish(),
  body: bodySchema,
}
const filters = {
  /** Only those on this element, also when it is gone. */
  elementId: elementIdSchema.optional(),
  /** Only threads that are resolved, or only those that are not. */
  resolved: z.boolean().optional(),
  ...pageInput,
}

export const listInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  ...filters,
})
export const createInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  ...writing,
})
/** `noteId` is any note of the thread that is answered. */
export const replyInputSchema = z.strictObject({ ...noteRef, body: bodySchema })
export const editInputSchema = z.strictObject({
  ...noteRef,
  /** The revision that the new text was made from. */
  revision: z.int().min(1).max(2_147_483_646),
  body: bodySchema,
})
export const noteInputSchema = z.strictObject(noteRef)
export const listTrashInputSchema = z.strictObject({
  orgId: orgIdSchema,
  /** Only those of this diagram. */
  diagramId: idSchema.optional(),
  ...pageInput,
})

/** What a visitor proves themselves with: the token of a link and, where it asks for one, its password. */
const link = openShareInputSchema.shape
export const sharedListInputSchema = z.strictObject({ ...link, ...filters })
export const sharedCreateInputSchema = z.strictObject({ ...link, name: nameSchema, ...writing })
export const sharedReplyInputSchema = z.strictObject({
  ...link,
  name: nameSchema,
  noteId: idSchema,
  body: bodySchema,
})

const note = {
  id: idSchema,
  elementId: z.string().nullable(),
  /** The note that began the thread; null for the one that did. */
  parentId: idSchema.nullable(),
  body: z.string(),
  /** Its element was removed, and may come back. */
  orphaned: z.boolean(),
  /** When the thread was resolved; null while it is open, and for replies. */
  resolvedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}

const authorSchema = z.discriminatedUnion('kind', [
  /** `userId` is null for a script, or a person whose account is gone. */
  z.strictObject({ kind: z.literal('member'), userId: userIdSchema.nullable() }),
  /** `name` is what they called themselves: nobody has checked it. `shareId` is the link that they came by. */
  z.strictObject({ kind: z.literal('visitor'), name: z.string(), shareId: idSchema }),
])

/** Which note it is, where, and by whom. */
const identity = {
  orgId: orgIdSchema,
  diagramId: idSchema,
  id: note.id,
  elementId: note.elementId,
  parentId: note.parentId,
  author: authorSchema,
}

export const noteSchema = z.strictObject({
  ...note,
  ...identity,
  /** Name it to edit. */
  revision: z.int().positive(),
  resolvedBy: userIdSchema.nullable(),
})

/** What visitors see of a note: no id of a person, and no name but those that visitors gave themselves. */
export const sharedNoteSchema = z.strictObject({
  ...note,
  author: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('member') }),
    z.strictObject({ kind: z.literal('visitor'), name: z.string() }),
  ]),
})

/** A note that was put into the trash, and is deleted 30 days later. */
export const trashedNoteSchema = z.strictObject({
  ...identity,
  body: note.body,
  /** How many replies went along, and come back with it. */
  replies: z.int().nonnegative(),
  trashedAt: z.iso.datetime(),
  /** Null when a script did it, or the person is gone. */
  trashedBy: userIdSchema.nullable(),
  createdAt: note.createdAt,
})

export const notePageSchema = pageOf(noteSchema)
export const sharedNotePageSchema = pageOf(sharedNoteSchema)
export const trashPageSchema = pageOf(trashedNoteSchema)
export const trashedSchema = z.strictObject({ trashed: z.literal(true) })
export const purgedSchema = z.strictObject({ purged: z.literal(true) })

export type ListInput = z.output<typeof listInputSchema>
export type CreateInput = z.output<typeof createInputSchema>
export type ReplyInput = z.output<typeof replyInputSchema>
export type EditInput = z.output<typeof editInputSchema>
export type NoteInput = z.output<typeof noteInputSchema>
export type ListTrashInput = z.output<typeof listTrashInputSchema>
export type SharedListInput = z.output<typeof sharedListInputSchema>
export type SharedCreateInput = z.output<typeof sharedCreateInputSchema>
export type SharedReplyInput = z.output<typeof sharedReplyInputSchema>
export type NoteView = z.infer<typeof noteSchema>
export type TrashedNoteView = z.infer<typeof trashedNoteSchema>
export type SharedNoteView = z.infer<typeof sharedNoteSchema>
