import { outcome, refusal } from '@backarch/api/testing'
import { readAllRows } from '@backarch/db/testing'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { removeMember } from '@backarch/services-access'
import { createTestOrganization, deleteTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { authorOf } from '../src/service/author-of.ts'
import { createShare } from '../src/service/sharing/create-share.ts'
import { createSharesSuite } from './shares-suite.ts'

const { database, db, ctx, begin, stranger, callerFor } = await createSharesSuite()
afterAll(() => database[Symbol.asyncDispose]())

const nobodys = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
const password = 'violet lantern'
const tomorrow = () => new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString()

describe('making a link', () => {
  test('its token is told once, and opens the diagram', async () => {
    const { ref, as, call } = await begin()
    const { token, ...share } = await call.editor.shares.create(ref)
    expect(token).toMatch(/^share_[\w-]{43}$/)
    expect(share).toEqual({
      id: expect.any(String),
      diagramId: ref.diagramId,
      kind: 'view',
      hasPassword: false,
      expiresAt: null,
      showsCost: false,
      embedOrigins: [],
      opens: 0,
      lastOpenedAt: null,
      createdBy: authorOf(as.editor),
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    })
    expect(await call.editor.shares.list(ref)).toEqual({ shares: [share] })
    expect(await outcome(stranger().shares.open({ token }))).toBe('ok')
  })

  test('TK9 no table holds the token or the password, whole or in part', async () => {
    const { ref, call } = await begin()
    const { token } = await call.editor.shares.create({ ...ref, password })
    await outcome(stranger().shares.open({ token, password: 'not the right one' }))
    await stranger().shares.open({ token, password })
    const rows = [...(await readAllRows(db)).values()].flat()
    const secrets = [token, token.slice('share_'.length), token.slice(-20), password]
    expect(rows.filter((row) => secrets.some((secret) => row.includes(secret)))).toEqual([])
    expect(rows.filter((row) => row.includes('$argon2id$')).length).toBeGreaterThan(0)
  })

  test('any plan shares; viewers do not, and do not see the links either', async () => {
    const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'free' })
    const { id: diagramId } = await createTestDiagram(as.owner)
    const ref = { orgId, diagramId }
    const { id: shareId } = await callerFor(as.owner).shares.create(ref)
    const { shares } = callerFor(as.viewer)
    const calls = [
      () => shares.create(ref),
      () => shares.list(ref),
      () => shares.change({ ...ref, shareId, showsCost: true }),
      () => shares.revoke({ ...ref, shareId }),
    ]
    for (const call of calls) {
      expect(await refusal(call())).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'role_too_low',
        message: expect.stringContaining('share diagrams by link'),
      })
    }
    expect((await callerFor(as.owner).shares.list(ref)).shares).toMatchObject([
      { id: shareId, showsCost: false },
    ])
  })

  test('CC2 of sixty parallel links fifty are made', async () => {
    const { ref, call } = await begin()
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, () => outcome(call.editor.shares.create(ref))),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(50)
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'too_many_shares']))
    expect((await call.editor.shares.list(ref)).shares).toHaveLength(50)
  })

  test('what makes no sense is refused, and makes nothing', async () => {
    const { ref, call } = await begin()
    const { create } = call.editor.shares
    const past = new Date(Date.now() - 1).toISOString()
    const embedOrigins = ['https://wiki.example.com']
    expect(await outcome(create({ ...ref, expiresAt: past }))).toBe('expires_in_past')
    expect(await outcome(create({ ...ref, password, embedOrigins }))).toBe('password_and_embedding')
    for (const input of [
      { password: 'too short' },
      { password: 'x'.repeat(201) },
      { expiresAt: 'tomorrow' },
      { embedOrigins: Array.from({ length: 21 }, (_, at) => `https://${at}.example.com`) },
    ]) {
      expect(await refusal(create({ ...ref, ...input }))).toMatchObject({ code: 'BAD_REQUEST' })
    }
    // oxlint-disable-next-line no-unsafe-type-assertion -- There is no such kind: that is the point.
    const edit = { ...ref, kind: 'edit' } as unknown as typeof ref
    expect(await refusal(create(edit))).toMatchObject({ code: 'BAD_REQUEST' })
    expect((await call.editor.shares.list(ref)).shares).toEqual([])
  })

  test('nothing but an origin may embed', async () => {
    const { ref, call } = await begin()
    const create = (origin: string) =>
      refusal(call.editor.shares.create({ ...ref, embedOrigins: [origin] }))
    for (const origin of [
      '*',
      'https://*',
      'https://*.example.com',
      'https://example.com;script-src *',
      'https://example.com; sandbox',
      "https://example.com'unsafe-inline'",
      'https://example.com,https://evil.example',
      'https://example.com https://evil.example',
      'https://example.com/',
      'https://example.com/wiki',
      'https://example.com:443',
      'https://EXAMPLE.com',
      'https://me@example.com',
      'https://exämple.com',
      'http://example.com',
      'http://localhost.evil.example',
      'http://127.0.0.1:3000',
      'https://example.com\n',
      'https:',
      'data:',
      'null',
      '',
      "'self'",
    ]) {
      expect(await create(origin), origin).toMatchObject({ code: 'BAD_REQUEST' })
    }
    const embedOrigins = ['https://wiki.example.com:8443', 'http://localhost:3000']
    const twice = [...embedOrigins, ...embedOrigins]
    expect(await call.editor.shares.create({ ...ref, embedOrigins: twice })).toMatchObject({
      embedOrigins,
    })
  })
})

describe('the links of a diagram', () => {
  test('each change is on record, and no secret with it', async () => {
    const { orgId, as, ref, call } = await begin()
    const { id: shareId } = await call.editor.shares.create({ ...ref, password })
    const expiresAt = tomorrow()
    const changed = { ...ref, shareId, showsCost: true, password: null, expiresAt }
    await call.admin.shares.change(changed)
    await call.owner.shares.revoke({ ...ref, shareId })
    const { diagramId } = ref
    const target = { kind: 'diagram_share', id: shareId }
    const settings = { diagramId, shareKind: 'view', embedOrigins: 0 }
    expect(await auditOf(ctx, { orgId })).toEqual([
      {
        action: 'canvas.share_created',
        outcome: 'success',
        actorId: authorOf(as.editor),
        target,
        details: { ...settings, protected: true, expiresAt: null, showsCost: false },
      },
      {
        action: 'canvas.share_changed',
        outcome: 'success',
        actorId: authorOf(as.admin),
        target,
        details: { ...settings, protected: false, expiresAt, showsCost: true },
      },
      {
        action: 'canvas.share_revoked',
        outcome: 'success',
        actorId: authorOf(as.owner),
        target,
        details: { diagramId },
      },
    ])
  })

  test('a change keeps what it does not name', async () => {
    const { ref, call } = await begin()
    const { token: _, ...made } = await call.editor.shares.create({
      ...ref,
      kind: 'comment',
      password,
      expiresAt: tomorrow(),
      showsCost: true,
    })
    const changed = await call.editor.shares.change({ ...ref, shareId: made.id, kind: 'view' })
    expect(changed).toEqual({ ...made, kind: 'view', updatedAt: expect.any(String) })
    const plain = { ...ref, shareId: made.id, password: null, expiresAt: null }
    const opened = await call.editor.shares.change(plain)
    expect(opened).toMatchObject({ hasPassword: false, expiresAt: null, showsCost: true })
  })

  test('a copy of the diagram has none of them', async () => {
    const { orgId, ref, call } = await begin()
    await call.editor.shares.create(ref)
    const copy = await call.editor.duplicate(ref)
    const branch = await call.editor.history.branch({ ...ref, version: 1, name: 'Another way' })
    for (const { id: diagramId } of [copy, branch]) {
      expect(await call.editor.shares.list({ orgId, diagramId })).toEqual({ shares: [] })
    }
  })

  test('parallel changes never leave a password on what may be embedded', async () => {
    const { ref, call } = await begin()
    const { id: shareId } = await call.editor.shares.create(ref)
    const change = call.editor.shares.change
    const outcomes = await Promise.all([
      outcome(change({ ...ref, shareId, password })),
      outcome(change({ ...ref, shareId, embedOrigins: ['https://wiki.example.com'] })),
    ])
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'password_and_embedding']))
    const [share] = (await call.editor.shares.list(ref)).shares
    expect(share?.hasPassword).toBe(share?.embedOrigins.length === 0)
  })

  test('of parallel revocations one revokes and is on record', async () => {
    const { orgId, ref, call } = await begin()
    const { id: shareId } = await call.editor.shares.create(ref)
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => outcome(call.editor.shares.revoke({ ...ref, shareId }))),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'share_not_found')).toHaveLength(4)
    const actions = (await auditOf(ctx, { orgId })).map(({ action }) => action)
    expect(actions).toEqual(['canvas.share_created', 'canvas.share_revoked'])
  })

  test('AZ2 another organization’s, another diagram’s and no link at all answer alike', async () => {
    const { ref, call } = await begin()
    const { id: shareId } = await call.editor.shares.create(ref)
    const other = await begin()
    const { shares } = other.call.owner
    const ids = [
      { ...other.ref, shareId },
      { ...other.ref, shareId: nobodys },
    ]
    for (const attempt of [
      (key: (typeof ids)[number]) => shares.revoke(key),
      (key: (typeof ids)[number]) => shares.change({ ...key, showsCost: true }),
    ]) {
      const [foreign, never] = await Promise.all(ids.map((key) => refusal(attempt(key))))
      expect(foreign).toEqual(never)
      expect(foreign?.reason).toBe('share_not_found')
    }
    const { id: second } = await createTestDiagram((await begin()).as.editor)
    for (const diagramId of [ref.diagramId, second, nobodys]) {
      const foreign = { ...other.ref, diagramId }
      expect(await outcome(shares.list(foreign))).toBe('diagram_not_found')
      expect(await outcome(shares.create(foreign))).toBe('diagram_not_found')
    }
    expect((await call.editor.shares.list(ref)).shares).toMatchObject([{ showsCost: false }])
  })

  test('a link is the organization’s: it stays when its maker leaves, and when the account is gone', async () => {
    const { ref, as, call } = await begin()
    const { token } = await call.editor.shares.create(ref)
    const userId = authorOf(as.editor) ?? ''
    await removeMember(as.owner, { userId })
    expect(await outcome(stranger().shares.open({ token }))).toBe('ok')
    expect((await call.admin.shares.list(ref)).shares).toMatchObject([{ createdBy: userId }])
    await deleteTestUser(ctx, userId)
    expect(await outcome(stranger().shares.open({ token }))).toBe('ok')
    const [share] = (await call.admin.shares.list(ref)).shares
    expect(share?.createdBy).toBeNull()
    const settings = { kind: 'view', password: null, expiresAt: null, showsCost: false } as const
    const tooLate = createShare(as.editor, { ...ref, ...settings, embedOrigins: [] })
    expect(await outcome(tooLate)).toBe('signed_out')
    await call.admin.shares.revoke({ ...ref, shareId: share?.id ?? '' })
    expect(await outcome(stranger().shares.open({ token }))).toBe('link_not_found')
  })

  test('what lies in the trash gets no link and changes none, but each can be revoked', async () => {
    const { ref, call } = await begin()
    const { id: shareId } = await call.editor.shares.create(ref)
    await call.editor.trash(ref)
    expect(await outcome(call.editor.shares.create(ref))).toBe('trashed')
    const change = call.editor.shares.change({ ...ref, shareId, showsCost: true })
    expect(await outcome(change)).toBe('trashed')
    expect((await call.editor.shares.list(ref)).shares).toMatchObject([{ id: shareId }])
    expect(await outcome(call.editor.shares.revoke({ ...ref, shareId }))).toBe('ok')
  })
})
