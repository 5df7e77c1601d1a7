import { expect, test } from 'vitest'
import { allShapes, entityKinds, fieldPaths, type Shape } from '../bench/shape.ts'
import { findFieldName, findValueName } from './field-names.ts'
import { referenceOf, references } from './references.ts'

const languages = ['zh', 'en'] as const

function valuesWithin(shape: Shape, at: string): string[] {
  switch (shape.kind) {
    case 'one-of':
      return shape.values.map(value => `${at}=${value}`)
    case 'list':
      return valuesWithin(shape.of, at)
    case 'group':
      return shape.fields.flatMap(field => valuesWithin(field.shape, `${at}.${field.name}`))
    case 'cases':
      return shape.cases.flatMap(({ value, fields }) => [
        `${at}.${shape.by}=${value}`,
        ...valuesWithin({ kind: 'group', fields }, at),
      ])
    default:
      return []
  }
}

test('Every field of the model has a name in both languages', () => {
  const nameless = entityKinds
    .flatMap(fieldPaths)
    .filter(path => languages.some(language => findFieldName(path, language) === undefined))
  expect(nameless).toEqual([])
})

test('Every value to choose has a name in both languages', () => {
  const shapes = allShapes()
  const all = entityKinds.flatMap(kind => valuesWithin(shapes[kind], kind))
  expect(all.length).toBeGreaterThan(100)
  const nameless = all.filter(entry => {
    const [path = '', value = ''] = entry.split('=')
    return languages.some(language => findValueName(path, value, language) === undefined)
  })
  expect(nameless).toEqual([])
})

test('What refers to something else is a field of the model', () => {
  const known = new Set(entityKinds.flatMap(fieldPaths))
  expect(Object.keys(references).filter(path => !known.has(path))).toEqual([])
  expect(referenceOf('items.materials.material')).toBe('materials')
  expect(referenceOf('items.name')).toBeUndefined()
})
