/** Fills in a form of the portal the way a person does: by what the labels say. */
import type { Draft } from '@yijianshi/contract/draft'
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Locator } from 'playwright-core'
import { portalTexts } from './texts.ts'

const { fields: texts, draft: draftTexts } = portalTexts
const fenPerYuan = 100
/** Digits of a region's code that stand for city, county, township, village. */
const regionDigits = [4, 6, 9, 12] as const

type Field = Omit<FormFieldOnWire, 'of'> & Pick<FormFieldOnWire, 'of'>
type Entries = Extract<FieldValue, readonly Record<string, unknown>[]>

function labelOf(field: Field): string {
  return field.required ? field.name.zh : `${field.name.zh}${draftTexts.optional}`
}

function group(scope: Locator, field: Field): Locator {
  return scope.getByRole('group', { name: labelOf(field), exact: true })
}

function labelOfOption(field: Field, value: string): string {
  const option = field.options?.find(each => each.value === value)
  if (option === undefined) throw new Error(`${field.name.zh} has no option ${value}`)
  return option.label.zh
}

async function choose(scope: Locator, field: Field, value: string): Promise<void> {
  const label = labelOfOption(field, value)
  const select = scope.getByRole('combobox', { name: labelOf(field), exact: true })
  await select.or(group(scope, field)).first().waitFor()
  if ((await select.count()) > 0) await select.selectOption({ label })
  else await group(scope, field).getByLabel(label, { exact: true }).check()
}

async function fillDate(scope: Locator, field: Field, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  const boxes = group(scope, field)
  await boxes.getByLabel(texts.year, { exact: true }).fill(year)
  await boxes.getByLabel(texts.month, { exact: true }).fill(month)
  await boxes.getByLabel(texts.day, { exact: true }).fill(day)
}

async function chooseRegion(scope: Locator, field: Field, code: string): Promise<void> {
  const levels = group(scope, field)
  for (const [level, label] of texts.regionLevels.entries()) {
    const own = code.slice(0, regionDigits[level]).padEnd(code.length, '0')
    await levels.getByLabel(label, { exact: true }).selectOption(own)
  }
}

async function fillEntries(scope: Locator, field: Field, entries: Entries): Promise<void> {
  const name = field.name.zh
  for (const [index, entry] of entries.entries()) {
    const add = index === 0 ? texts.add(name) : texts.addAnother(name)
    await scope.getByRole('button', { name: add, exact: true }).click()
    const place = scope.getByRole('group', { name: texts.entry(name, index + 1), exact: true })
    for (const inner of field.of ?? []) {
      const value = entry[inner.element]
      if (value !== undefined && value !== null) await fillField(place, inner, value)
    }
  }
}

function isEntries(value: FieldValue): value is Entries {
  return Array.isArray(value) && value.some(entry => typeof entry === 'object')
}

export async function fillField(scope: Locator, field: Field, value: FieldValue): Promise<void> {
  const { kind } = field
  if (isEntries(value)) return await fillEntries(scope, field, value)
  if (Array.isArray(value)) {
    for (const each of value) {
      await group(scope, field)
        .getByLabel(labelOfOption(field, String(each)), { exact: true })
        .check()
    }
    return
  }
  if (typeof value === 'boolean') {
    const answer = value ? portalTexts.yes : portalTexts.no
    return await group(scope, field).getByLabel(answer, { exact: true }).check()
  }
  if (kind === 'choice') return await choose(scope, field, String(value))
  if (kind === 'date') return await fillDate(scope, field, String(value))
  if (kind === 'region') return await chooseRegion(scope, field, String(value))
  const text = kind === 'money' ? String(Number(value) / fenPerYuan) : String(value)
  await scope.getByLabel(labelOf(field), { exact: true }).fill(text)
}

/** All fields of one section that have a value. */
export async function fillSection(
  scope: Locator,
  draft: Pick<Draft, 'plan'>,
  section: string,
  values: Readonly<Record<string, FieldValue>>,
): Promise<void> {
  for (const field of draft.plan.form.fields.filter(each => each.section === section)) {
    const value = values[field.element]
    if (value !== undefined) await fillField(scope, field, value)
  }
}
