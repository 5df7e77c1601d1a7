/** 标准化信息表 (SY2): every element of an item's implementation record, in the order of GB/T 39046 §6.1. */
import type { AuthorityNature, Channels, Item, ItemKind, Level, ServiceObject } from '../catalogue/model.ts'
import {
  findAuthorityNature,
  findSystemLevel,
  mattersOfItem,
  ownSteps,
} from '../catalogue/record-defaults.ts'
import { facts, heading, lawText, once, soft } from './blocks.ts'
import { type Desk, dateText, lawTexts, specialLine, statutoryText, yuanOf } from './desk.ts'
import type { Block } from './model.ts'
import { sheetMaterials } from './sheet-materials.ts'

/** Code tables A.1 to A.5 of GB/T 39046. */
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
const natureCodes: Readonly<Record<AuthorityNature, string>> = {
  statutory: '1',
  authorised: '2',
  entrusted: '3',
  other: '9',
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

const isOnline = ({ online }: Channels) => online === 'pre-check' || online === 'whole'

function handlings({ channels }: Item): (keyof typeof handlingCodes)[] {
  const { sites, mobile, post } = channels
  return [
    ...(sites.length > 0 ? (['window'] as const) : []),
    ...(isOnline(channels) ? (['computer'] as const) : []),
    ...(mobile ? (['mobile'] as const) : []),
    ...(post ? (['post'] as const) : []),
  ]
}

type Row = readonly [string, readonly string[]]

function divisionTexts({ catalogue, t, say }: Desk, { powerDivision, level, authority }: Item): string[] {
  if (powerDivision !== undefined) return [say(powerDivision)]
  const region = catalogue.regions.get(catalogue.authorities.get(authority)?.region ?? '')
  if (region === undefined || level === 'graded') return []
  return [t.item.sheet.divisionOf(t.codes.level[level], say(region.name))]
}

function identityRows(desk: Desk, item: Item): Row[] {
  const { catalogue, t, say } = desk
  const { fields } = t.item.sheet
  const authority = catalogue.authorities.get(item.authority)
  const nature = authority && findAuthorityNature(authority)
  const content = item.powerContent ? say(item.powerContent) : ownSteps(item).map(step => say(step.name))
  return [
    [fields.name, [say(item.name)]],
    [fields.basicCode, [item.basicCode]],
    [fields.implementationCode, item.implementationCode === undefined ? [] : [item.implementationCode]],
    [fields.kind, [t.codes.itemKind[item.kind]]],
    [fields.kindCode, [kindCodes[item.kind]]],
    [fields.legalBasis, lawTexts(item)],
    [fields.level, [t.codes.level[item.level]]],
    [fields.levelCode, [levelCodes[item.level]]],
    [fields.division, divisionTexts(desk, item)],
    [fields.content, [typeof content === 'string' ? content : t.and(content)]],
    [fields.authority, authority ? [say(authority.name)] : []],
    [fields.authorityCode, authority ? [authority.creditCode] : []],
    [fields.authorityNature, nature ? [t.codes.authorityNature[nature]] : []],
    [fields.authorityNatureCode, nature ? [natureCodes[nature]] : []],
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

/** The pages on which it is applied for: an item is part of the matters that hold it. */
function onlineAddresses({ catalogue, portal }: Desk, { id, channels }: Item): string[] {
  if (channels.onlineAddress !== undefined) return [channels.onlineAddress]
  if (portal === undefined || !isOnline(channels)) return []
  return mattersOfItem(catalogue, id).map(matter => `${portal}matters/${matter}`)
}

function topics({ catalogue, say }: Desk, { id }: Item): string[] {
  const stages = mattersOfItem(catalogue, id).flatMap(matter => {
    const stage = catalogue.lifeStages.get(catalogue.matters.get(matter)?.lifeStage ?? '')
    return stage ? [say(stage.name)] : []
  })
  return once(stages)
}

function channelRows(desk: Desk, item: Item): Row[] {
  const { catalogue, t, say } = desk
  const { fields } = t.item.sheet
  const { channels, serviceObjects } = item
  const ways = handlings(item)
  const region = catalogue.regions.get(catalogue.authorities.get(item.authority)?.region ?? '')
  const jurisdiction = item.jurisdiction
    ? say(item.jurisdiction)
    : region && `${say(region.name)} ${region.code}`
  const topic = topics(desk, item)
  const system = findSystemLevel(catalogue, item)
  const yesNo = (value: boolean) => [value ? t.yes : t.no]
  return [
    [fields.reach, [t.codes.reach[channels.reach]]],
    [fields.objects, [t.and(serviceObjects.map(object => t.codes.serviceObject[object]))]],
    [fields.objectCodes, [t.and(serviceObjects.map(object => objectCodes[object]))]],
    [fields.topic, topic.length === 0 ? [] : [t.and(topic)]],
    [fields.legalPersonTopic, []],
    [fields.personTopic, []],
    [fields.forms, ways.length === 0 ? [] : [t.and(ways.map(way => t.codes.handling[way]))]],
    [fields.formCodes, ways.length === 0 ? [] : [t.and(ways.map(way => handlingCodes[way]))]],
    [fields.special, (item.specialProcedures ?? []).map(procedure => specialLine(desk, procedure))],
    [fields.jurisdiction, jurisdiction === undefined ? [] : [jurisdiction]],
    [fields.appointment, yesNo(channels.appointment)],
    [fields.payment, yesNo(channels.onlinePayment)],
    [fields.post, yesNo(channels.post)],
    [fields.online, yesNo(isOnline(channels))],
    [fields.onlineAddress, onlineAddresses(desk, item)],
    [fields.systemLevel, system ? [t.codes.level[system]] : []],
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
    sheetMaterials(desk, item),
    heading(sheet.further),
    facts(sheet.further, filled(furtherRows(desk, item))),
  ]
}
