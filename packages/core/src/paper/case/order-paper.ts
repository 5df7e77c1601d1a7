/** 督办单: what was not kept, who answers for it, and by when. Made from the order as it was opened. */
import { civilDateOf, type WorkingCalendar } from '../../calendar/calendar.ts'
import { decisionFormIn } from '../../catalogue/decision-form.ts'
import type { Language } from '../../catalogue/language.ts'
import type { Catalogue, Name } from '../../catalogue/model.ts'
import { SUPERVISION_LIMITS } from '../../supervision/obligations.ts'
import type { SupervisionState } from '../../supervision/state.ts'
import { heading, list, paragraph, sayIn, soft } from '../blocks.ts'
import { dateText, editionText } from '../desk.ts'
import type { Edition, Printed } from '../model.ts'
import { paperTexts } from '../texts.ts'
import { rows } from './case-desk.ts'
import { caseDocumentTexts } from './texts.ts'

export type OrderContext = {
  readonly language: Language
  readonly catalogue: Catalogue
  readonly edition: Edition
  readonly calendar: WorkingCalendar
  readonly order: SupervisionState
  readonly ownerName: Name
  /** Of the site whose centre supervises. */
  readonly issuerName: Name
  readonly caseNumber: string
  readonly matterName: Name
  readonly itemName: Name | undefined
  /** Ids of all items of the case: what an order that names none is about. */
  readonly items: readonly string[]
  /** SHA-256 of the event that opened it, hex. */
  readonly hash: string
}

/** The article is about licences: of items that are none it says nothing. */
function laws({ language, catalogue, order: { subject }, items }: OrderContext): string[] {
  const concerned = subject.item === undefined ? items : [subject.item]
  const licences = concerned.filter(item => decisionFormIn(catalogue, item) === 'licence')
  if (licences.length === 0) return []
  const t = caseDocumentTexts(language)
  if (licences.length === concerned.length) return [t.order.basis]
  const say = sayIn(language)
  const names = licences.map(item => say(catalogue.items.get(item)?.name ?? { zh: item }))
  return [t.lawFor(t.order.basis, paperTexts(language).and(names))]
}

export function makeOrderPaper(context: OrderContext): Printed {
  const { language, calendar, order, edition } = context
  const say = sayIn(language)
  const t = caseDocumentTexts(language)
  const common = paperTexts(language)
  const opened = civilDateOf(order.openedAt)
  const day = (date: string) => dateText(common, date)
  const within = (days: number) => day(calendar.addWorkingDays(opened, days).date)
  const cited = laws(context)
  const duties: Readonly<Record<string, string>> = t.order.duties
  return {
    paper: 'supervision-order',
    language,
    title: t.order.title,
    subtitle: say(context.matterName),
    issuer: say(context.issuerName),
    edition,
    editionText: editionText(common, edition),
    blocks: [
      paragraph(t.number(order.number)),
      ...(common.chineseBinds === '' ? [] : [soft(common.chineseBinds)]),
      rows(t.facts.title, [
        [t.order.owner, say(context.ownerName)],
        [t.facts.case, context.caseNumber],
        [t.facts.matter, say(context.matterName)],
        [t.facts.item, context.itemName && say(context.itemName)],
        [t.order.duty, duties[order.subject.kind] ?? t.order.other],
        [t.order.due, day(order.subject.due)],
        [t.order.opened, day(opened)],
        [t.order.takeUp, within(SUPERVISION_LIMITS.takeUpDays)],
        [t.order.reply, within(SUPERVISION_LIMITS.replyDays)],
      ]),
      paragraph(t.order.text(say(context.ownerName))),
      heading(t.reason),
      paragraph(order.reason ?? t.order.byCard),
      ...(cited.length > 0 ? [heading(t.basis), list(cited)] : []),
      { kind: 'seal', by: say(context.issuerName), place: t.seal, date: day(opened) },
      soft(t.order.origin),
      soft(context.hash),
    ],
  }
}
