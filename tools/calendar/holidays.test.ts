import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { holidayYears, renderHolidayModule } from './holidays.ts'

it('the committed holiday table is the one that the generator makes', () => {
  const committed = new URL('../../packages/core/src/calendar/holidays.generated.ts', import.meta.url)
  expect(readFileSync(committed, 'utf8')).toBe(renderHolidayModule(holidayYears()))
})
