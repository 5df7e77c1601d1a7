/** How pressing a date is. `daysLeft` counts working days; below 0 it has passed. */
export type Urgency = 'overdue' | 'today' | 'soon' | 'calm'

const soonDays = 2

export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'overdue'
  if (daysLeft === 0) return 'today'
  return daysLeft <= soonDays ? 'soon' : 'calm'
}
