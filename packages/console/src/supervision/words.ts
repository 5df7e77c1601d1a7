/** Names of duties and warnings; what a later release may add stands for itself. */
import type { Texts } from '../texts/zh-cn.ts'

export function dutyName(t: Texts, kind: string): string {
  const names: Readonly<Record<string, string>> = t.supervision.kinds
  return names[kind] ?? kind
}

export function stepName(t: Texts, step: string): string {
  const { steps } = t.supervision
  const share = /^reminder-(\d+)$/.exec(step)?.[1]
  if (share !== undefined) return steps.reminder(share)
  switch (step) {
    case 'due-today':
    case 'overdue':
    case 'grave':
    case 'lapse':
      return steps[step]
    default:
      return step
  }
}
