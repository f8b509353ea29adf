import { buffer } from 'node:stream/consumers'

import sharp from 'sharp'

/** Decoded, a picture takes four bytes a pixel. */
const mostPixels = 50_000_000
const side = 320

// Of everything that libvips reads, SVG, PDF and the like included, only what may be uploaded as a picture.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadWebpBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

const picture = await buffer(process.stdin)
const small = await sharp(picture, { limitInputPixels: mostPixels, sequentialRead: true })
  .rotate()
  .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  .webp({ quality: 80 })
  .toBuffer()
process.stdout.write(small)
