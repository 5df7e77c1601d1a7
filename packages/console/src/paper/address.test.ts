import { expect, test } from 'vitest'
import { itemFile, readMatterPaperSearch, readPapersSearch } from './address.ts'

test('The list keeps words and page in the address, and forgets what is no page', () => {
  expect(readPapersSearch({ q: ' 食品 ', page: '2' })).toEqual({ q: '食品', page: 2 })
  expect(readPapersSearch({ q: 12_345, page: -1 })).toEqual({ q: '12345' })
  expect(readPapersSearch({ q: '  ', page: 'x' })).toEqual({})
})

test('Answers that the router has read as an object are text again', () => {
  expect(readMatterPaperSearch({ answers: { area: 80 }, region: 990101000000 })).toEqual({
    answers: '{"area":80}',
    region: '990101000000',
  })
})

test('A file goes through the API of the console, where its session is', () => {
  expect(itemFile('seal-filing', 'manual', 'zh')).toBe(
    '/console/api/items/seal-filing/papers/manual.pdf?language=zh',
  )
})
