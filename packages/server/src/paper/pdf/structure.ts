/** What the structure of a paper says of its parts, beyond their tags: PDF/UA-1 (ISO 14289-1) asks for it. */

export type Structure = {
  readonly title?: string
  readonly alt?: string
  /** Of a part in another language than the paper. */
  readonly lang?: string
  /** Which cells a head cell is the head of. */
  readonly scope?: 'Column' | 'Row'
  /** Where a figure stands on its page: left, top, right, bottom, in points from the left upper corner. */
  readonly bbox?: readonly [number, number, number, number]
}

/** Law and longer texts are in Chinese in an English paper too: a reader aloud has to know. */
export function languageOf(texts: readonly string[], paper: 'zh' | 'en'): Pick<Structure, 'lang'> {
  return paper === 'en' && texts.some(text => /\p{Script=Han}/u.test(text)) ? { lang: 'zh-CN' } : {}
}

/**
 * How the entries of a list are numbered: ISO 14289-1 (7.6) asks for it where they have labels. pdfkit has no
 * option for it, so it is written into the dictionary of the element.
 */
export function setNumbering(list: object, numbering: 'Decimal' | 'Disc'): void {
  const dictionary: unknown = Reflect.get(list, 'dictionary')
  const data: unknown =
    typeof dictionary === 'object' && dictionary !== null ? Reflect.get(dictionary, 'data') : undefined
  if (typeof data !== 'object' || data === null)
    throw new Error('A list of pdfkit has no dictionary any more')
  Reflect.set(data, 'A', { O: 'List', ListNumbering: numbering })
}

/** pdfkit writes the properties of a paper into XML as they are: what has a meaning there is written wide. */
export function forMetadata(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞')
}

/** The claim that the paper can be read by everybody, where readers and checkers look for it. */
export const ACCESSIBLE = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        `
