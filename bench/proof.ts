/** How long it takes to prove that a matter of 20 questions of 4 options has a situation for all answers. */
import { type CatalogueFile, createChecker } from '@yijianshi/core/catalogue'
import { parseCondition } from '@yijianshi/core/plan'
import { generatedCatalogue, generatedSamples } from './generated-catalogue.ts'
import { type Figure, median } from './measure.ts'

const COUNT = 20
const OPTIONS = ['a', 'b', 'c', 'd'] as const
const ROUNDS = 5
/** Combinations that are really gone through; the rest is extrapolated. */
const SLICE = 4096
const options = { version: 'generated', samples: generatedSamples }
const small = generatedCatalogue({ items: 2, materials: 20, matters: 1, authorities: 1, elements: 20 })

/** Each round has names of its own, so that no condition was ever read before. */
const idIn = (round: number) => (index: number) => `r${round}q${index % COUNT}`

/** Four cases over six questions each; with a fault one of them leaves out a corner. */
function facetsIn(round: number, faulty: number | undefined): string[][] {
  return Array.from({ length: COUNT }, (_, index) => {
    const [one, two, three, four, five, six] = [0, 1, 2, 5, 9, 13].map(step => idIn(round)(index + step))
    const first = `${one} = "a" and ${two} != "b"`
    const second = `${three} in ("a", "c") or ${four} = "d"`
    const third = `${five} != "c" and ${six} = "b"`
    const corner = index === faulty ? ` and not(${one} = "c" and ${six} = "d")` : ''
    return [
      first,
      `not(${first}) and (${second})`,
      `not(${first}) and not(${second}) and ${third}`,
      `not(${first}) and not(${second}) and not(${third})${corner}`,
    ]
  })
}

function filesIn(round: number, faulty?: number): CatalogueFile[] {
  const id = idIn(round)
  const all = Array.from({ length: COUNT }, (_, index) => index)
  const name = '{ zh: 甲, en: A }'
  const shown = OPTIONS.map(value => `{ value: ${value}, label: ${name} }`).join(', ')
  const questions = all.map(
    index => `  - { id: ${id(index)}, kind: choice, title: ${name}, options: [${shown}] }\n`,
  )
  // Every other question is asked only after certain answers to the one before it.
  const asked = all.map(index =>
    index % 2 === 0
      ? `  - { question: ${id(index)} }\n`
      : `  - { question: ${id(index)}, when: '${id(index - 1)} in ("a", "b")', otherwise: a }\n`,
  )
  const facets = facetsIn(round, faulty).map((cases, facet) => {
    const entries = cases.map((when, index) => `      - { id: c${index}, when: '${when}' }\n`)
    return `  - id: facet-${facet}\n    cases:\n${entries.join('')}`
  })
  return small.map(({ path, text }) => {
    if (path === 'questions.yaml') return { path, text: text + questions.join('') }
    if (!path.startsWith('matters/')) return { path, text }
    const more = text
      .replace('questions:\n', `questions:\n${asked.join('')}`)
      .replace('facets:\n', `facets:\n${facets.join('')}`)
    return { path, text: more }
  })
}

function checkMs(files: readonly CatalogueFile[], codes: readonly string[]): number {
  const start = performance.now()
  const { findings } = createChecker().check(files, options)
  const ms = performance.now() - start
  const found = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  if (found.join() !== codes.join()) throw new Error(`expected ${codes.join()}, found ${found.join()}`)
  return ms
}

/** Milliseconds to ask each case of each facet for some combinations of answers. */
function sliceMs(round: number): number {
  const ids = Array.from({ length: COUNT }, (_, index) => idIn(round)(index))
  const cases = facetsIn(round, undefined).flatMap(facet =>
    facet.map(text => {
      const parsed = parseCondition(text, new Set(ids))
      if (!parsed.ok) throw new Error(parsed.problem)
      return parsed.condition
    }),
  )
  const start = performance.now()
  let holding = 0
  for (let combination = 0; combination < SLICE; combination += 1) {
    const answers = new Map(
      ids.map((id, index) => [id, OPTIONS[Math.floor(combination / 4 ** index) % 4] ?? 'a']),
    )
    for (const condition of cases) if (condition.holds(answers) === true) holding += 1
  }
  const ms = performance.now() - start
  if (holding !== SLICE * COUNT) throw new Error(`${holding} cases hold`)
  return ms
}

export async function benchProof(): Promise<Figure[]> {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round)
  const sound = rounds.map(round => checkMs(filesIn(round), []))
  const faulty = rounds.map(round => checkMs(filesIn(ROUNDS + round, 4), ['catalogue/facet-not-exact']))
  const slice = sliceMs(2 * ROUNDS)
  const years = ((slice / SLICE) * 4 ** COUNT) / (1000 * 3600 * 24 * 365)
  return [
    {
      name: 'a matter of 20 questions with 4 options, proved sound',
      value: median(sound),
      unit: 'ms',
      atMost: 2000,
    },
    {
      name: 'the same with one corner missing, found and shown',
      value: median(faulty),
      unit: 'ms',
      atMost: 2000,
    },
    { name: `asking all cases for ${SLICE} combinations (baseline)`, value: slice, unit: 'ms' },
    { name: 'extrapolated to all 4²⁰ combinations', value: years, unit: 'years' },
  ]
}
