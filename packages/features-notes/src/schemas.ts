import { pageInput, pageOf } from '@backarch/api/schemas'
import { openShareInputSchema } from '@backarch/features-canvas/schemas'
import { idSchema, nameSchema, orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { languages } from './languages.ts'

const storable = (text: string) => !text.includes('\0') && text.isWellFormed()

/** Markdown as it was typed. */
const bodySchema = z
  .string()
  .max(10_000, { message: 'Write at most 10,000 characters.', abort: true })
  .refine((body) => body.trim() !== '' && storable(body), {
    message: 'Write something, without NUL and without halves of characters.',
  })

/** A node, an edge or a group of the diagram. */
const elementIdSchema = z.string().min(1).max(300).refine(storable, 'must be the id of an element')

/** Counts up from 1 with every text that is saved. */
const revisionSchema = z.int().min(1).max(2_147_483_646)

/** Compared in small letters: `Cost` and `cost` are one tag. */
const tagSchema = z
  .string()
  .trim()
  .toLowerCase()
  .normalize('NFC')
  .min(1)
  .max(40)
  .refine((tag) => storable(tag) && !tag.includes(','), 'must be a word or a few, without a comma')

const tagsSchema = z
  .array(tagSchema)
  .max(10)
  .transform((tags) => [...new Set(tags)].toSorted())

const emojiSchema = z
  .string()
  .max(40)
  .regex(/^\p{RGI_Emoji}$/v, 'must be one emoji')

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
  /** Only threads that are pinned, or only those that are not. */
  pinned: z.boolean().optional(),
  /** Only threads with this tag. */
  tag: tagSchema.optional(),
}

export const listInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  ...filters,
  ...pageInput,
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
  revision: revisionSchema,
  body: bodySchema,
})
export const listRevisionsInputSchema = z.strictObject({ ...noteRef, ...pageInput })
export const revisionInputSchema = z.strictObject({ ...noteRef, revision: revisionSchema })
export const diffRevisionsInputSchema = z.strictObject({
  ...noteRef,
  from: revisionSchema,
  to: revisionSchema,
})
export const restoreRevisionInputSchema = z.strictObject({
  ...noteRef,
  /** The newest that the caller saw. */
  revision: revisionSchema,
  /** The one whose text is to be the newest. */
  from: revisionSchema,
})
export const searchInputSchema = z.strictObject({
  orgId: orgIdSchema,
  /** As in a web search: `"of a phrase"`, `either or other`, `-without`. */
  query: z.string().trim().min(1).max(200).refine(storable, 'must be a text'),
  /** Only those of this diagram. */
  diagramId: idSchema.optional(),
  ...pageInput,
})
export const languageSchema = z.enum(languages)
export const getLanguageInputSchema = z.strictObject({ orgId: orgIdSchema })
export const setLanguageInputSchema = z.strictObject({
  orgId: orgIdSchema,
  language: languageSchema,
})
export const noteInputSchema = z.strictObject(noteRef)
/** The thread that the note is in has these tags then, and no other. */
export const tagInputSchema = z.strictObject({ ...noteRef, tags: tagsSchema })
export const reactInputSchema = z.strictObject({
  ...noteRef,
  emoji: emojiSchema,
  /** False takes it back. */
  on: z.boolean(),
})
export const listTrashInputSchema = z.strictObject({
  orgId: orgIdSchema,
  /** Only those of this diagram. */
  diagramId: idSchema.optional(),
  ...pageInput,
})

/** What a visitor proves themselves with: the token of a link and, where it asks for one, its password. */
const link = openShareInputSchema.shape
export const sharedListInputSchema = z.strictObject({ ...link, ...filters, ...pageInput })
export const sharedCreateInputSchema = z.strictObject({ ...link, name: nameSchema, ...writing })
export const sharedReplyInputSchema = z.strictObject({
  ...link,
  name: nameSchema,
  noteId: idSchema,
  body: bodySchema,
})

const reactionSchema = z.strictObject({
  emoji: z.string(),
  count: z.int().positive(),
  /** The caller is among them. */
  mine: z.boolean(),
})

const note = {
  id: idSchema,
  elementId: z.string().nullable(),
  /** The note that began the thread; null for the one that did. */
  parentId: idSchema.nullable(),
  body: z.string(),
  /** The body as HTML that is safe to show: no scripts, styles or pictures. */
  html: z.string(),
  /** Its element was removed, and may come back. */
  orphaned: z.boolean(),
  /** In the order in which somebody first used them. */
  reactions: z.array(reactionSchema),
  /** Of the thread, on the note that began it; false and none for replies. */
  pinned: z.boolean(),
  tags: z.array(z.string()),
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

const foundNoteSchema = z.strictObject({
  ...identity,
  /** What is around the words that were found, in order; plain text, without tags of HTML. */
  excerpt: z.array(z.strictObject({ text: z.string(), matches: z.boolean() })),
  tags: note.tags,
  createdAt: note.createdAt,
  updatedAt: note.updatedAt,
})
export const foundPageSchema = pageOf(foundNoteSchema)
export const setLanguageSchema = z.strictObject({ language: languageSchema })

const saved = { revision: z.int().positive(), savedAt: z.iso.datetime() }
export const savedRevisionSchema = z.strictObject({ ...saved, body: z.string() })
const savedSchema = z.strictObject(saved)
export const revisionPageSchema = pageOf(savedSchema)
export const revisionsDiffSchema = z.strictObject({
  /** In order: those that are the same or removed are the earlier text, those the same or added the later one. */
  parts: z.array(
    z.strictObject({ change: z.enum(['same', 'added', 'removed']), text: z.string() }),
  ),
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
export type SearchInput = z.output<typeof searchInputSchema>
export type Language = z.output<typeof languageSchema>
export type SetLanguageInput = z.output<typeof setLanguageInputSchema>
export type TagInput = z.output<typeof tagInputSchema>
export type ReactInput = z.output<typeof reactInputSchema>
export type ListRevisionsInput = z.output<typeof listRevisionsInputSchema>
export type RevisionInput = z.output<typeof revisionInputSchema>
export type DiffRevisionsInput = z.output<typeof diffRevisionsInputSchema>
export type RestoreRevisionInput = z.output<typeof restoreRevisionInputSchema>
export type ListTrashInput = z.output<typeof listTrashInputSchema>
export type SharedListInput = z.output<typeof sharedListInputSchema>
export type SharedCreateInput = z.output<typeof sharedCreateInputSchema>
export type SharedReplyInput = z.output<typeof sharedReplyInputSchema>
export type NoteView = z.infer<typeof noteSchema>
export type ReactionView = z.infer<typeof reactionSchema>
export type FoundNoteView = z.infer<typeof foundNoteSchema>
export type SavedView = z.infer<typeof savedSchema>
export type RevisionView = z.infer<typeof savedRevisionSchema>
export type RevisionsDiff = z.infer<typeof revisionsDiffSchema>
export type TrashedNoteView = z.infer<typeof trashedNoteSchema>
export type SharedNoteView = z.infer<typeof sharedNoteSchema>
