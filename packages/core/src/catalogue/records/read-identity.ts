/** What an item is and who decides it: the first columns of its row. */
import type { Item, Level } from '../model.ts'
import { type Cells, keptBy, nameLike, textLike } from './cells.ts'
import type { ItemKey } from './item-columns.ts'
import type { RecordNames } from './record-names.ts'
import * as words from './vocabulary.ts'

export type Reading = {
  readonly cells: Cells<ItemKey>
  readonly before: Item | undefined
  readonly names: RecordNames
}

/** Codes of provinces differ; the check of the catalogue holds them to the pattern of the centre. */
function codeIn(
  cells: Cells<ItemKey>,
  key: 'basicCode' | 'implementationCode',
  code: string,
): string | undefined {
  return /^[0-9A-Za-z-]{10,50}$/.test(code)
    ? code
    : cells.fail(key, 'cell-code', { value: code.slice(0, 60) })
}

/** What an authority is stands with the authority: the table of items does not change it. */
function compareNature({ cells, names }: Reading, authority: string | undefined): void {
  const word = cells.text('authorityNature')
  if (word === '') return
  const given = cells.choice('authorityNature', word, words.natures)
  const known = names.natures.get(authority ?? '')
  if (given === undefined || known === undefined || given === known) return
  cells.fail('authorityNature', 'cell-fixed', { value: word, known: words.wordFor(words.natures, known) })
}

/** Texts that only an item with something to say has. */
function ownText({ cells, before }: Reading, key: 'powerDivision' | 'powerContent' | 'jurisdiction') {
  return cells.optional(key, before?.[key], zh => textLike(before?.[key], zh))
}

/** The level of the platform's own system is not written down, unless it was. */
function systemLevel({ cells, before, names }: Reading): Level | undefined {
  const level = cells.optional('systemLevel', before?.systemLevel, word =>
    cells.choice('systemLevel', word, words.levels),
  )
  return level === names.systemLevel ? before?.systemLevel && level : level
}

/** Who decides what, for whom, and by which law. */
export function readIdentity(reading: Reading) {
  const { cells, before, names } = reading
  const english = cells.text('englishName')
  const authority = cells.needed('authority', before?.authority, text =>
    cells.entity('authority', text, names.authorities),
  )
  const code = cells.text('authorityCode')
  const known = authority === undefined ? undefined : names.creditCodes.get(authority)
  if (code !== '' && known !== undefined && code !== known)
    cells.fail('authorityCode', 'cell-fixed', { value: code, known })
  compareNature(reading, authority)
  return {
    name: cells.needed('name', before?.name, zh => nameLike(before?.name, zh, english)),
    basicCode: cells.needed('basicCode', before?.basicCode, text => codeIn(cells, 'basicCode', text)),
    implementationCode: cells.optional('implementationCode', before?.implementationCode, text =>
      codeIn(cells, 'implementationCode', text),
    ),
    kind: cells.needed('kind', before?.kind, word => cells.choice('kind', word, words.kinds)),
    authority,
    entrusted: cells.optional('entrusted', before?.entrusted, text => {
      const [name = '', ...rest] = cells.line(text)
      const id = cells.entity('entrusted', name, names.authorities)
      const basis = cells.basis('entrusted', rest)
      return id !== undefined && basis ? { authority: id, basis } : undefined
    }),
    jointAuthorities: cells.optional('jointAuthorities', before?.jointAuthorities, text =>
      cells.lines(text, ([name = '']) => cells.entity('jointAuthorities', name, names.authorities)),
    ),
    level: cells.needed('level', before?.level, word => cells.choice('level', word, words.levels)),
    powerDivision: ownText(reading, 'powerDivision'),
    powerContent: ownText(reading, 'powerContent'),
    jurisdiction: ownText(reading, 'jurisdiction'),
    systemLevel: systemLevel(reading),
    serviceObjects: cells.needed('serviceObjects', before?.serviceObjects, text =>
      cells.choices('serviceObjects', text, words.serviceObjects),
    ),
    legalBasis: cells.needed('legalBasis', before?.legalBasis, text =>
      cells.lines(text, parts => cells.basis('legalBasis', parts)),
    ),
    conditions: cells.needed('conditions', before?.conditions, text => {
      const kept = keptBy(before?.conditions, entry => entry.zh)
      return cells.lines(text, parts => {
        const zh = parts.join('｜')
        return kept(zh) ?? { zh }
      })
    }),
  }
}
