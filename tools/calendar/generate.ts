// Writes the holiday tables of the core: node tools/calendar/generate.ts
import { writeFile } from 'node:fs/promises'
import { holidayYears, movableYears, renderHolidayModule, renderMovableDaysModule } from './holidays.ts'

const folder = new URL('../../packages/core/src/calendar/', import.meta.url)
await writeFile(new URL('holidays.generated.ts', folder), renderHolidayModule(holidayYears()))
await writeFile(new URL('movable-days.generated.ts', folder), renderMovableDaysModule(movableYears()))
