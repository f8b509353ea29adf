import { outcome } from '@backarch/api/testing'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

import { linkThumbnail, removeFile, sweepFiles } from '../src/index.ts'
import { createSuite } from './suite.ts'
import { zipOfZeros } from './zip-of-zeros.ts'

const { storage, ctx, begin, end } = await createSuite()
afterAll(end)

const later = { ...ctx, now: () => new Date(Date.now() + 3 * 60 * 60 * 1000) }

/** One colour, so that any size takes few bytes. */
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#8844cc' }, limitInputPixels: false })

test('a picture gets a small one, made once, without what the camera wrote; it goes with the file', async () => {
  const { as, add, objects } = await begin()
  const exif = { IFD0: { Copyright: 'somebody' } }
  const jpeg = Buffer.from(await picture(1200, 600).withExif(exif).jpeg().toBuffer())
  const { ref, file } = await add('image/jpeg', jpeg)
  expect(file.thumbnail).toBe(true)
  const links = await Promise.all([linkThumbnail(as, ref), linkThumbnail(as, ref)])
  const answer = await fetch(links[0].url)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  const small = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
  expect([small.format, small.width, small.height, small.exif]).toEqual([
    'webp',
    320,
    160,
    undefined,
  ])
  const thumbnail = decodeURIComponent(new URL(links[1].url).pathname).slice('/files/'.length)
  expect(await storage.head(thumbnail)).not.toBeNull()
  await removeFile(as, ref)
  await sweepFiles(later)
  expect([await objects(), await storage.head(thumbnail)]).toEqual([[], null])
})

test('a picture of a hundred million pixels, a broken one and what is no picture have none; the file stays', async () => {
  const { as, add } = await begin()
  const bomb = Buffer.from(await picture(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer())
  expect(bomb.length).toBeLessThan(1_000_000)
  const broken = Buffer.from(await picture(100, 100).png().toBuffer()).subarray(0, 60)
  for (const body of [bomb, Buffer.from(broken)]) {
    const { ref } = await add('image/png', body)
    expect(await outcome(linkThumbnail(as, ref))).toBe('no_thumbnail')
    expect(await outcome(linkThumbnail(as, ref))).toBe('no_thumbnail')
  }
  const { ref } = await add('text/plain', 'no picture')
  expect(await outcome(linkThumbnail(as, ref))).toBe('no_thumbnail')
})

test('a zip bomb is taken as the archive that it is, and never unpacked', async () => {
  const { add } = await begin()
  const { file } = await add('application/zip', zipOfZeros(200_000_000))
  expect(file).toMatchObject({ contentType: 'application/zip', thumbnail: false })
})
