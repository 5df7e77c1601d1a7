import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readZip } from './read-zip.fixture.ts'
import { type ZipEntry, zipChunks } from './zip.ts'

async function written(entries: readonly ZipEntry[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of zipChunks(Readable.from(entries))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const entry = fc.record({
  name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  at: fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
  content: fc.uint8Array({ maxLength: 2000 }),
})

test('what goes in comes out, whatever it is called and holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async entries => {
      const read = readZip(await written(entries))
      expect(read.map(({ name }) => name)).toEqual(entries.map(({ name }) => name))
      for (const [index, { content }] of read.entries())
        expect(content.equals(Buffer.from(entries[index]?.content ?? []))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('a byte that changed on the way is noticed', async () => {
  const zip = await written([{ name: '我的信息.json', at: 0, content: Buffer.from('{"name":"陈雨"}') }])
  const place = zip.indexOf('陈雨')
  zip.writeUInt8(zip.readUInt8(place) ^ 1, place)
  expect(() => readZip(zip)).toThrow('is not what was stored')
})
