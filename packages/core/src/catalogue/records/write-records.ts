/** Items and their materials → rows. Reading them again changes nothing. */
import type { Cell, Sheet } from '../../spreadsheet/sheet.ts'
import type { Catalogue, Item, LegalBasis, Material } from '../model.ts'
import { ITEM_SHEET, type ItemKey, itemColumns } from './item-columns.ts'
import { writeLine, writeLines } from './lines.ts'
import { MATERIAL_SHEET, type MaterialKey, materialColumns } from './material-columns.ts'
import { shownEntity } from './named.ts'
import { type RecordNames, recordNames } from './record-names.ts'
import * as words from './vocabulary.ts'

const { wordFor } = words
const joined = (entries: readonly string[]) => entries.join('、')
const basisParts = (basis: LegalBasis | undefined) => (basis ? [basis.law, basis.article, basis.text] : [])
const yuan = (fen: number) => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

function formsOf({ channels }: Item): words.Form[] {
  const isOnline = channels.online === 'pre-check' || channels.online === 'whole'
  return [
    ...(channels.sites.length > 0 ? (['window'] as const) : []),
    ...(isOnline ? (['computer'] as const) : []),
    ...(channels.mobile ? (['mobile'] as const) : []),
    ...(channels.post ? (['post'] as const) : []),
    ...(channels.terminal ? (['terminal'] as const) : []),
  ]
}

function whoAndWhat(item: Item, names: RecordNames): Partial<Record<ItemKey, Cell>> {
  const authority = (id: string) => shownEntity(names.authorities, id)
  const { limit, entrusted } = item
  const nature = names.natures.get(item.authority)
  return {
    id: item.id,
    name: item.name.zh,
    englishName: item.name.en,
    basicCode: item.basicCode,
    implementationCode: item.implementationCode ?? null,
    kind: wordFor(words.kinds, item.kind),
    legalBasis: writeLines(item.legalBasis.map(basis => writeLine(...basisParts(basis)))),
    level: wordFor(words.levels, item.level),
    powerDivision: item.powerDivision?.zh ?? null,
    powerContent: item.powerContent?.zh ?? null,
    authority: authority(item.authority),
    authorityCode: names.creditCodes.get(item.authority) ?? null,
    authorityNature: nature ? wordFor(words.natures, nature) : null,
    entrusted: entrusted ? writeLine(authority(entrusted.authority), ...basisParts(entrusted.basis)) : null,
    jointAuthorities: writeLines((item.jointAuthorities ?? []).map(id => writeLine(authority(id)))),
    statutoryDays: limit.statutoryDays ?? null,
    statutoryUnit:
      limit.statutoryDays === undefined ? null : wordFor(words.units, limit.statutoryUnit ?? 'working-days'),
    promisedDays: limit.promisedDays,
    promisedUnit: wordFor(words.units, 'working-days'),
    limitNote: limit.note?.zh ?? null,
    conditions: writeLines(item.conditions.map(text => writeLine(text.zh))),
    serviceObjects: joined(item.serviceObjects.map(value => wordFor(words.serviceObjects, value))),
  }
}

function howAndWhere(item: Item, names: RecordNames): Partial<Record<ItemKey, Cell>> {
  const { channels, atMostOneVisit: visit } = item
  const system = item.systemLevel ?? names.systemLevel
  return {
    forms: joined(formsOf(item).map(form => wordFor(words.forms, form))),
    online: wordFor(words.depths, channels.online),
    onlineAddress: channels.onlineAddress ?? null,
    systemLevel: system ? wordFor(words.levels, system) : null,
    jurisdiction: item.jurisdiction?.zh ?? null,
    appointment: wordFor(words.yesNo, channels.appointment),
    onlinePayment: wordFor(words.yesNo, channels.onlinePayment),
    sites: joined(channels.sites.map(kind => wordFor(words.siteKinds, kind))),
    reach: wordFor(words.reaches, channels.reach),
    visitsAlone: item.visits.alone,
    visitsJoint: item.visits.joint,
    authorisation: item.authorisation ? wordFor(words.authorisations, item.authorisation) : null,
    tags: joined((item.tags ?? []).map(tag => wordFor(words.tags, tag))),
    visitClass: visit ? wordFor(words.visitClasses, visit.class) : null,
    visitBatch: (visit && visit.class !== 'never' ? visit.batch : undefined) ?? null,
    visitReason: visit?.class === 'never' ? visit.reason.zh : null,
    applicationPeriod: item.applicationPeriod?.zh ?? null,
    validFrom: item.validity?.from ?? null,
    validUntil: item.validity?.until ?? null,
  }
}

function process(item: Item, names: RecordNames): Partial<Record<ItemKey, Cell>> {
  const steps = item.steps.map(({ name, shared, role, limitDays }) =>
    writeLine(
      name.zh,
      ...(shared ? ['统一'] : []),
      ...(role ? [wordFor(words.stepRoles, role)] : []),
      ...(limitDays === undefined ? [] : [String(limitDays)]),
    ),
  )
  const procedures = (item.specialProcedures ?? []).map(entry =>
    writeLine(
      wordFor(words.procedures, entry.kind),
      entry.name.zh,
      `${entry.limitDays}${entry.unit ? '自然日' : ''}`,
      entry.suspends ? '不计入时限' : '计入时限',
      ...basisParts(entry.basis),
    ),
  )
  const fees = item.fees ?? []
  return {
    steps: writeLines(steps),
    specialProcedures: writeLines(procedures),
    fields: writeLines(
      item.fields.map(({ element, required }) =>
        writeLine(shownEntity(names.elements, element), required ? undefined : '选填'),
      ),
    ),
    reviewPoints: writeLines(item.reviewPoints.map(point => writeLine(point.text.zh))),
    results: writeLines(item.results.map(id => writeLine(shownEntity(names.licences, id)))),
    charged: wordFor(words.yesNo, fees.length > 0),
    fees: writeLines(fees.map(fee => writeLine(fee.name.zh, yuan(fee.amountFen), fee.reduction?.zh))),
    feeBasis: writeLines(fees.map(fee => writeLine(fee.basis))),
    quota: item.quota?.zh ?? null,
    intermediaries: writeLines(
      (item.intermediaryServices ?? []).map(({ name, basis }) => writeLine(name.zh, ...basisParts(basis))),
    ),
    questionsAsked: writeLines(
      (item.questionsAsked ?? []).map(({ question, answer }) => writeLine(question.zh, answer.zh)),
    ),
  }
}

function materialCells(
  item: Item,
  use: Item['materials'][number],
  material: Material,
  names: RecordNames,
): Record<MaterialKey, Cell> {
  return {
    itemCode: item.implementationCode ?? item.basicCode,
    itemName: item.name.zh,
    name: material.name.zh,
    id: material.id,
    englishName: material.name.en,
    kind: wordFor(words.materialKinds, material.kind),
    licence: material.licence === undefined ? null : shownEntity(names.licences, material.licence),
    source: wordFor(words.sources, material.source),
    issuer: material.issuer?.zh ?? null,
    issuedWithin: material.issuedWithin?.zh ?? null,
    guidance: material.guidance.zh,
    handledAt: material.handledAt?.zh ?? null,
    sample: material.sample ?? null,
    blankForm: material.blankForm ?? null,
    required: wordFor(words.yesNo, use.when === undefined),
    when: use.when ?? null,
    original: use.copies.original,
    copy: use.copies.copy,
    rank: use.rank === undefined ? null : wordFor(words.ranks, use.rank),
    tolerableDays: use.tolerableDays ?? null,
    commitment: use.commitment ? writeLine(use.commitment.check.zh, String(use.commitment.checkDays)) : null,
    electronic: use.electronic === undefined ? null : wordFor(words.yesNo, use.electronic),
    basis: use.basis ? writeLine(...basisParts(use.basis)) : null,
    reviewPoints: writeLines(use.reviewPoints.map(point => writeLine(point.text.zh))),
  }
}

const empty = (cell: Cell | undefined) => (cell === undefined || cell === '' ? null : cell)

export function writeRecords(catalogue: Catalogue): readonly [items: Sheet, materials: Sheet] {
  const names = recordNames(catalogue)
  const items = [...catalogue.items.values()]
  const itemRows = items.map(item => {
    const cells = { ...whoAndWhat(item, names), ...howAndWhere(item, names), ...process(item, names) }
    return itemColumns.map(({ key }) => empty(cells[key]))
  })
  const materialRows = items.flatMap(item =>
    item.materials.flatMap(use => {
      const material = catalogue.materials.get(use.material)
      if (material === undefined) return []
      const cells = materialCells(item, use, material, names)
      return [materialColumns.map(({ key }) => empty(cells[key]))]
    }),
  )
  return [
    { name: ITEM_SHEET, rows: [itemColumns.map(column => column.title.zh), ...itemRows] },
    { name: MATERIAL_SHEET, rows: [materialColumns.map(column => column.title.zh), ...materialRows] },
  ]
}
