import { readFileSync } from 'node:fs'
import { afterAll, expect, it, vi } from 'vitest'
import { holidayYears, movableYears, renderHolidayModule, renderMovableDaysModule } from './holidays.ts'

// chinese-days reckons in the time zone of the machine, from when it is loaded; west of Greenwich it is a day behind.
vi.hoisted(() => vi.stubEnv('TZ', 'UTC'))
afterAll(() => {
  vi.unstubAllEnvs()
})

const committed = (name: string) =>
  readFileSync(new URL(`../../packages/core/src/calendar/${name}`, import.meta.url), 'utf8')

it('the committed holiday table is the one that the generator makes', () => {
  expect(committed('holidays.generated.ts')).toBe(renderHolidayModule(holidayYears()))
})

it('the committed table of movable days is the one that the generator makes', () => {
  expect(committed('movable-days.generated.ts')).toBe(renderMovableDaysModule(movableYears()))
})
