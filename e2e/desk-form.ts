/** Fills in the form that a clerk takes in at the window, by what the labels of the console say. */
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { consoleTexts } from './texts.ts'

const { form: texts } = consoleTexts
const fenPerYuan = 100

type Field = Omit<FormFieldOnWire, 'of'> & Pick<FormFieldOnWire, 'of'>
type Entries = Extract<FieldValue, readonly Record<string, unknown>[]>

function labelOf(field: Field): string {
  return field.required ? `${field.name.zh}${texts.required}` : field.name.zh
}

function labelOfOption(field: Field, value: string): string {
  const option = field.options?.find(each => each.value === value)
  if (option === undefined) throw new Error(`${field.name.zh} has no option ${value}`)
  return option.label.zh
}

/** Types what is searched for and takes the first that is found, once it is there to be taken. */
async function pick(box: Locator, words: string): Promise<void> {
  await box.click()
  await box.fill(words)
  const found = box.page().locator('.ant-select-item-option-active:visible').filter({ hasText: words })
  await found.first().waitFor()
  await box.press('Enter')
  await expect.poll(() => box.getAttribute('aria-expanded')).toBe('false')
}

async function choose(scope: Locator, field: Field, value: string): Promise<void> {
  const label = labelOfOption(field, value)
  const radios = scope.getByRole('radiogroup', { name: labelOf(field), exact: true })
  const select = scope.getByRole('combobox', { name: labelOf(field), exact: true })
  await radios.or(select).first().waitFor()
  if ((await radios.count()) > 0) await radios.getByLabel(label, { exact: true }).check()
  else await pick(select, label)
}

function isEntries(value: FieldValue): value is Entries {
  return Array.isArray(value) && value.some(entry => typeof entry === 'object')
}

async function fillEntries(scope: Locator, field: Field, entries: Entries): Promise<void> {
  const add = scope.getByRole('button', { name: texts.addEntry(field.name.zh) })
  await add.waitFor()
  for (const [index, entry] of entries.entries()) {
    const place = scope.getByRole('group', { name: texts.entry(field.name.zh, index + 1), exact: true })
    if ((await place.count()) === 0) await add.click()
    for (const inner of field.of ?? []) {
      const value = entry[inner.element]
      if (value !== undefined && value !== null) await fillDeskField(place, inner, value)
    }
  }
}

/** `region` is the name of the place to search for, not its code. */
export async function fillDeskField(scope: Locator, field: Field, value: FieldValue): Promise<void> {
  const { kind } = field
  if (isEntries(value)) return await fillEntries(scope, field, value)
  if (Array.isArray(value)) {
    const boxes = scope.getByRole('group', { name: labelOf(field), exact: true })
    for (const each of value) {
      await boxes.getByLabel(labelOfOption(field, String(each)), { exact: true }).check()
    }
    return
  }
  if (typeof value === 'boolean') {
    const radios = scope.getByRole('radiogroup', { name: labelOf(field), exact: true })
    return await radios.getByLabel(value ? texts.yes : texts.no, { exact: true }).check()
  }
  if (kind === 'choice') return await choose(scope, field, String(value))
  const control = scope.getByLabel(labelOf(field), { exact: true })
  if (kind === 'region') return await pick(control, String(value))
  await control.fill(kind === 'money' ? String(Number(value) / fenPerYuan) : String(value))
  await control.blur()
}

/** Chooses what the person at the window comes for, by words of theirs. */
export async function chooseMatter(page: Page, words: string, name: string): Promise<void> {
  const box = page.getByLabel(consoleTexts.intake.matter, { exact: true })
  await box.click()
  await box.fill(words)
  await page.locator('.ant-select-item-option:visible').filter({ hasText: name }).click()
}

/** Answers the questions of the matter, which stand side by side at the window. */
export async function answerAtDesk(page: Page, answers: readonly (readonly [string, string])[]) {
  for (const [question, answer] of answers) {
    const options = page.getByRole('radiogroup', { name: question, exact: true })
    await options.getByRole('radio', { name: new RegExp(`^${answer}`) }).check()
  }
}
