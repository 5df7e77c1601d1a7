/** One row of the sheet of materials → how an item uses a material, and the material itself where it is new. */
import { parseCondition } from '../../plan/condition.ts'
import type { Catalogue, Item, Material } from '../model.ts'
import { type Cells, type Draft, keptBy, nameLike, newId, present, textLike } from './cells.ts'
import type { MaterialKey } from './material-columns.ts'
import type { RecordNames } from './record-names.ts'
import * as words from './vocabulary.ts'

const MOST_COPIES = 99
const MOST_DAYS = 400

type Use = Item['materials'][number]

export type MaterialRow = {
  readonly use: Draft
  /** Questions that its condition reads. */
  readonly asks: readonly string[]
}

/** Materials that the table brings along, by the name that it gives them. */
export type NewMaterials = Map<string, { readonly id: string; readonly draft: Draft; readonly item: string }>

export type MaterialReading = {
  readonly cells: Cells<MaterialKey>
  readonly catalogue: Catalogue
  readonly names: RecordNames
  readonly created: NewMaterials
  readonly item: string
}

/** Cells about the material itself: it is shared, so a table of items does not change it. */
function compareKnown({ cells, names }: MaterialReading, known: Material): void {
  const shown: readonly (readonly [MaterialKey, string | undefined])[] = [
    ['name', known.name.zh],
    ['issuer', known.issuer?.zh],
    ['issuedWithin', known.issuedWithin?.zh],
    ['guidance', known.guidance.zh],
    ['handledAt', known.handledAt?.zh],
    ['sample', known.sample],
    ['blankForm', known.blankForm],
    ['licence', known.licence === undefined ? undefined : names.licences.nameOf(known.licence)],
  ]
  for (const [key, text] of shown) {
    const value = cells.text(key)
    // An id in the place of a name says the same.
    const isSame = value === (text ?? '') || (key === 'licence' && value === known.licence)
    if (value !== '' && !isSame)
      cells.fail(key, 'cell-fixed', { value: value.slice(0, 60), known: text ?? '—' })
  }
  const coded = [
    [
      'source',
      words.wordFor(words.sources, known.source),
      words.valueFor(words.sources, cells.text('source'))?.value === known.source,
    ],
    [
      'kind',
      words.wordFor(words.materialKinds, known.kind),
      words.valueFor(words.materialKinds, cells.text('kind'))?.value === known.kind,
    ],
  ] as const
  for (const [key, text, isSame] of coded) {
    const value = cells.text(key)
    if (value !== '' && !isSame) cells.fail(key, 'cell-fixed', { value: value.slice(0, 60), known: text })
  }
}

function created({ cells, catalogue, names, created, item }: MaterialReading, name: string): string {
  const earlier = created.get(name)
  if (earlier) return earlier.id
  const taken = new Set([...catalogue.materials.keys(), ...[...created.values()].map(entry => entry.id)])
  const given = cells.text('id')
  const own = [...taken].filter(id => id.startsWith(`${item}-material-`))
  const id = given === '' ? newId(`${item}-material`, new Set(own)) : given
  if (taken.has(id)) cells.fail('id', 'cell-several', { value: id, names: id })
  const optional = (key: 'sample' | 'blankForm') => cells.optional(key, undefined, text => text)
  const text = (key: 'issuer' | 'handledAt' | 'issuedWithin') =>
    cells.optional(key, undefined, zh => textLike(undefined, zh))
  const draft = present({
    id,
    name: nameLike(undefined, name, cells.text('englishName')),
    kind:
      cells.optional('kind', 'document' as const, word => cells.choice('kind', word, words.materialKinds)) ??
      'document',
    licence: cells.optional('licence', undefined, licence =>
      cells.entity('licence', licence, names.licences),
    ),
    source: cells.needed('source', undefined, word => cells.choice('source', word, words.sources)),
    guidance: cells.needed('guidance', undefined, zh => textLike(undefined, zh)),
    sample: optional('sample'),
    issuer: text('issuer'),
    handledAt: text('handledAt'),
    blankForm: optional('blankForm'),
    issuedWithin: text('issuedWithin'),
  })
  created.set(name, { id, draft, item })
  return id
}

/** By its id where one is given, else by its name; new where the catalogue has neither. */
function materialOf(reading: MaterialReading): string | undefined {
  const { cells, catalogue, names } = reading
  const [id, name] = [cells.text('id'), cells.text('name')]
  const found =
    id === ''
      ? names.materials.find(name)
      : { ok: catalogue.materials.has(id), id, code: 'cell-unknown' as const }
  if (!found.ok) {
    if (found.code === 'cell-unknown')
      return name === '' ? cells.fail('name', 'cell-missing') : created(reading, name)
    return cells.fail('name', found.code, found.params)
  }
  const known = catalogue.materials.get(found.id)
  if (known) compareKnown(reading, known)
  return found.id
}

function conditionOf({ cells, catalogue }: MaterialReading, known: string | undefined) {
  const text = cells.optional('when', known, when => when)
  const isRequired = cells.optional('required', undefined, word =>
    cells.choice('required', word, words.yesNo),
  )
  if (text === undefined) {
    if (isRequired === false) cells.fail('when', 'cell-missing')
    return { text, asks: [] }
  }
  if (isRequired === true)
    cells.fail('required', 'row-unfit', { place: '是否必备材料', problem: '写了适用条件的填“否”' })
  const parsed = parseCondition(text, new Set(catalogue.questions.keys()))
  if (parsed.ok) return { text, asks: parsed.condition.names }
  cells.fail('when', 'row-unfit', {
    place: '适用条件',
    problem: parsed.problem === 'unknown-name' ? `没有问题 ${parsed.name}` : text.slice(0, 60),
  })
  return { text, asks: [] }
}

function commitmentOf({ cells }: MaterialReading, known: Use['commitment']): Draft | undefined {
  return cells.optional('commitment', known, (text): Draft => {
    const [check = '', days = ''] = cells.line(text)
    const checkDays = cells.whole('commitment', days, MOST_DAYS)
    return { check: textLike(known?.check, check), checkDays }
  })
}

function pointsOf({ cells }: MaterialReading, known: Use | undefined): Draft[] {
  const kept = keptBy(known?.reviewPoints, point => point.text.zh)
  const taken = new Set((known?.reviewPoints ?? []).map(point => point.id))
  const points = cells.optional('reviewPoints', known?.reviewPoints, text =>
    cells.lines(text, (parts): Draft => {
      const zh = parts.join('｜')
      const same = kept(zh)
      if (same) return same
      const id = newId('point', taken)
      taken.add(id)
      return { id, text: { zh } }
    }),
  )
  return [...(points ?? [])]
}

/** Undefined where the row does not say which material it is about; `before` are the uses not yet taken. */
export function readMaterial(reading: MaterialReading, before: Use[]): MaterialRow | undefined {
  const { cells } = reading
  const material = materialOf(reading)
  if (material === undefined) return undefined
  const wanted = cells.text('when')
  const same = before.filter(use => use.material === material)
  const known = same.find(use => (use.when ?? '') === wanted) ?? same[0]
  if (known) before.splice(before.indexOf(known), 1)
  const { text: when, asks } = conditionOf(reading, known?.when)
  const count = (key: 'original' | 'copy') =>
    cells.optional(key, known?.copies[key], text => cells.whole(key, text, MOST_COPIES)) ?? 0
  const use = present({
    material,
    when,
    rank: cells.optional('rank', known?.rank, word => cells.choice('rank', word, words.ranks)),
    tolerableDays: cells.optional('tolerableDays', known?.tolerableDays, text =>
      cells.whole('tolerableDays', text, MOST_DAYS),
    ),
    commitment: commitmentOf(reading, known?.commitment),
    electronic: cells.optional('electronic', known?.electronic, word =>
      cells.choice('electronic', word, words.yesNo),
    ),
    basis: cells.optional('basis', known?.basis, text => cells.basis('basis', cells.line(text))),
    copies: { original: count('original'), copy: count('copy') },
    reviewPoints: pointsOf(reading, known),
  })
  return { use, asks }
}
