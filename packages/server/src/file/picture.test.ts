import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { drawAnew, isPicture, pictureLimits } from './picture.ts'
import { halves, movingPicture, pageInPicture, phonePhoto, pngBomb } from './pictures.fixture.ts'

async function drawn(bytes: Buffer, mediaType: string): Promise<Buffer> {
  const result = await drawAnew(bytes, mediaType)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

async function codeOf(bytes: Buffer, mediaType: string): Promise<string | undefined> {
  const result = await drawAnew(bytes, mediaType)
  return result.ok ? undefined : result.refusal.code
}

async function colourAt(picture: Buffer, left: number, top: number): Promise<number[]> {
  const pixel = sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha()
  return [...(await pixel.raw().toBuffer())].map(value => Math.round(value / 64) * 64)
}

const red = [256, 0, 0]
const blue = [0, 0, 256]

describe('a picture drawn anew', () => {
  test('is upright and tells neither place nor owner', async () => {
    const photo = await phonePhoto()
    const before = await sharp(photo).metadata()
    expect(before).toMatchObject({ width: 80, height: 40, orientation: 6 })
    expect(photo.includes('Wang Fang')).toBe(true)
    const after = await drawn(photo, 'image/jpeg')
    const metadata = await sharp(after).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 40, height: 80 })
    expect([metadata.orientation, metadata.exif, metadata.xmp, metadata.icc]).toEqual(
      Array(4).fill(undefined),
    )
    expect(after.includes('Wang Fang')).toBe(false)
    // Turned by a quarter to the right: what was left is above.
    expect(await colourAt(after, 20, 10)).toEqual(red)
    expect(await colourAt(after, 20, 70)).toEqual(blue)
  })

  test.each(['jpeg', 'png', 'webp'] as const)('stays a %s of the same colours', async format => {
    const after = await drawn(await halves(60, 30)[format]().toBuffer(), `image/${format}`)
    expect(await sharp(after).metadata()).toMatchObject({ format, width: 60, height: 30 })
    expect(await colourAt(after, 10, 15)).toEqual(red)
    expect(await colourAt(after, 50, 15)).toEqual(blue)
  })

  test('of colours beyond sRGB looks the same where only that is known', async () => {
    const wide = await halves(40, 40).withIccProfile('p3').png().toBuffer()
    expect((await sharp(wide).metadata()).icc).toBeDefined()
    const after = await drawn(wide, 'image/png')
    expect((await sharp(after).metadata()).icc).toBeUndefined()
    expect(await colourAt(after, 10, 20)).toEqual(red)
  })

  test('has lost the page that was hidden in it', async () => {
    const polyglot = await pageInPicture()
    expect(polyglot.toString('latin1').match(/<script>/g)).toHaveLength(2)
    const after = await drawn(polyglot, 'image/jpeg')
    expect(after.toString('latin1')).not.toMatch(/script|html/)
  })

  test('has one frame', async () => {
    const moving = await movingPicture()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    const after = await drawn(moving, 'image/webp')
    expect((await sharp(after).metadata()).pages ?? 1).toBe(1)
    expect(await colourAt(after, 10, 10)).toEqual([0, 256, 0])
  })

  test('is made smaller where it is too long, and A4 at 300 dpi is not', async () => {
    const plain = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#eee' } })
        .png()
        .toBuffer()
    const sizeOf = async (picture: Buffer) => {
      const { width, height } = await sharp(await drawn(picture, 'image/png')).metadata()
      return [width, height]
    }
    expect(await sizeOf(await plain(2 * pictureLimits.longSide, 400))).toEqual([pictureLimits.longSide, 200])
    expect(await sizeOf(await plain(2480, 3508))).toEqual([2480, 3508])
  })
})

describe('a picture is refused', () => {
  test('that unpacks to more pixels than any scanner makes, before it is unpacked', async () => {
    const bomb = pngBomb(30_000)
    expect(bomb.length).toBeLessThan(200_000)
    const memory = process.memoryUsage().rss
    expect(await codeOf(bomb, 'image/png')).toBe('file/picture-too-large')
    expect(process.memoryUsage().rss - memory).toBeLessThan(100_000_000)
    expect(await codeOf(pngBomb(1_000), 'image/png')).toBeUndefined()
  })

  test.each(['jpeg', 'png', 'webp'] as const)('that is half a %s', async format => {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
    const whole = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#888', noise } })
      [format]()
      .toBuffer()
    const half = whole.subarray(0, Math.round(whole.length / 2))
    expect(await codeOf(half, `image/${format}`)).toBe('file/picture-broken')
    expect(await codeOf(whole, `image/${format}`)).toBeUndefined()
  })

  test.each([
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['nothing but a name', '\xff\xd8\xff\xe0'],
  ])('that is %s', async (_, content) => {
    expect(await codeOf(Buffer.from(content, 'latin1'), 'image/jpeg')).toBe('file/picture-broken')
  })

  test('of a format that nobody asked for: no other reader is ever begun', async () => {
    const tiff = await halves(20, 20).tiff().toBuffer()
    expect(await codeOf(tiff, 'image/jpeg')).toBe('file/picture-broken')
    expect(isPicture('image/tiff')).toBe(false)
    await expect(drawAnew(tiff, 'image/tiff')).rejects.toThrow(/image\/tiff/)
  })
})
