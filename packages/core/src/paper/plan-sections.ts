/** Sections that several papers of a plan share: fees, places, laws, rights, telephone numbers. */
import type { Authority } from '../catalogue/model.ts'
import { heading, lawText, list, once, paragraph, soft, table, tableOr } from './blocks.ts'
import { type PlanDesk, yuanOf } from './desk.ts'
import { licenceShare, withLicensingLaw } from './licensing-law.ts'
import type { Block } from './model.ts'

export function authoritiesOf({ items }: PlanDesk): Authority[] {
  return [...new Map(items.map(({ authority }) => [authority.id, authority])).values()]
}

export function feeBlocks(desk: PlanDesk, title: string): Block[] {
  const { plan, items, t, say } = desk
  const { entries, totalFen } = plan.fees
  const rows = entries.map(({ item, name, amountFen, basis }) => {
    const fee = items
      .find(handled => handled.item.id === item)
      ?.item.fees?.find(candidate => candidate.name.zh === name.zh)
    const reduction = fee?.reduction === undefined ? [] : [say(fee.reduction)]
    return [[say(name), ...reduction], t.yuan(yuanOf(amountFen)), basis]
  })
  const [charge, amount, ground] = t.guide.feesColumns
  const columns = [
    [charge, 4],
    [amount, 2],
    [ground, 5],
  ] as const
  return [
    heading(title),
    tableOr(t.guide.feesNone, table(title, columns, rows)),
    ...(rows.length > 1 ? [paragraph(t.guide.feesTotal(t.yuan(yuanOf(totalFen))))] : []),
  ]
}

/** Sites where the matter may be handed in at a window. */
export function placeBlocks(desk: PlanDesk, title: string): Block[] {
  const { catalogue, plan, t, say } = desk
  const sites = [...catalogue.sites.values()].filter(
    site => site.matters === 'all' || site.matters.includes(plan.matter),
  )
  const [place, address, hours, phone] = t.guide.placesColumns
  const columns = [
    [place, 4],
    [address, 5],
    [hours, 4],
    [phone, 3],
  ] as const
  const rows = sites.map(site => [say(site.name), say(site.address), say(site.hours), site.phone])
  return [
    heading(title),
    ...(rows.length === 0 ? [] : [soft(t.guide.placesHint)]),
    tableOr(t.guide.placesNone, table(title, columns, rows)),
  ]
}

export function lawBlocks({ items }: PlanDesk, title: string): Block[] {
  return [heading(title), list(once(items.flatMap(({ item }) => item.legalBasis.map(lawText))))]
}

export function rightsBlocks(desk: PlanDesk, title: string): Block[] {
  const { t, say } = desk
  const { nothingMore, once: told, receipt, reasons, contest, remedies } = t.rights
  const share = licenceShare(desk.items.map(({ item }) => item))
  const rules = [nothingMore, told, receipt, reasons].map(rule => withLicensingLaw(desk, rule, share))
  const where = authoritiesOf(desk).flatMap(({ name, remedies: found }) =>
    found === undefined ? [] : [remedies(say(name), say(found.reconsideration), say(found.litigation))],
  )
  return [heading(title), list([...rules, contest, ...where])]
}

export function phoneBlocks(desk: PlanDesk, title: string): Block[] {
  const { t, say } = desk
  const [who, questions, complaints] = t.guide.phonesColumns
  const columns = [
    [who, 5],
    [questions, 3],
    [complaints, 3],
  ] as const
  const rows = authoritiesOf(desk).map(({ name, phone, supervisionPhone }) => [
    say(name),
    phone,
    supervisionPhone,
  ])
  return [heading(title), table(title, columns, rows)]
}
