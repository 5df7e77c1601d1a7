import { readdir, stat } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'

const sources = new URL('./', import.meta.url)
const pictures = new URL('../../catalogue/samples/', import.meta.url)

async function idsIn(folder: URL, extension: string): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter(file => file.endsWith(extension))
    .map(file => file.slice(0, -extension.length))
    .sort()
}

describe('sample pictures', () => {
  test('each source has its picture and each picture its source', async () => {
    const drawn = await idsIn(pictures, '.webp')
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn).toEqual(await idsIn(sources, '.html'))
  })

  test('none is larger than a mobile connection can bear', async () => {
    const drawn = await idsIn(pictures, '.webp')
    const sizes = await Promise.all(
      drawn.map(async id => ({ id, bytes: (await stat(new URL(`${id}.webp`, pictures))).size })),
    )
    expect(sizes.filter(({ bytes }) => bytes > 80 * 1024)).toEqual([])
  })
})
