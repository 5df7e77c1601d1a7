import { editedData } from '@yijianshi/core/catalogue/edit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listEdits } from './list-edits.ts'

test('The edits lead from any list of different values to any other', () => {
  const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
  fc.assert(
    fc.property(values, values, (before, after) => {
      let data: unknown = { list: before }
      for (const edit of listEdits(['list'], before, after)) {
        const result = editedData(data, edit)
        expect(result.ok).toBe(true)
        if (result.ok) data = result.data
      }
      const kept = before.filter(value => after.includes(value))
      const added = after.filter(value => !before.includes(value))
      expect(data).toEqual({ list: [...kept, ...added] })
    }),
  )
})
