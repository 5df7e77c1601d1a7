/** Which words of a page are in the wrong language. */
import type { Page, Response } from 'playwright-core'

export const hanWords = /\p{Script=Han}[\p{Script=Han}\p{P}\d ]*/gu
export const latinWords = /[A-Za-z][A-Za-z'’-]+/g
/** Words that both languages have, names of systems and browsers among them, and each language's own name. */
const shared = new Set(['PDF', 'OFD', 'MB', 'TOTP', 'Linux', 'Chrome', 'English', '中文'])

/**
 * Texts that stand on a page as they were given, in whatever language: names, what people wrote, file names, and what
 * the catalogue has in Chinese only. A text that the catalogue has in both languages is none of them.
 */
export class GivenTexts {
  readonly #texts = new Set<string>()
  readonly #arriving = new Set<Promise<void>>()

  /** Gathers from all that the server answers to this page. */
  gatherFrom(page: Page): void {
    page.on('response', answer => {
      const type = answer.headers()['content-type'] ?? ''
      if (!type.includes('json')) return
      const arriving = this.#read(answer).finally(() => this.#arriving.delete(arriving))
      this.#arriving.add(arriving)
    })
  }

  /** Every answer that has begun to come is gathered. */
  async gathered(): Promise<void> {
    while (this.#arriving.size > 0) await Promise.all(this.#arriving)
  }

  add(text: string): void {
    this.#texts.add(text)
  }

  /** Words of a line that are neither given nor shared. */
  foreignWords(line: string, foreign: RegExp): string[] {
    // Most lines have none at all; taking the given texts out adds none.
    if (line.search(foreign) < 0) return []
    const given = [...this.#texts].filter(text => line.includes(text))
    const own = given
      .toSorted((one, other) => other.length - one.length)
      .reduce((rest, text) => rest.replaceAll(text, ' '), line)
    return (own.match(foreign) ?? []).map(word => word.trim()).filter(word => !shared.has(word))
  }

  async #read(answer: Response): Promise<void> {
    this.#gather(await answer.json().catch(() => null))
  }

  #gather(value: unknown): void {
    if (typeof value === 'string' && value.length > 1) this.#texts.add(value)
    if (typeof value !== 'object' || value === null) return
    if ('zh' in value && 'en' in value) return
    for (const inner of Object.values(value)) this.#gather(inner)
  }
}

/** All that a page says, to the eye and to a screen reader, line by line. */
export function linesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = ['aria-label', 'alt', 'placeholder', 'title']
    const said = [...document.querySelectorAll('body *')].flatMap(element =>
      attributes.map(name => element.getAttribute(name) ?? ''),
    )
    const options = [...document.querySelectorAll('option')].map(option => option.textContent)
    const lines = [document.title, ...said, ...options, ...document.body.innerText.split('\n')]
    return lines.filter(line => line.trim() !== '')
  })
}
