import { isEditablePath } from '@yijianshi/core/publication'
import { expect, test } from 'vitest'
import { extensionOf, pictureName, pictureTypes } from './pictures.ts'

const field = {
  entity: 'lease',
  isBlankForm: false,
  extension: 'png',
  current: undefined,
  isShared: false,
  taken: ['lease.webp'],
}

test('A new picture is called by what it is of, and takes no name that another has', () => {
  expect(pictureName(field)).toBe('lease.png')
  expect(pictureName({ ...field, isBlankForm: true })).toBe('lease-blank.png')
  expect(pictureName({ ...field, taken: ['lease.png', 'lease-2.png'] })).toBe('lease-3.png')
})

test('It replaces the one before where that is of the same type and nothing else shows it', () => {
  const own = { ...field, current: 'photo.png', taken: ['photo.png'] }
  expect(pictureName(own)).toBe('photo.png')
  expect(pictureName({ ...own, isShared: true })).toBe('lease.png')
  expect(pictureName({ ...own, extension: 'webp' })).toBe('lease.webp')
})

test('Every type that is offered has a name that a change takes', () => {
  for (const type of pictureTypes) {
    const extension = extensionOf(type) ?? ''
    expect(isEditablePath(`samples/${pictureName({ ...field, extension })}`)).toBe(true)
  }
  expect(extensionOf('image/svg+xml')).toBeUndefined()
  expect(extensionOf('application/pdf')).toBeUndefined()
})
