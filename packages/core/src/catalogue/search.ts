/**
 * Finds matters by what people type: 便利店, 小卖部, “我想开个小卖部”, “convenience store”.
 *
 * Chinese is not cut into words: texts are compared by pairs of neighbouring characters, and whole
 * keywords count most. A matter is found when enough of what was typed is about it.
 */
import type { Language } from './language.ts'
import type { Catalogue, Matter } from './model.ts'

export type MatterHit = { readonly matter: Matter; readonly score: number }

const MAX_QUERY_CHARACTERS = 200
const MAX_HITS = 50

/** What people say around the thing they want; longest first, so that 我想要 goes before 我想. */
const STOP_PHRASES = [
  '怎么办理',
  '如何办理',
  '需要什么',
  '什么材料',
  '多少钱',
  '我想要',
  '怎么办',
  '我要',
  '我想',
  '想要',
  '如何',
  '怎么',
  '怎样',
  '哪里',
  '在哪',
  '办理',
  '申请',
  '请问',
  '需要',
  '什么',
  '材料',
  '手续',
  '一个',
  '一家',
  '一间',
  '个',
  '家',
  '间',
  '办',
  '的',
  '吗',
  '呢',
  '了',
] as const

const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an the i we want would like to how do does can for of and or my your open start get apply need in on with is'.split(
    ' ',
  ),
)

/** Weight of a place where a matter is named; keywords are what people call it, so they count most. */
const WEIGHTS = { keyword: 6, name: 5, item: 2, summary: 1 } as const

/** Of the parts of a query at least this share must be found in a matter. */
const LEAST_SHARE = 0.5

const HAN_RUN = /\p{Script=Han}+/gu
const WORD = /[\p{L}\p{N}]+/gu

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function withoutStopPhrases(text: string): string {
  return STOP_PHRASES.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), text)
}

/** A plain plural is the same word. */
function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

/** Pairs of Chinese characters (a single one stands alone), and words of other scripts. */
export function termsOf(text: string): string[] {
  const runs = text.match(HAN_RUN) ?? []
  const pairs = runs.flatMap(run => {
    const characters = [...run]
    if (characters.length === 1) return characters
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  })
  const words = text.replaceAll(HAN_RUN, ' ').match(WORD) ?? []
  return [...new Set([...pairs, ...words.filter(word => !STOP_WORDS.has(word)).map(stem)])]
}

type Indexed = {
  readonly matter: Matter
  /** Keywords and names without “我要”, to be found whole in what was typed, or it in them. */
  readonly phrases: readonly string[]
  readonly weights: ReadonlyMap<string, number>
}

function indexMatter(catalogue: Catalogue, matter: Matter): Indexed {
  const items = matter.items.flatMap(({ item }) => catalogue.items.get(item) ?? [])
  const weights = new Map<string, number>()
  const add = (text: string | undefined, weight: number) => {
    for (const term of termsOf(withoutStopPhrases(normalise(text ?? '')))) {
      weights.set(term, Math.max(weights.get(term) ?? 0, weight))
    }
  }
  for (const keyword of matter.keywords) add(keyword, WEIGHTS.keyword)
  for (const name of [matter.name.zh, matter.name.en]) add(name, WEIGHTS.name)
  for (const item of items) {
    add(item.name.zh, WEIGHTS.item)
    add(item.name.en, WEIGHTS.item)
  }
  add(matter.summary.zh, WEIGHTS.summary)
  add(matter.summary.en, WEIGHTS.summary)
  const phrases = [...matter.keywords, matter.name.zh, matter.name.en]
    .map(text => withoutStopPhrases(normalise(text)).trim())
    .filter(text => text.length > 1)
  return { matter, phrases, weights }
}

const indexes = new WeakMap<Catalogue, readonly Indexed[]>()

function indexOf(catalogue: Catalogue): readonly Indexed[] {
  const known = indexes.get(catalogue)
  if (known) return known
  const made = [...catalogue.matters.values()].map(matter => indexMatter(catalogue, matter))
  indexes.set(catalogue, made)
  return made
}

/** Terms that many matters share say little: each is weighed by how few matters have it. */
function rarity(index: readonly Indexed[], term: string): number {
  const having = index.filter(entry => entry.weights.has(term)).length
  return Math.log(1 + index.length / Math.max(having, 1))
}

function scoreOf(index: readonly Indexed[], entry: Indexed, asked: string, terms: readonly string[]): number {
  const whole = entry.phrases.filter(
    phrase => asked.includes(phrase) || (asked.length > 1 && phrase.includes(asked)),
  )
  const found = terms.filter(term => entry.weights.has(term))
  if (whole.length === 0 && found.length < terms.length * LEAST_SHARE) return 0
  const parts = found.reduce((sum, term) => sum + (entry.weights.get(term) ?? 0) * rarity(index, term), 0)
  const longest = Math.max(0, ...whole.map(phrase => Math.min(phrase.length, asked.length)))
  return parts + longest * WEIGHTS.keyword
}

/**
 * Matters that fit the query, best first; none for a query about something else. Of two that fit
 * alike, the one whose name comes first in the language asked for.
 */
export function searchMatters(catalogue: Catalogue, query: string, language: Language): MatterHit[] {
  const plain = normalise(query.slice(0, MAX_QUERY_CHARACTERS))
  const asked = withoutStopPhrases(plain)
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim()
  const terms = termsOf(asked)
  if (terms.length === 0) return []
  const index = indexOf(catalogue)
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  return index
    .map(entry => ({ matter: entry.matter, score: scoreOf(index, entry, asked, terms) }))
    .filter(hit => hit.score > 0)
    .sort(
      (left, right) =>
        right.score - left.score ||
        left.matter.name[language].localeCompare(right.matter.name[language], locale),
    )
    .slice(0, MAX_HITS)
}
