import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { holidayYears, movableYears, renderHolidayModule, renderMovableDaysModule } from './holidays.ts'

const committed = (name: string) =>
  readFileSync(new URL(`../../packages/core/src/calendar/${name}`, import.meta.url), 'utf8')

it('the committed holiday table is the one that the generator makes', () => {
  expect(committed('holidays.generated.ts')).toBe(renderHolidayModule(holidayYears()))
})

it('the committed table of movable days is the one that the generator makes', () => {
  expect(committed('movable-days.generated.ts')).toBe(renderMovableDaysModule(movableYears()))
})
