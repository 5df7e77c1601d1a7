/**
 * 承诺书. 容缺受理承诺书: secondary papers follow later. 告知承诺书: a promise stands in for a proof.
 * Made only where the plan has such materials.
 */
import { heading, lawText, list, once, paragraph, table } from './blocks.ts'
import type { PlanDesk } from './desk.ts'
import { mayBePromised, usesOf } from './materials.ts'
import type { Block } from './model.ts'

type LetterTexts = {
  readonly told: string
  readonly tells: readonly string[]
  readonly promises: string
  readonly promised: readonly string[]
}

/** Who promises, and for which materials; without it the letter is a blank to be filled in by hand. */
export type LetterChoice = { readonly applicant: string; readonly materials: readonly string[] }

/** To be ticked by hand. */
const box = '□'
const ticked = '✓'

function letter(
  desk: PlanDesk,
  choice: LetterChoice | undefined,
  materials: readonly Block[],
  texts: LetterTexts & { readonly opening: (matter: string, situation: string) => string },
): Block[] {
  const { t, plan, say } = desk
  const { letters } = t
  const opening = texts.opening(say(plan.name), say(plan.situation.name))
  return [
    choice === undefined
      ? { kind: 'blanks', labels: letters.blanks }
      : paragraph(`${letters.blanks[0]}${choice.applicant}`),
    paragraph(opening),
    ...materials,
    heading(texts.told),
    list(texts.tells, true),
    heading(texts.promises),
    list(texts.promised, true),
    { kind: 'blanks', labels: letters.signature },
    paragraph(letters.copies),
  ]
}

function isChosen({ material }: { readonly material: string }, choice: LetterChoice | undefined): boolean {
  return choice === undefined || choice.materials.includes(material)
}

function itemNames({ plan, t, say }: PlanDesk, ids: readonly string[]): string {
  return t.and(plan.items.filter(({ item }) => ids.includes(item)).map(({ name }) => say(name)))
}

/** Undefined where no material of the plan may follow later. */
export function toleranceLetterBlocks(desk: PlanDesk, choice?: LetterChoice): Block[] | undefined {
  const { plan, t, say } = desk
  const { tolerance } = t.letters
  const entries = plan.checklist.flatMap(({ tolerableDays, ...entry }) =>
    tolerableDays === undefined || !isChosen(entry, choice) ? [] : [{ ...entry, tolerableDays }],
  )
  if (entries.length === 0) return undefined
  const [number, material, usedFor, due, missing] = tolerance.columns
  const columns = [
    [number, 1],
    [material, 5],
    [usedFor, 4],
    [due, 4],
    [missing, 3],
  ] as const
  const rows = entries.map((entry, index) => [
    String(index + 1),
    say(entry.name),
    itemNames(desk, entry.neededBy),
    tolerance.due(entry.tolerableDays),
    choice === undefined ? box : ticked,
  ])
  const blocks = [heading(tolerance.materials), table(tolerance.materials, columns, rows)]
  return letter(desk, choice, blocks, tolerance)
}

/** Undefined where no material of the plan may be replaced by a promise. */
export function commitmentLetterBlocks(desk: PlanDesk, choice?: LetterChoice): Block[] | undefined {
  const { plan, t, say } = desk
  const { commitment } = t.letters
  const entries = plan.checklist.filter(entry => mayBePromised(desk, entry) && isChosen(entry, choice))
  if (entries.length === 0) return undefined
  const [number, material, usedFor, basis, check, chosen] = commitment.columns
  const columns = [
    [number, 1.5],
    [material, 4],
    [usedFor, 3],
    [basis, 5],
    [check, 5],
    [chosen, 3],
  ] as const
  const rows = entries.map((entry, index) => {
    const uses = usesOf(desk, entry)
    const laws = uses.flatMap(({ item, use }) => (use.basis ? [use.basis] : item.legalBasis.slice(0, 1)))
    const checks = uses.flatMap(({ use }) =>
      use.commitment ? [commitment.check(say(use.commitment.check), t.days(use.commitment.checkDays))] : [],
    )
    return [
      String(index + 1),
      say(entry.name),
      itemNames(desk, entry.neededBy),
      once(laws.map(({ law, article }) => lawText({ law, article }))),
      once(checks),
      choice === undefined ? box : ticked,
    ]
  })
  const blocks = [heading(commitment.materials), table(commitment.materials, columns, rows)]
  return letter(desk, choice, blocks, commitment)
}
