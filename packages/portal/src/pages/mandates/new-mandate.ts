/** What is chosen step by step, and what is still wrong with it. */
import type { MandateAct, MandateKind } from '@yijianshi/contract/mandate'
import type { PersonDocument } from '@yijianshi/contract/shape'
import { parsePersonDocument } from '@yijianshi/core/documents'

export const STEPS = ['kind', 'agent', 'acts', 'matters', 'until', 'check'] as const
export type Step = (typeof STEPS)[number]

export const ACTS = [
  'fill-in',
  'submit',
  'receive-notices',
  'collect',
] as const satisfies readonly MandateAct[]

export const PERIODS = ['quarter', 'year', 'long'] as const
export type Period = (typeof PERIODS)[number]

export type NewMandate = {
  readonly kind: MandateKind | undefined
  readonly name: string
  readonly document: PersonDocument
  readonly acts: readonly MandateAct[]
  readonly matters: 'all' | readonly string[]
  readonly period: Period
}

export type Fault =
  | 'kindMissing'
  | 'nameMissing'
  | 'numberMissing'
  | 'numberWrong'
  | 'actsMissing'
  | 'mattersMissing'

/** What stands in the way of the next step, by the field where it is mended. */
export function faultsOf(step: Step, mandate: NewMandate): readonly { field: string; fault: Fault }[] {
  switch (step) {
    case 'kind':
      return mandate.kind === undefined ? [{ field: 'kind', fault: 'kindMissing' }] : []
    case 'agent': {
      const { kind, number } = mandate.document
      const name: readonly { field: string; fault: Fault }[] =
        mandate.name.trim() === '' ? [{ field: 'name', fault: 'nameMissing' }] : []
      if (parsePersonDocument(kind, number).ok) return name
      return [...name, { field: 'number', fault: number.trim() === '' ? 'numberMissing' : 'numberWrong' }]
    }
    case 'acts':
      return mandate.acts.length === 0 ? [{ field: 'acts', fault: 'actsMissing' }] : []
    case 'matters':
      return mandate.matters.length === 0 ? [{ field: 'matters', fault: 'mattersMissing' }] : []
    case 'until':
    case 'check':
      return []
  }
}

/** The first step that still lacks something, not beyond the one that is wanted: an address alone skips none. */
export function stepOf(wanted: string | null, mandate: NewMandate): Step {
  const open = STEPS.findIndex(step => faultsOf(step, mandate).length > 0)
  const names: readonly (string | null)[] = STEPS
  const asked = names.indexOf(wanted)
  const furthest = open === -1 ? STEPS.length - 1 : open
  return STEPS[Math.min(Math.max(asked, 0), furthest)] ?? 'kind'
}

const MONTHS = { quarter: 3, year: 12, long: 36 } as const

/** Last day, `YYYY-MM-DD`, counted from today; the month’s last day where it is too short. */
export function untilOf(period: Period, today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const months = MONTHS[period]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}
