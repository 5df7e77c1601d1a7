/** By what attention is due here: the national calendar, and what the centre has set itself in `policy.yaml`. */
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { usualWatchRules } from '@yijianshi/core/process'
import type { Watching } from '../engine/obligation-rows.ts'

export function watchingOf({ policy }: Catalogue): Watching {
  const { reminderPercents, graveAfterDays } = { ...usualWatchRules, ...policy.watch }
  return { calendar: nationalWorkingCalendar, rules: { reminderPercents, graveAfterDays } }
}
