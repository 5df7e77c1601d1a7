/** For tests: editors of the sample catalogue, and what they do. */
import { randomUUID } from 'node:crypto'
import type { ChangeCommandOnWire } from '@yijianshi/contract/publication'
import { staff } from '../demo/test-story.ts'
import { gotten, type TestApp, type TestBrowser } from '../http/test-app.ts'

export type Editors = {
  readonly author: TestBrowser
  readonly second: TestBrowser
  readonly manager: TestBrowser
}

export async function editorsOf(house: TestApp): Promise<Editors> {
  const [author, second, manager] = await Promise.all([
    staff(house, 'editor1'),
    staff(house, 'editor2'),
    staff(house, 'manager1'),
  ])
  return { author, second, manager }
}

export async function currentText(browser: TestBrowser, path: string): Promise<string> {
  const version = gotten(await browser.call('getCatalogueFiles', { params: { version: 'current' } }))
  const file = version.files.find(entry => entry.path === path)
  if (file === undefined) throw new Error(`${path} is not in the catalogue`)
  return file.text
}

/** The text with one part replaced; it must be there. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`${from} is not in the text`)
  return text.replace(from, to)
}

type Unnumbered<Command> = Command extends ChangeCommandOnWire ? Omit<Command, 'id'> : never

export function act(browser: TestBrowser, change: string, command: Unnumbered<ChangeCommandOnWire>) {
  return browser.call('commandChange', { params: { change }, body: { id: randomUUID(), ...command } })
}

export function save(
  browser: TestBrowser,
  change: string,
  path: string,
  text: string | null,
  basedOn: number,
) {
  return browser.call('saveChangeFile', { params: { change }, body: { path, text, basedOn } })
}

export async function begin(
  browser: TestBrowser,
  title: string,
  more: { order?: string; restore?: string } = {},
) {
  return gotten(await browser.call('createChange', { body: { title, ...more } }))
}

/** A change that holds one edit and has been approved by the second person. */
export async function approved(
  { author, second }: Editors,
  title: string,
  path: string,
  edit: (text: string) => string,
  more: { order?: string } = {},
): Promise<string> {
  const { id } = await begin(author, title, more)
  gotten(await save(author, id, path, edit(await currentText(author, path)), 0))
  gotten(await act(author, id, { type: 'request-review' }))
  gotten(await act(second, id, { type: 'approve' }))
  return id
}
