/** 数据查询同意书: what somebody signs at a window before anything is looked up (个人信息保护法第十四条、第二十九条). */
import type { Language } from '../catalogue/language.ts'
import type { LegalBasis, Name } from '../catalogue/model.ts'
import { heading, lawText, list, paragraph, sayIn, soft, table } from './blocks.ts'
import type { Block, Edition, Printed } from './model.ts'
import { enConsent } from './texts/en-consent.ts'
import { type ConsentTexts, zhConsent } from './texts/zh-consent.ts'

export type ConsentSheetFacts = {
  readonly language: Language
  readonly matter: Name
  /** Whose sheet it is: the authority that leads the matter. */
  readonly issuer: Name | undefined
  readonly resources: readonly {
    readonly name: Name
    readonly owner: Name
    readonly sensitive: boolean
    readonly basis: LegalBasis
    /** What need not be filled in, and handed in. */
    readonly fields: readonly Name[]
    readonly materials: readonly Name[]
  }[]
  /** How long it holds. */
  readonly days: number
  readonly edition: Edition
  /** Civil date of the print. */
  readonly date: string
}

const TEXTS: Readonly<Record<Language, ConsentTexts>> = { zh: zhConsent, en: enConsent }

/** To be ticked by hand. */
const box = '□'

function rowsOf(
  { language, resources }: ConsentSheetFacts,
  t: ConsentTexts,
  sensitive: boolean,
): string[][][] {
  const say = sayIn(language)
  const named = (names: readonly Name[], words: (text: string) => string) =>
    names.length === 0 ? [] : [words(t.and(names.map(say)))]
  return resources
    .filter(resource => resource.sensitive === sensitive)
    .map(({ name, owner, fields, materials, basis }) => [
      [sensitive ? '' : box],
      [say(name)],
      [say(owner)],
      [...named(fields, t.fields), ...named(materials, t.papers)],
      [lawText(basis)],
    ])
}

function part(caption: string, rows: readonly string[][][], t: ConsentTexts, first: string): Block[] {
  if (rows.length === 0) return []
  const [, what, whom, need, basis] = t.columns
  const columns = [
    [first, 2],
    [what, 4],
    [whom, 4],
    [need, 5],
    [basis, 4],
  ] as const
  return [heading(caption), table(caption, columns, rows)]
}

/** Purpose, sources, period, and how to take it back. A blank: who consents writes, ticks and signs by hand. */
export function makeConsentSheet(facts: ConsentSheetFacts): Printed {
  const { language, matter, issuer, days, edition, date } = facts
  const t = TEXTS[language]
  const say = sayIn(language)
  const blocks: Block[] = [
    ...(t.binds === '' ? [] : [soft(t.binds)]),
    { kind: 'blanks', labels: t.blanks },
    paragraph(t.opening(say(matter))),
    ...part(t.ordinary, rowsOf(facts, t, false), t, t.columns[0]),
    ...part(t.sensitive, rowsOf(facts, t, true), t, t.signed),
    heading(t.told),
    list(t.tells(days), true),
    { kind: 'blanks', labels: t.signature },
  ]
  return {
    paper: 'sharing-consent',
    language,
    title: t.title,
    subtitle: say(matter),
    issuer: issuer === undefined ? '' : say(issuer),
    edition,
    editionText: t.edition(date),
    blocks,
  }
}
