/** How fast working days are added: by sums, and day by day as the baseline. */
import { addDays, type CivilDate, getCivilDate, nationalWorkingCalendar } from '@yijianshi/core/calendar'
import { type Figure, median } from './measure.ts'

const CALLS = 2_000_000
const BASELINE_CALLS = 20_000
const ROUNDS = 7
const MOST_DAYS = 60

/** What `addWorkingDays` gives, without sums. */
function dayByDay(from: CivilDate, days: number): CivilDate {
  let date = from
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if (nationalWorkingCalendar.isWorkingDay(date)) left -= 1
  }
  return date
}

/** Additions per second; starts and lengths differ from call to call. */
function perSecond(
  calls: number,
  starts: readonly CivilDate[],
  add: (from: CivilDate, days: number) => CivilDate,
) {
  let sum = 0
  const begin = performance.now()
  for (let index = 0; index < calls; index += 1) {
    const from = starts[index % starts.length]
    if (from !== undefined) sum += add(from, index % MOST_DAYS).length
  }
  const seconds = (performance.now() - begin) / 1000
  // The results are used, so that no compiler may leave the work out.
  if (sum !== calls * 10) throw new Error(`${sum} characters of ${calls} dates`)
  return calls / seconds
}

export function benchCalendar(): Figure[] {
  const first = getCivilDate('2020-01-01')
  const starts = Array.from({ length: 4999 }, (_, index) => addDays(first, index))
  for (const [index, from] of starts.entries()) {
    const [bySums, byDays] = [
      nationalWorkingCalendar.addWorkingDays(from, index % MOST_DAYS).date,
      dayByDay(from, index % MOST_DAYS),
    ]
    if (bySums !== byDays) throw new Error(`${from} + ${index % MOST_DAYS}: ${bySums}, ${byDays}`)
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({
    sums: perSecond(CALLS, starts, (from, days) => nationalWorkingCalendar.addWorkingDays(from, days).date),
    days: perSecond(BASELINE_CALLS, starts, dayByDay),
  }))
  const sums = median(rounds.map(round => round.sums))
  const days = median(rounds.map(round => round.days))
  return [
    { name: 'working days added, by prefix sums', value: sums / 1e6, unit: 'M/s', atLeast: 10 },
    { name: 'the same day by day (baseline)', value: days / 1e6, unit: 'M/s' },
    { name: 'times as fast', value: sums / days, unit: '×' },
  ]
}
