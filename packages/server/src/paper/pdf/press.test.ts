import type { Paper } from '@yijianshi/core/paper'
import { afterEach, expect, test } from 'vitest'
import { Press, type PressLimits } from './press.ts'
import { readPdf } from './read-pdf.fixture.ts'

function paper(paragraphs: number): Paper {
  return {
    paper: 'guide',
    language: 'zh',
    title: '专属指南',
    subtitle: '',
    issuer: '',
    edition: { hash: 'd202f5f00b65' },
    editionText: '目录版本 d202f5f00b65',
    blocks: Array.from({ length: paragraphs }, (_, index) => ({
      kind: 'paragraph',
      text: `第 ${index + 1} 段：一件事一次办。`,
    })),
  }
}

const presses: Press[] = []
function pressWith(limits: Partial<PressLimits> = {}): Press {
  const press = new Press({ milliseconds: 30_000, waiting: 10, kept: 4, ...limits })
  presses.push(press)
  return press
}
afterEach(async () => {
  await Promise.all(presses.splice(0).map(press => press.close()))
})

test('papers ordered together come out each as itself', async () => {
  const press = pressWith()
  const printed = await Promise.all([1, 2, 3].map(count => press.print(`paper ${count}`, paper(count))))
  for (const [index, bytes] of printed.entries()) {
    const { pages } = await readPdf(bytes ?? Buffer.alloc(0))
    const text = pages.flatMap(({ lines }) => lines.map(line => line.text)).join('')
    expect(text).toContain(`第 ${index + 1} 段`)
    expect(text).not.toContain(`第 ${index + 2} 段`)
  }
})

test('one that was printed before is not printed again', async () => {
  const press = pressWith()
  const first = await press.print('key', paper(1))
  expect(await press.print('key', paper(1))).toBe(first)
})

test('whoever comes when too many wait is told so at once', async () => {
  const press = pressWith({ waiting: 1 })
  const first = press.print('first', paper(1))
  expect(await press.print('second', paper(1))).toBeUndefined()
  expect(await first).toBeDefined()
})

test('what takes too long is given up, and the next paper is printed all the same', async () => {
  const hasty = pressWith({ milliseconds: 1 })
  expect(await hasty.print('long', paper(20_000))).toBeUndefined()
  const patient = pressWith()
  expect(await patient.print('short', paper(1))).toBeDefined()
})
