import type { Burden } from '../../plan/plan.ts'
import {
  type LocalReduction,
  type MatterReduction,
  type Reduction,
  type ReductionsReport,
  savedShare,
} from '../reductions.ts'
import { type Field, type ReportTable, tableOf, type Words } from './table.ts'

/** The four of the name, and the applications. */
export const MEASURES = [
  'materials',
  'workingDays',
  'links',
  'visits',
  'applications',
] as const satisfies readonly (keyof Burden)[]

function measureFields({ w }: Words): Field<Reduction>[] {
  return MEASURES.flatMap((key): Field<Reduction>[] => {
    const name = w.measures[key]
    return [
      [w.columns.beforeOf(name), 'mean', row => row.before[key], name],
      [w.columns.afterOf(name), 'mean', row => row.after[key], name],
      [w.columns.savedOf(name), 'share', row => savedShare(row.before[key], row.after[key]), name],
    ]
  })
}

type MatterRow = Pick<MatterReduction, 'name' | 'leadName' | 'method' | 'situations' | 'first'> &
  Reduction & { readonly local?: LocalReduction }

/** Each matter as it stands, and under it as each region with a variant carries it out. */
function matterRows({ matters }: ReductionsReport): MatterRow[] {
  return matters.flatMap(matter => [
    matter,
    ...matter.locals.map(local => ({ ...matter, ...local, name: matter.name, local })),
  ])
}

export function reductionTables(words: Words, report: ReductionsReport): ReportTable[] {
  const { w, say } = words
  const { columns } = w
  const { overall } = report
  return [
    tableOf(words, 'overall', MEASURES, [
      [columns.measure, 'text', key => w.measures[key]],
      [columns.before, 'mean', key => overall.before[key]],
      [columns.after, 'mean', key => overall.after[key]],
      [columns.saved, 'share', key => savedShare(overall.before[key], overall.after[key])],
    ]),
    tableOf(words, 'matters', matterRows(report), [
      [columns.matter, 'text', row => say(row.name)],
      [
        columns.place,
        'text',
        ({ local }) => (local ? w.placeOf(say(local.regionName), say(local.name)) : w.standard),
      ],
      [columns.lead, 'text', row => say(row.leadName)],
      [columns.situations, 'whole', row => row.situations],
      [columns.method, 'text', row => w.method[row.method]],
      ...measureFields(words),
      [columns.first, 'text', row => say(row.first.name)],
    ]),
    tableOf(words, 'authorities', report.authorities, [
      [columns.authority, 'text', row => say(row.name)],
      [columns.matters, 'whole', row => row.matters],
      [columns.items, 'whole', row => row.items],
      ...measureFields(words),
    ]),
  ]
}
