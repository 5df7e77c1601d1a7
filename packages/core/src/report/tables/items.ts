/** Tables of the reports that count items. */
import type { ItemRow } from '../by-authority.ts'
import { type InPlaceReport, PLACE_PARTS } from '../in-place.ts'
import type { LevelsReport } from '../levels.ts'
import { LIMIT_CLASSES, type LimitsReport } from '../limits.ts'
import { VISIT_CLASSES, type VisitsReport } from '../visits.ts'
import { type Field, percentText, type ReportTable, sumTable, tableOf, type Words } from './table.ts'

export function itemFields({ w, say }: Words): Field<ItemRow>[] {
  return [
    [w.columns.item, 'text', row => say(row.name)],
    [w.columns.code, 'code', row => row.basicCode],
    [w.columns.authority, 'text', row => say(row.authorityName)],
  ]
}

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)

export function limitTables(words: Words, report: LimitsReport): ReportTable[] {
  const { w, say } = words
  const { columns } = w
  const { overall, target, highTarget } = report
  const [atTarget, atHigh] = [target, highTarget].map(share => columns.atTarget(percentText(share)))
  return [
    sumTable(words, [
      [w.sums.items, overall.items, null],
      [w.sums.withStatutory, overall.withStatutory, shareOf(overall.withStatutory, overall.items)],
      [w.sums.statutory, overall.statutoryWorkingDays, null],
      [w.sums.promised, overall.promisedDays, null],
      [columns.compression, overall.statutoryWorkingDays - overall.promisedDays, overall.compression],
      [atTarget ?? '', overall.atTarget, shareOf(overall.atTarget, overall.withStatutory)],
      [atHigh ?? '', overall.atHighTarget, shareOf(overall.atHighTarget, overall.withStatutory)],
      ...LIMIT_CLASSES.map(
        name =>
          [w.classes[name], overall.classes[name], shareOf(overall.classes[name], overall.items)] as const,
      ),
    ]),
    tableOf(words, 'authorities', report.authorities, [
      [columns.authority, 'text', row => say(row.name)],
      [columns.items, 'whole', row => row.items],
      [columns.withStatutory, 'whole', row => row.withStatutory],
      [columns.statutoryWorkingDays, 'whole', row => row.statutoryWorkingDays],
      [columns.promised, 'whole', row => row.promisedDays],
      [columns.compression, 'share', row => row.compression],
      [atTarget ?? '', 'whole', row => row.atTarget],
      [atHigh ?? '', 'whole', row => row.atHighTarget],
      ...LIMIT_CLASSES.map(
        (name): Field<LimitsReport['authorities'][number]> => [
          w.classes[name],
          'whole',
          row => row.classes[name],
        ],
      ),
    ]),
    tableOf(words, 'items', report.items, [
      ...itemFields(words),
      [columns.statutory, 'whole', row => row.statutoryDays],
      [columns.unit, 'text', row => (row.statutoryDays === null ? null : w.units[row.statutoryUnit])],
      [columns.statutoryWorkingDays, 'whole', row => row.statutoryWorkingDays],
      [columns.promised, 'whole', row => row.promisedDays],
      [columns.compression, 'share', row => row.compression],
      [columns.class, 'text', row => w.classes[row.class]],
    ]),
  ]
}

export function visitTables(words: Words, report: VisitsReport): ReportTable[] {
  const { w, say } = words
  const { columns, visitClasses } = w
  const { overall } = report
  return [
    sumTable(words, [
      [w.sums.items, overall.items, null],
      ...VISIT_CLASSES.map(
        name =>
          [visitClasses[name], overall.classes[name], shareOf(overall.classes[name], overall.items)] as const,
      ),
      [w.sums.atMostOneJoint, overall.atMostOneJoint, shareOf(overall.atMostOneJoint, overall.items)],
      [w.sums.noneJoint, overall.noneJoint, shareOf(overall.noneJoint, overall.items)],
    ]),
    tableOf(words, 'batches', report.batches, [
      [columns.batch, 'whole', row => row.batch],
      [visitClasses.now, 'whole', row => row.now],
      [visitClasses.soon, 'whole', row => row.soon],
    ]),
    tableOf(words, 'authorities', report.authorities, [
      [columns.authority, 'text', row => say(row.name)],
      [columns.items, 'whole', row => row.items],
      ...VISIT_CLASSES.map(
        (name): Field<VisitsReport['authorities'][number]> => [
          visitClasses[name],
          'whole',
          row => row.classes[name],
        ],
      ),
      [columns.share, 'share', row => row.share],
      [columns.atMostOneJoint, 'whole', row => row.atMostOneJoint],
      [columns.noneJoint, 'whole', row => row.noneJoint],
    ]),
    tableOf(words, 'matters', report.matters, [
      [columns.matter, 'text', row => say(row.name)],
      [columns.class, 'text', row => visitClasses[row.class]],
      [columns.batch, 'whole', row => row.batch],
      [columns.reason, 'text', row => row.reason && say(row.reason)],
    ]),
    tableOf(words, 'items', report.items, [
      ...itemFields(words),
      [columns.class, 'text', row => visitClasses[row.class]],
      [columns.batch, 'whole', row => row.batch],
      [columns.alone, 'whole', row => row.alone],
      [columns.joint, 'whole', row => row.joint],
      [columns.reason, 'text', row => row.reason && say(row.reason)],
    ]),
  ]
}

export function inPlaceTables(words: Words, report: InPlaceReport): ReportTable[] {
  const { w, say } = words
  const { columns, placeParts } = w
  const { overall } = report
  return [
    sumTable(words, [
      [w.sums.items, overall.items, null],
      [w.sums.inPlace, overall.inPlace, shareOf(overall.inPlace, overall.items)],
      ...PLACE_PARTS.map(part => {
        const lacking = overall.missing[part]
        return [w.sums.lacking(placeParts[part]), lacking, shareOf(lacking, overall.items)] as const
      }),
    ]),
    tableOf(words, 'authorities', report.authorities, [
      [columns.authority, 'text', row => say(row.name)],
      [columns.items, 'whole', row => row.items],
      [columns.inPlace, 'whole', row => row.inPlace],
      ...PLACE_PARTS.map(
        (part): Field<InPlaceReport['authorities'][number]> => [
          w.sums.lacking(placeParts[part]),
          'whole',
          row => row.missing[part],
        ],
      ),
    ]),
    tableOf(words, 'missing', report.items, [
      ...itemFields(words),
      [columns.missing, 'text', row => row.missing.map(part => placeParts[part]).join('、')],
    ]),
  ]
}

export function levelTables(words: Words, report: LevelsReport): ReportTable[] {
  const { w } = words
  const { columns, siteKinds, tags } = w
  const all = report.items.length
  return [
    tableOf(words, 'kinds', report.kinds, [
      [columns.kind, 'text', row => siteKinds[row.kind]],
      [columns.sites, 'whole', row => row.sites],
      [columns.opened, 'whole', row => row.opened],
      [columns.taken, 'whole', row => row.taken],
      [columns.share, 'share', row => shareOf(row.opened, all)],
      [columns.target, 'whole', row => (row.kind === 'village' ? report.villageTarget : null)],
    ]),
    tableOf(words, 'tags', report.tags, [
      [columns.tag, 'text', row => tags[row.tag]],
      [columns.items, 'whole', row => row.items],
      [columns.matters, 'whole', row => row.matters],
    ]),
    tableOf(words, 'items', report.items, [
      ...itemFields(words),
      [columns.opened, 'text', row => row.opened.map(kind => siteKinds[kind]).join('、')],
      [columns.taken, 'text', row => row.taken.map(kind => siteKinds[kind]).join('、')],
      [columns.tag, 'text', row => row.tags.map(tag => tags[tag]).join('、')],
    ]),
  ]
}
