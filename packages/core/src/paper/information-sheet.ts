/** 标准化信息表 (SY2): every element of an item's implementation record, in the order of GB/T 39046 §6.1. */
import type { Item, ItemKind, Level, ServiceObject } from '../catalogue/model.ts'
import { facts, heading, lawText, paragraph, soft, table } from './blocks.ts'
import { conditionText } from './condition-words.ts'
import { type Desk, dateText, lawTexts, specialLine, statutoryText, yuanOf } from './desk.ts'
import { originTexts } from './materials.ts'
import type { Block } from './model.ts'

/** Code tables A.1, A.2, A.4 and A.5 of GB/T 39046. */
const kindCodes: Readonly<Record<ItemKind, string>> = {
  licence: '01',
  confirmation: '07',
  payment: '05',
  reward: '08',
  ruling: '09',
  'other-power': '10',
  'public-service': '20',
}
const levelCodes: Readonly<Record<Level, string>> = {
  national: '1',
  provincial: '2',
  city: '3',
  county: '4',
  township: '5',
  village: '6',
  graded: '7',
}
const objectCodes: Readonly<Record<ServiceObject, string>> = {
  person: '1',
  enterprise: '2',
  'public-institution': '3',
  'social-organisation': '4',
  'administrative-body': '5',
  other: '6',
}
const handlingCodes = { window: '1', computer: '2', mobile: '3', post: '4' } as const

function handlings({ channels }: Item): (keyof typeof handlingCodes)[] {
  const { sites, online, mobile, post } = channels
  return [
    ...(sites.length > 0 ? (['window'] as const) : []),
    ...(online === 'pre-check' || online === 'whole' ? (['computer'] as const) : []),
    ...(mobile ? (['mobile'] as const) : []),
    ...(post ? (['post'] as const) : []),
  ]
}

type Row = readonly [string, readonly string[]]

function identityRows(desk: Desk, item: Item): Row[] {
  const { catalogue, t, say } = desk
  const { fields } = t.item.sheet
  const authority = catalogue.authorities.get(item.authority)
  return [
    [fields.name, [say(item.name)]],
    [fields.basicCode, [item.basicCode]],
    [fields.implementationCode, item.implementationCode === undefined ? [] : [item.implementationCode]],
    [fields.kind, [t.codes.itemKind[item.kind]]],
    [fields.kindCode, [kindCodes[item.kind]]],
    [fields.legalBasis, lawTexts(item)],
    [fields.level, [t.codes.level[item.level]]],
    [fields.levelCode, [levelCodes[item.level]]],
    [fields.division, []],
    [fields.content, []],
    [fields.authority, authority ? [say(authority.name)] : []],
    [fields.authorityCode, authority ? [authority.creditCode] : []],
    [fields.authorityNature, []],
    [fields.authorityNatureCode, []],
  ]
}

function limitRows(desk: Desk, item: Item): Row[] {
  const { t, say } = desk
  const { sheet } = t.item
  const { fields } = sheet
  const { statutoryDays, statutoryUnit, promisedDays, note } = item.limit
  const unit = statutoryUnit === 'natural-days' ? sheet.naturalDay : sheet.workingDay
  const noted = note === undefined ? [] : [say(note)]
  return [
    [fields.statutory, statutoryDays === undefined ? [] : [statutoryText(desk, item, t.none)]],
    [fields.statutoryUnit, statutoryDays === undefined ? [] : [unit]],
    [fields.statutoryNote, noted],
    [fields.promised, [t.days(promisedDays)]],
    [fields.promisedUnit, [sheet.workingDay]],
    [fields.promisedNote, noted],
    [fields.conditions, item.conditions.map((text, index) => `${index + 1}. ${say(text)}`)],
    [fields.process, [item.steps.map(step => say(step.name)).join(' → ')]],
  ]
}

function partnerRows(desk: Desk, item: Item): Row[] {
  const { catalogue, t, say } = desk
  const { fields } = t.item.sheet
  const joint = (item.jointAuthorities ?? []).flatMap(id => catalogue.authorities.get(id) ?? [])
  const undertaker = catalogue.authorities.get(item.entrusted?.authority ?? item.authority)
  const section = undertaker?.approvalSection
  const results = item.results.flatMap(id => catalogue.licences.get(id) ?? [])
  return [
    [fields.joint, joint.map(({ name }) => say(name))],
    [fields.jointCode, joint.map(({ creditCode }) => creditCode)],
    [fields.undertaker, undertaker ? [`${say(undertaker.name)}${section ? ` ${say(section)}` : ''}`] : []],
    [fields.undertakerCode, undertaker ? [undertaker.creditCode] : []],
    [
      fields.intermediary,
      (item.intermediaryServices ?? []).map(({ name, basis }) => t.colon(say(name), lawText(basis))),
    ],
    [fields.quota, item.quota === undefined ? [] : [say(item.quota)]],
    [fields.results, results.map(({ name }) => say(name))],
    [fields.resultSample, results.flatMap(({ sample }) => sample ?? [])],
    [fields.charged, [(item.fees ?? []).length > 0 ? t.yes : t.no]],
    [fields.feeBasis, (item.fees ?? []).map(({ basis }) => basis)],
  ]
}

function channelRows(desk: Desk, item: Item): Row[] {
  const { catalogue, t } = desk
  const { fields } = t.item.sheet
  const { channels, serviceObjects } = item
  const ways = handlings(item)
  const region = catalogue.regions.get(catalogue.authorities.get(item.authority)?.region ?? '')
  const yesNo = (value: boolean) => [value ? t.yes : t.no]
  return [
    [fields.reach, [t.codes.reach[channels.reach]]],
    [fields.objects, [t.and(serviceObjects.map(object => t.codes.serviceObject[object]))]],
    [fields.objectCodes, [t.and(serviceObjects.map(object => objectCodes[object]))]],
    [fields.topic, []],
    [fields.legalPersonTopic, []],
    [fields.personTopic, []],
    [fields.forms, ways.length === 0 ? [] : [t.and(ways.map(way => t.codes.handling[way]))]],
    [fields.formCodes, ways.length === 0 ? [] : [t.and(ways.map(way => handlingCodes[way]))]],
    [fields.special, (item.specialProcedures ?? []).map(procedure => specialLine(desk, procedure))],
    [fields.jurisdiction, region ? [`${desk.say(region.name)} ${region.code}`] : []],
    [fields.appointment, yesNo(channels.appointment)],
    [fields.payment, yesNo(channels.onlinePayment)],
    [fields.post, yesNo(channels.post)],
    [fields.online, yesNo(channels.online === 'whole' || channels.online === 'pre-check')],
    [fields.onlineAddress, []],
    [fields.systemLevel, []],
  ]
}

/** Halls that take every matter: there any item may be applied for at the window. */
function contactRows({ catalogue, t, say }: Desk, item: Item): Row[] {
  const { sheet } = t.item
  const { fields } = sheet
  const authority = catalogue.authorities.get(item.authority)
  const halls = [...catalogue.sites.values()].filter(site => site.kind === 'hall' && site.matters === 'all')
  return [
    [fields.place, halls.map(site => t.colon(say(site.name), say(site.address)))],
    [fields.hours, halls.map(site => t.colon(say(site.name), say(site.hours)))],
    [fields.inquiry, [sheet.inquiryWays]],
    [fields.phone, authority ? [authority.phone] : []],
    [fields.supervision, authority ? [authority.supervisionPhone] : []],
    [
      fields.questions,
      (item.questionsAsked ?? []).map(({ question, answer }) => `${say(question)} ${say(answer)}`),
    ],
  ]
}

function furtherRows(desk: Desk, item: Item): Row[] {
  const { catalogue, t, say } = desk
  const { furtherFields: fields, from, until } = t.item.sheet
  const authority = catalogue.authorities.get(item.authority)
  const entrusted = item.entrusted && catalogue.authorities.get(item.entrusted.authority)
  const { validity, atMostOneVisit: visit, channels } = item
  const fees = (item.fees ?? []).map(fee => {
    const reduction = fee.reduction === undefined ? '' : ` ${say(fee.reduction)}`
    return `${t.colon(say(fee.name), t.yuan(yuanOf(fee.amountFen)))}${reduction}`
  })
  const valid = validity && {
    from: dateText(t, validity.from),
    until: validity.until && dateText(t, validity.until),
  }
  const years = item.results.flatMap(id => {
    const licence = catalogue.licences.get(id)
    const length = licence?.validityYears === undefined ? t.guide.noExpiry : t.years(licence.validityYears)
    return licence ? [t.colon(say(licence.name), length)] : []
  })
  return [
    [
      fields.entrusted,
      entrusted && item.entrusted ? [t.colon(say(entrusted.name), lawText(item.entrusted.basis))] : [],
    ],
    [fields.depth, [t.codes.online[channels.online]]],
    [fields.terminal, [channels.terminal ? t.yes : t.no]],
    [
      fields.sites,
      channels.sites.length === 0 ? [] : [t.and(channels.sites.map(kind => t.codes.siteKind[kind]))],
    ],
    [fields.visits, [fields.visitsText(item.visits.alone, item.visits.joint)]],
    [fields.fees, fees],
    [fields.validity, valid ? [valid.until ? until(valid.from, valid.until) : from(valid.from)] : []],
    [fields.resultValidity, years],
    [fields.period, item.applicationPeriod === undefined ? [] : [say(item.applicationPeriod)]],
    [fields.atMostOneVisit, visit === undefined ? [] : [visitClass(desk, visit)]],
    [fields.authorisation, [t.codes.authorisation[item.authorisation ?? 'none']]],
    [fields.section, authority?.approvalSection ? [say(authority.approvalSection)] : []],
    [fields.tags, (item.tags ?? []).map(tag => t.codes.tag[tag])],
    [fields.reconsideration, authority?.remedies ? [say(authority.remedies.reconsideration)] : []],
    [fields.litigation, authority?.remedies ? [say(authority.remedies.litigation)] : []],
  ]
}

function visitClass({ t, say }: Desk, visit: NonNullable<Item['atMostOneVisit']>): string {
  const { atMostOneVisit: words } = t.codes
  switch (visit.class) {
    case 'now':
      return words.now(visit.batch)
    case 'soon':
      return words.soon(visit.batch)
    case 'never':
      return words.never(say(visit.reason))
  }
}

const materialShares = [4, 3, 3, 6, 1.4, 1.6, 2] as const

function materialBlock(desk: Desk, item: Item): Block {
  const { catalogue, t, say } = desk
  const { sheet } = t.item
  const columns = sheet.materialColumns.map((title, index) => [title, materialShares[index] ?? 1] as const)
  const rows = item.materials.map(use => {
    const material = catalogue.materials.get(use.material)
    const [origin = t.none] = originTexts(desk, use.material)
    const { original, copy } = use.copies
    return [
      material ? say(material.name) : use.material,
      material?.issuer ? say(material.issuer) : material?.source === 'applicant' ? sheet.applicant : origin,
      material?.issuedWithin ? say(material.issuedWithin) : t.none,
      [
        material ? say(material.guidance) : t.none,
        ...(use.when === undefined ? [] : [sheet.onlyWhen(conditionText(desk, use.when))]),
        ...(use.tolerableDays === undefined ? [] : [t.material.tolerable(use.tolerableDays)]),
        ...(use.commitment === undefined ? [] : [t.material.commitment]),
      ],
      String(original),
      String(copy),
      use.tolerableDays === undefined ? t.yes : t.no,
    ]
  })
  return rows.length === 0 ? paragraph(t.none) : table(sheet.materials, columns, rows)
}

export function informationSheetBlocks(desk: Desk, item: Item): Block[] {
  const { t } = desk
  const { sheet } = t.item
  const filled = (rows: readonly Row[]) =>
    rows.map(([term, values]) => [term, values.length === 0 ? [t.none] : values] as const)
  const record = [
    ...identityRows(desk, item),
    ...limitRows(desk, item),
    ...partnerRows(desk, item),
    ...channelRows(desk, item),
    ...contactRows(desk, item),
  ]
  return [
    soft(sheet.intro),
    heading(sheet.record),
    facts(sheet.record, filled(record)),
    heading(sheet.materials),
    materialBlock(desk, item),
    heading(sheet.further),
    facts(sheet.further, filled(furtherRows(desk, item))),
  ]
}
