/** A person without a mouse: Tab from control to control, and the keys that each kind of control knows. */
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Page } from 'playwright-core'

const mostTabs = 60

/** Tabs on until the control with that id has the focus. */
export async function tabTo(page: Page, id: string): Promise<void> {
  const passed: string[] = []
  for (let count = 0; count < mostTabs; count += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.id ?? '')
    if (focused === id) return
    passed.push(focused)
  }
  throw new Error(`Tab does not come to #${id}; it passes ${passed.filter(Boolean).join(', ')}.`)
}

/** Tabs on to a button and presses it. */
export async function pressButton(page: Page, name: string): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (focused === name) return await page.keyboard.press('Enter')
  }
  throw new Error(`Tab does not come to the button "${name}".`)
}

/** Space takes the first of a group of radio buttons, the arrow each further one. */
async function chooseRadio(page: Page, position: number): Promise<void> {
  await page.keyboard.press('Space')
  for (let step = 0; step < position; step += 1) await page.keyboard.press('ArrowDown')
}

/** A field of the portal's form; lists and regions are not among them. */
export async function fillByKeyboard(page: Page, field: FormFieldOnWire, value: FieldValue): Promise<void> {
  const id = `field-${field.element}`
  await tabTo(page, id)
  if (field.kind === 'yes-no') return await chooseRadio(page, value === true ? 0 : 1)
  if (field.kind === 'choice') {
    const position = (field.options ?? []).findIndex(option => option.value === value)
    return await chooseRadio(page, position)
  }
  if (field.kind !== 'date') return await page.keyboard.type(String(value))
  const [year = '', month = '', day = ''] = String(value).split('-')
  await page.keyboard.type(year)
  await tabTo(page, `${id}-month`)
  await page.keyboard.type(month)
  await tabTo(page, `${id}-day`)
  await page.keyboard.type(day)
}
