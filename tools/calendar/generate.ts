// Writes the holiday table of the core: node tools/calendar/generate.ts
import { writeFile } from 'node:fs/promises'
import { holidayYears, renderHolidayModule } from './holidays.ts'

const target = new URL('../../packages/core/src/calendar/holidays.generated.ts', import.meta.url)
await writeFile(target, renderHolidayModule(holidayYears()))
