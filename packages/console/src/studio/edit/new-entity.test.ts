import { expect, test } from 'vitest'
import { Bench } from '../bench/bench.ts'
import { additionOf, filesFor, idProblem } from './new-entity.ts'

const bench = new Bench()
bench.open(
  [
    {
      path: 'materials/a.yaml',
      text: 'materials:\n  # the first\n  - { id: form, name: { zh: 表, en: Form } }\n',
    },
    { path: 'items/seal.yaml', text: 'id: seal\nname: { zh: 章, en: Seal }\n' },
  ],
  [],
)
const outline = bench.outline()

test('An id has the form of its kind and is not taken', () => {
  expect(idProblem('materials', 'form', outline)).toBe('idTaken')
  expect(idProblem('materials', 'New', outline)).toBe('idWrong')
  expect(idProblem('questions', 'newShop', outline)).toBeUndefined()
  expect(idProblem('regions', '12', outline)).toBe('codeWrong')
  expect(idProblem('items', 'new-item', outline)).toBeUndefined()
})

test('An item gets a file of its own, a material a place at the end of a file', () => {
  expect(filesFor('items', outline)).toEqual([])
  expect(filesFor('materials', outline)).toEqual(['materials/a.yaml'])
  const item = additionOf('items', { id: 'new-item', zh: '新', en: 'New: one' }, undefined, outline)
  expect(item).toMatchObject({ path: 'items/new-item.yaml' })
  bench.write(item.path, 'text' in item ? item.text : null)
  const material = additionOf(
    'materials',
    { id: 'photo', zh: '照片', en: 'Photo' },
    'materials/a.yaml',
    outline,
  )
  expect(bench.edit(material.path, 'edits' in material ? material.edits : []).ok).toBe(true)
  expect(bench.outline().map(({ id, name, index }) => [id, name?.zh, index])).toEqual([
    ['form', '表', 0],
    ['photo', '照片', 1],
    ['seal', '章', undefined],
    ['new-item', '新', undefined],
  ])
})
