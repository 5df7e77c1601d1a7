/**
 * Pictures are taken apart and drawn anew: what is kept is what a person would see and nothing that came with it, such
 * as the place where it was taken, a page or a program behind the picture, or further frames.
 */
import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import { Turns } from '../account/hashing-turns.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'

export const pictureLimits = {
  /** A3 at 600 dpi. More is refused before anything of it is unpacked. */
  pixels: 72_000_000,
  /** Of the longer side. A4 at 300 dpi is 3508 pixels long and stays as it is. */
  longSide: 4096,
  seconds: 20,
} as const

/** libvips knows forty formats; of what strangers send no other reader than these three is ever begun. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
// One thread for each picture, and one core stays for everybody else. Nothing is kept in between.
sharp.concurrency(1)
sharp.cache(false)
const turns = new Turns(Math.max(1, availableParallelism() - 1), 50)

type Drawing = ReturnType<typeof sharp>
/** Seals are red on white: colours keep their full resolution. */
const FORMATS: ReadonlyMap<string, (drawing: Drawing) => Drawing> = new Map([
  ['image/jpeg', drawing => drawing.jpeg({ quality: 86, chromaSubsampling: '4:4:4' })],
  ['image/png', drawing => drawing.png()],
  ['image/webp', drawing => drawing.webp({ quality: 88, effort: 2, smartSubsample: true })],
])

export function isPicture(mediaType: string): boolean {
  return FORMATS.has(mediaType)
}

/** What libvips says, which has no codes: it has stopped by our limits, or the picture is broken. */
function refusalOf(error: unknown) {
  const said = error instanceof Error ? error.message : ''
  if (/exceeds pixel limit/i.test(said))
    return refused('file/picture-too-large', { limitMegapixels: pictureLimits.pixels / 1_000_000 })
  return /timeout/i.test(said) ? refused('file/picture-too-slow') : refused('file/picture-broken')
}

/**
 * The picture anew, in the format that it has: upright, in sRGB, not larger than `pictureLimits.longSide`. `mediaType`
 * is one of which `isPicture` holds. Refuses `file/picture-broken`, `file/picture-too-large`, `file/picture-too-slow`
 * and, when too many wait, `service/unavailable`.
 */
export async function drawAnew(bytes: Buffer, mediaType: string): Promise<Outcome<Buffer>> {
  const format = FORMATS.get(mediaType)
  if (format === undefined) throw new Error(`Not a picture: ${mediaType}`)
  if (turns.isFull) return refused('service/unavailable')
  return turns.take(async () => {
    try {
      const { pixels: limitInputPixels, longSide, seconds } = pictureLimits
      const upright = sharp(bytes, { limitInputPixels, failOn: 'error' }).autoOrient()
      const fitting = upright.resize({
        width: longSide,
        height: longSide,
        fit: 'inside',
        withoutEnlargement: true,
      })
      return done(await format(fitting).timeout({ seconds }).toBuffer())
    } catch (error) {
      return refusalOf(error)
    }
  })
}
