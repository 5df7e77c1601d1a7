/** What every maker of a document works with: the case, its plan and catalogue, and how things are said. */
import { type CivilDate, civilDateOf, startOfDayMs, type WorkingCalendar } from '../../calendar/calendar.ts'
import type { CaseState, Task } from '../../case/state.ts'
import type { Language } from '../../catalogue/language.ts'
import type { Authority, Catalogue, LegalBasis, Name } from '../../catalogue/model.ts'
import { facts, heading, lawText, list, paragraph, type Say, sayIn, soft } from '../blocks.ts'
import { dateText } from '../desk.ts'
import type { Block, Edition, Facts } from '../model.ts'
import { type PaperTexts, paperTexts } from '../texts.ts'
import type { CaseDocument, Issuer } from './document.ts'
import { type CaseDocumentTexts, caseDocumentTexts } from './texts.ts'

/** The parts of a plan that name what a case is about. */
export type NamingPlan = {
  readonly name: Name
  readonly situation: { readonly name: Name }
  readonly items: readonly {
    readonly item: string
    readonly name: Name
    readonly results: readonly { readonly licence: string; readonly name: Name }[]
  }[]
  readonly checklist: readonly { readonly material: string; readonly name: Name }[]
  readonly form: { readonly fields: readonly { readonly element: string; readonly name: Name }[] }
}

/** A letter as it was signed; its blocks are what the applicant read. */
export type SignedLetterText = {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly onPaper: boolean
  /** SHA-256 of the text, hex. */
  readonly textHash: string
}

export type CaseDocumentContext = {
  readonly language: Language
  /** The version by which the case went then, and its plan. */
  readonly catalogue: Catalogue
  readonly plan: NamingPlan
  readonly edition: Edition
  readonly calendar: WorkingCalendar
  readonly applicantName: string
  /** SHA-256 of the event that the document follows from, hex. */
  readonly hash: string
  /** Since when form and materials of the case are erased, milliseconds since 1970. */
  readonly erasedAt?: number
  readonly letters: { readonly [Kind in 'tolerance' | 'commitment']?: SignedLetterText }
}

export type CaseDesk = CaseDocumentContext & {
  readonly document: CaseDocument
  readonly state: CaseState
  readonly t: CaseDocumentTexts
  /** Words that all papers share. */
  readonly common: PaperTexts
  readonly say: Say
  readonly matter: string
}

export function caseDeskFor(context: CaseDocumentContext, document: CaseDocument): CaseDesk {
  const say = sayIn(context.language)
  return {
    ...context,
    document,
    state: document.state,
    t: caseDocumentTexts(context.language),
    common: paperTexts(context.language),
    say,
    matter: say(context.plan.name),
  }
}

export function dayText({ common }: Pick<CaseDesk, 'common'>, date: CivilDate): string {
  return dateText(common, date)
}

/** The civil day of an instant, in words. */
export function dateOf(desk: Pick<CaseDesk, 'common'>, at: number): string {
  return dayText(desk, civilDateOf(at))
}

/** Day and time of day, at the centre. */
export function momentOf(desk: Pick<CaseDesk, 'common'>, at: number): string {
  const minutes = Math.floor((at - startOfDayMs(civilDateOf(at))) / 60_000)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${dateOf(desk, at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** What the catalogue no longer names stands there by its id. */
export function itemName({ plan, say }: CaseDesk, id: string): string {
  const name = plan.items.find(({ item }) => item === id)?.name
  return name ? say(name) : id
}

export function licenceName({ plan, say, catalogue }: CaseDesk, id: string): string {
  const planned = plan.items.flatMap(({ results }) => results).find(({ licence }) => licence === id)
  const name = planned?.name ?? catalogue.licences.get(id)?.name
  return name ? say(name) : id
}

export function materialName({ plan, say }: CaseDesk, id: string): string {
  const name = plan.checklist.find(({ material }) => material === id)?.name
  return name ? say(name) : id
}

export function fieldName({ plan, say }: CaseDesk, id: string): string {
  const name = plan.form.fields.find(({ element }) => element === id)?.name
  return name ? say(name) : id
}

export function authorityName({ catalogue, say }: CaseDesk, id: string): string {
  const found = catalogue.authorities.get(id)
  return found ? say(found.name) : id
}

export function siteName({ catalogue, say }: CaseDesk, id: string): string {
  const found = catalogue.sites.get(id)
  return found ? say(found.name) : id
}

export function issuerName(desk: CaseDesk, issuer: Issuer): string {
  switch (issuer.kind) {
    case 'site':
      return siteName(desk, issuer.id)
    case 'authority':
      return authorityName(desk, issuer.id)
    case 'applicant':
      return desk.applicantName
  }
}

export function taskOf({ state }: CaseDesk, item: string): Task | undefined {
  return state.tasks.find(task => task.item === item)
}

/** Name and value; rows without a value are left out. */
export type Row = readonly [string, string | undefined]

export function rows(title: string, entries: readonly Row[]): Facts {
  return facts(
    title,
    entries.flatMap(([term, value]) =>
      value === undefined || value === '' ? [] : [[term, [value]] as const],
    ),
  )
}

/** Who asks for what: at the head of every document to the applicant. */
export function headRows({ t, state, applicantName, matter, plan, say }: CaseDesk): Row[] {
  return [
    [t.facts.applicant, applicantName],
    [t.facts.case, state.number],
    [t.facts.matter, matter],
    [t.facts.situation, say(plan.situation.name)],
  ]
}

/** The item, and who handles it. */
export function itemRows(desk: CaseDesk, item: string): Row[] {
  const authority = desk.catalogue.authorities.get(taskOf(desk, item)?.authority ?? '')
  return [
    ...headRows(desk),
    [desk.t.facts.item, itemName(desk, item)],
    [desk.t.facts.authority, authority && desk.say(authority.name)],
    [desk.t.facts.phone, authority?.phone],
  ]
}

export function basisBlocks({ t }: CaseDesk, laws: readonly string[]): Block[] {
  return laws.length === 0 ? [] : [heading(t.basis), list(laws)]
}

/** Law and article without the words. */
export function shortLaw({ law, article }: LegalBasis): string {
  return lawText({ law, article })
}

export function reasonBlocks({ t }: CaseDesk, reason: string | undefined): Block[] {
  return reason === undefined || reason.trim() === '' ? [] : [heading(t.reason), paragraph(reason)]
}

/** Reconsideration within 60 days, lawsuit within 6 months; where, the catalogue says for each authority. */
export function rightsBlocks({ t, say, catalogue }: CaseDesk, authorities: readonly string[]): Block[] {
  const { of, reconsideration, litigation, anyReconsideration, anyLitigation } = t.rightsTexts
  const known = [...new Set(authorities)].flatMap(id => catalogue.authorities.get(id) ?? [])
  const textsOf = ({ remedies }: Partial<Pick<Authority, 'remedies'>>) => [
    reconsideration(remedies ? say(remedies.reconsideration) : anyReconsideration),
    litigation(remedies ? say(remedies.litigation) : anyLitigation),
  ]
  const texts =
    known.length <= 1
      ? textsOf(known[0] ?? {})
      : known.flatMap(authority => textsOf(authority).map(text => of(say(authority.name), text)))
  return [heading(t.rights), list(texts)]
}

/** Who answers for it, on which day, and from which entry of the history it follows. */
export function footBlocks(desk: CaseDesk): Block[] {
  const { t, document, hash } = desk
  const { issuer, at, version } = document
  return [
    {
      kind: 'seal',
      by: issuerName(desk, issuer),
      place: issuer.kind === 'applicant' ? t.signed : t.seal,
      date: dateOf(desk, at),
    },
    soft(t.origin(version)),
    soft(hash),
  ]
}
