import { expect, test } from 'vitest'
import type { OutlineEntry } from '../bench/outline.ts'
import { entryOfFinding, treeMove, treeOf, visibleNodes } from './tree-model.ts'

const outline: readonly OutlineEntry[] = [
  { kind: 'matters', path: 'matters/shop.yaml', id: 'shop', items: ['seal', 'gone'] },
  { kind: 'items', path: 'items/seal.yaml', id: 'seal', isChanged: true },
  { kind: 'materials', path: 'materials.yaml', index: 0, id: 'form' },
  { kind: 'materials', path: 'materials.yaml', index: 1, id: 'photo' },
]
const finding = {
  code: 'catalogue/unknown-field',
  severity: 'error' as const,
  file: 'materials.yaml',
  line: 9,
  column: 1,
  path: 'materials[1].name',
  params: {},
  text: { zh: '', en: '' },
}

test('Matters hold their items; findings and changes show on the way to them', () => {
  const tree = treeOf(outline, [finding])
  expect(tree.map(({ key, findings, isChanged }) => [key, findings, isChanged])).toEqual([
    ['matters', 0, false],
    ['items', 0, true],
    ['materials', 1, false],
  ])
  const shown = visibleNodes(tree, () => true).map(({ key, findings }) => [key, findings])
  expect(shown).toContainEqual(['matters/shop.yaml#>items/seal.yaml#', 0])
  expect(shown).toContainEqual(['materials.yaml#1', 1])
})

test('A finding belongs to the entity in which it stands', () => {
  expect(entryOfFinding(outline, finding)?.id).toBe('photo')
  expect(entryOfFinding(outline, { file: 'items/seal.yaml', path: 'limit' })?.id).toBe('seal')
  expect(entryOfFinding(outline, { file: 'materials.yaml', path: '' })).toBeUndefined()
})

test('Arrow keys walk, open and close', () => {
  const tree = treeOf(outline, [])
  const open = visibleNodes(tree, key => key === 'matters')
  expect(treeMove(open, 'matters', 'ArrowRight')).toEqual({ kind: 'focus', key: 'matters/shop.yaml#' })
  expect(treeMove(open, 'matters', 'ArrowLeft')).toEqual({ kind: 'close', key: 'matters' })
  expect(treeMove(open, 'matters/shop.yaml#', 'ArrowRight')).toEqual({
    kind: 'open',
    key: 'matters/shop.yaml#',
  })
  expect(treeMove(open, 'matters/shop.yaml#', 'ArrowLeft')).toEqual({ kind: 'focus', key: 'matters' })
  expect(treeMove(open, 'matters', 'End')).toEqual({ kind: 'focus', key: 'materials' })
  expect(treeMove(open, 'materials', 'ArrowDown')).toBeUndefined()
})
